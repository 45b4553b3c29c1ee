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
                   front C-COMPILER HEADER C-FOLDER EXECUTABLE FULL-EXECUTABLE MUSL-COMPILER MAIN-CLASS
                         FRONT-C-FOLDER FRONT-MAIN-CLASS
                   checked C-COMPILER HEADER C-FOLDER EXECUTABLE""";

    private NativeBuild() {}

    /**
     * The first argument says what to do. {@code normal}: translate the main class to C, check the C, and compile it.
     * {@code front}: the same, and where there is a compiler for musl, what comes of that is the full executable, and
     * the executable beside it is another main class, linked statically; where there is none, one line says so, and there
     * is the dynamic one alone.
     * {@code checked}: compile C that an earlier run left, with sanitizers. The compilers are names, paths, or
     * {@code auto}; where that finds no C compiler, one line says so. Executables of an earlier build that are not made
     * again are removed.
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
        boolean front = arguments.size() == 10 && arguments.get(0).equals("front");
        boolean checked = arguments.size() == 5 && arguments.get(0).equals("checked");
        if (!normal && !front && !checked) {
            throw new IOException(USAGE);
        }
        Path header = Path.of(arguments.get(2));
        Path directory = Path.of(arguments.get(3));
        Path executable = file(arguments.get(4));
        Optional<CCompiler> compiler = CCompiler.find(arguments.get(1), System.getenv("PATH"));
        Files.deleteIfExists(executable);
        if (front) {
            Files.deleteIfExists(file(arguments.get(5)));
        }
        if (compiler.isEmpty()) {
            System.out.println("No C compiler (cc, gcc, clang) on PATH: " + executable.getFileName() + " is not made.");
        } else if (normal) {
            compiler.get().compile(translate(arguments.get(5), directory), header, executable);
        } else if (front) {
            Optional<CCompiler> musl = CCompiler.findMusl(arguments.get(6), System.getenv("PATH"));
            Path source = translate(arguments.get(7), directory);
            if (musl.isEmpty()) {
                System.out.println("No musl-gcc on PATH: " + executable.getFileName()
                        + " is linked dynamically, which takes longer to start.");
                compiler.get().compile(source, header, executable);
            } else {
                compiler.get().compile(source, header, file(arguments.get(5)));
                Path frontSource = translate(arguments.get(9), Path.of(arguments.get(8)));
                musl.get().compileStatic(frontSource, header, executable);
            }
        } else {
            compiler.get().compileChecked(directory.resolve(Translator.ALL), header, executable);
        }
    }

    private static Path file(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }

    private static Path translate(String mainClass, Path directory) throws IOException {
        Path source = Translator.of(NativeBuild.class.getClassLoader()).translate(mainClass, directory);
        SequenceCheck.check(directory);
        return source;
    }
}
