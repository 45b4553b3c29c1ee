package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a native executable of a Java program: the Maven build runs this. */
public final class NativeBuild {
    private NativeBuild() {
    }

    /**
     * Translates to C, checks the C, and compiles it. Where there is no C compiler it says so in one line and removes the
     * executable of an earlier build.
     *
     * @param arguments the C compiler (a name, a path, or {@code auto}), the main class, the folder for the
     *     generated C, the header to include before it, the executable to make
     * <p>Exit status 1 and one message on standard error if any of the steps fails.
     */
    public static void main(String[] arguments) {
        try {
            build(arguments);
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static void build(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            throw new IOException("usage: compiler main-class c-folder header executable");
        }
        Path directory = Path.of(arguments[2]);
        Path header = Path.of(arguments[3]);
        Path executable = Path.of(arguments[4]).toAbsolutePath().normalize();
        Optional<CCompiler> compiler = CCompiler.find(arguments[0], System.getenv("PATH"));
        if (compiler.isEmpty()) {
            Files.deleteIfExists(executable);
            System.out.println("No C compiler (cc, gcc, clang) on PATH: " + executable.getFileName() + " is not made.");
            return;
        }
        Path source = Translator.of(NativeBuild.class.getClassLoader()).translate(arguments[1], directory);
        SequenceCheck.check(directory);
        compiler.get().compile(source, header, executable);
    }
}
