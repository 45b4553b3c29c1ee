package sshconnect.teavm;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The machine's C compiler, and the flags that TeaVM's C needs.
 *
 * @param command the compiler's path
 */
public record CCompiler(String command) {
    /** Stands for "the first that is found". */
    public static final String AUTO = "auto";

    private static final List<String> USUAL_NAMES = List.of("cc", "gcc", "clang");

    /** What musl's packages call the C compiler that links against it. */
    private static final List<String> USUAL_MUSL_NAMES = List.of("musl-gcc");

    /** Java's arithmetic wraps around, and TeaVM's memory accesses ignore C's types. */
    private static final List<String> LANGUAGE = List.of("-std=gnu11", "-fwrapv", "-fno-strict-aliasing");

    /** Generated code is not written to please a reader. */
    private static final String NO_WARNINGS = "-w";

    /** Nothing unwinds the stack: TeaVM's exceptions jump. */
    private static final String NO_UNWINDING = "-fno-asynchronous-unwind-tables";

    private static final List<String> SMALL =
            List.of("-O2", NO_UNWINDING, "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections", "-s");

    /** One file that needs no other and no relocation, of which the program is told (runtime.h). */
    private static final List<String> STATIC = List.of("-static", "-fno-pie", "-no-pie", "-DCONNECT_FRONT=1");

    private static final List<String> CHECKED = List.of(
            "-O1", "-g", "-fno-omit-frame-pointer", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");

    /**
     * Finds a compiler.
     *
     * @param wanted a name, a path, or {@link #AUTO}
     * @param searchPath the value of PATH
     * @return the compiler; empty if {@code AUTO} found none
     * @throws IOException if a compiler that was named does not exist
     */
    public static Optional<CCompiler> find(String wanted, String searchPath) throws IOException {
        return find(wanted, USUAL_NAMES, searchPath);
    }

    /**
     * Finds a compiler that links against musl, with which static executables are whole.
     *
     * @param wanted a name, a path, or {@link #AUTO}
     * @param searchPath the value of PATH
     * @return the compiler; empty if {@code AUTO} found none
     * @throws IOException if a compiler that was named does not exist
     */
    public static Optional<CCompiler> findMusl(String wanted, String searchPath) throws IOException {
        return find(wanted, USUAL_MUSL_NAMES, searchPath);
    }

    private static Optional<CCompiler> find(String wanted, List<String> usualNames, String searchPath)
            throws IOException {
        if (wanted.equals(AUTO)) {
            return usualNames.stream()
                    .flatMap(name -> search(name, searchPath).stream())
                    .findFirst();
        }
        Optional<CCompiler> named = search(wanted, searchPath);
        if (named.isEmpty()) {
            throw new IOException("there is no C compiler " + wanted);
        }
        return named;
    }

    private static Optional<CCompiler> search(String name, String searchPath) {
        List<Path> places = new ArrayList<>();
        if (name.contains(File.separator)) {
            places.add(Path.of(name));
        } else {
            for (String folder : searchPath.split(File.pathSeparator)) {
                places.add(Path.of(folder, name));
            }
        }
        return places.stream()
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(path -> new CCompiler(path.toString()));
    }

    /**
     * Makes the executable that is shipped: small, without symbols.
     *
     * @param source the C file that includes all others
     * @param header included before everything else
     * @param executable the file to make
     * @throws IOException with the compiler's words, if it fails
     */
    public void compile(Path source, Path header, Path executable) throws IOException {
        run(SMALL, source, header, executable);
    }

    /**
     * Makes the executable that starts fastest, linked statically. To be called for what {@link #findMusl} found.
     *
     * @param source the C file that includes all others
     * @param header included before everything else
     * @param executable the file to make
     * @throws IOException with the compiler's words, if it fails
     */
    public void compileStatic(Path source, Path header, Path executable) throws IOException {
        List<String> flags = new ArrayList<>(SMALL);
        flags.addAll(STATIC);
        run(flags, source, header, executable);
    }

    /**
     * Makes an executable that ends with a report where the C does what C leaves undefined.
     *
     * @param source the C file that includes all others
     * @param header included before everything else
     * @param executable the file to make
     * @throws IOException with the compiler's words, if it fails
     */
    public void compileChecked(Path source, Path header, Path executable) throws IOException {
        run(CHECKED, source, header, executable);
    }

    /**
     * Makes an executable that ends as {@link #compileChecked}'s does, and whose code tells AFL++ where it has been;
     * the header is told so ({@code CONNECT_FUZZED}).
     *
     * @param source the C file that includes all others
     * @param header included before everything else
     * @param runtime AFL++'s object file {@code afl-compiler-rt.o}
     * @param executable the file to make
     * @throws IOException with the compiler's words, if it fails
     */
    public void compileFuzzed(Path source, Path header, Path runtime, Path executable) throws IOException {
        List<String> flags = new ArrayList<>(CHECKED);
        flags.addAll(List.of("-fsanitize-coverage=trace-pc", "-DCONNECT_FUZZED=1", runtime.toString()));
        run(flags, source, header, executable);
    }

    private void run(List<String> flags, Path source, Path header, Path executable) throws IOException {
        Files.createDirectories(executable.toAbsolutePath().getParent());
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(LANGUAGE);
        line.add(NO_WARNINGS);
        line.addAll(flags);
        line.addAll(List.of(
                "-include",
                header.toAbsolutePath().toString(),
                "-o",
                executable.toAbsolutePath().toString(),
                source.getFileName().toString(),
                "-lm",
                "-ldl"));
        Process process = new ProcessBuilder(line)
                .directory(source.toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = await(process);
        if (status != 0) {
            throw new IOException(String.join(" ", line) + ": exit status " + status + "\n" + words);
        }
        // Whatever the umask is: the front runs no full executable that others can write.
        Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while compiling", interruption);
        }
    }
}
