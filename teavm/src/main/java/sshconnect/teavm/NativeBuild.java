package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a native executable of a Java program: the Maven build runs this. */
public final class NativeBuild {
    private static final String USAGE = """
            usage: normal C-COMPILER HEADER C-FOLDER EXECUTABLE MAIN-CLASS
                   checked C-COMPILER HEADER C-FOLDER EXECUTABLE""";

    private NativeBuild() {
    }

    /**
     * The first argument says what to do. {@code normal}: translate the main class to C, check the C, and compile it.
     * {@code checked}: compile C that an earlier {@code normal} left, with sanitizers. The C compiler is a name, a path,
     * or {@code auto}; where that finds none, one line says so and the executable of an earlier build is removed.
     *
     * <p>Exit status 1 and one message on standard error if any of the steps fails.
     *
     * @param arguments see the usage text
     */
    public static void main(String[] arguments) {
        try {
            build(Arrays.asList(arguments));
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void build(List<String> arguments) throws IOException {
        boolean normal = arguments.size() == 6 && arguments.get(0).equals("normal");
        boolean checked = arguments.size() == 5 && arguments.get(0).equals("checked");
        if (!normal && !checked) {
            throw new IOException(USAGE);
        }
        Path header = Path.of(arguments.get(2));
        Path directory = Path.of(arguments.get(3));
        Path executable = Path.of(arguments.get(4)).toAbsolutePath().normalize();
        Optional<CCompiler> compiler = CCompiler.find(arguments.get(1), System.getenv("PATH"));
        if (compiler.isEmpty()) {
            Files.deleteIfExists(executable);
            System.out.println("No C compiler (cc, gcc, clang) on PATH: " + executable.getFileName() + " is not made.");
        } else if (normal) {
            Path source = Translator.of(NativeBuild.class.getClassLoader()).translate(arguments.get(5), directory);
            SequenceCheck.check(directory);
            compiler.get().compile(source, header, executable);
        } else {
            compiler.get().compileChecked(directory.resolve(Translator.ALL), header, executable);
        }
    }
}
