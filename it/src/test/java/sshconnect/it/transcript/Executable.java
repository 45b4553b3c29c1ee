package sshconnect.it.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program under test.
 *
 * @param name        what to call it
 * @param command     how to start it
 * @param environment what it needs in its environment, beside what a transcript sets
 */
public record Executable(String name, List<String> command, Map<String, String> environment) {
    private static final String REFERENCE = "/usr/bin/connect-proxy";
    private static final Path ROOT = Path.of(System.getProperty("connect.root", ".."));

    Executable(String name, String... command) {
        this(name, List.of(command), Map.of());
    }

    /**
     * The program on a Java virtual machine, set up to start quickly, and without the file in /tmp that makes a machine
     * warn, on standard output, of another process with the same number: one in a container, or just gone.
     */
    static Executable jar() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Executable(
                "jar",
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-jar",
                inRoot("target/connect.jar"));
    }

    /** The program as a native executable. */
    static Executable nativeExecutable() {
        return new Executable("native", inRoot("target/connect"));
    }

    /** The executable that the native one becomes where it cannot go on, where the build has made two. */
    static Executable full() {
        return new Executable("full", inRoot("target/connect-full"));
    }

    /** The native executable with sanitizers that end it with status 99 and a report on standard error. */
    static Executable sanitized() {
        return new Executable(
                "sanitized",
                List.of(inRoot("posix/target/sanitized/connect")),
                Map.of("ASAN_OPTIONS", "exitcode=99:detect_leaks=0", "UBSAN_OPTIONS", "halt_on_error=1:exitcode=99"));
    }

    /** The program whose successor this one is. */
    static Executable reference() {
        return new Executable("reference", REFERENCE);
    }

    /**
     * Those under test: all, or the one that {@code -Dconnect.only} names, or that {@code -Dconnect.executable} starts.
     *
     * @return them
     */
    public static List<Executable> underTest() {
        String line = System.getProperty("connect.executable", "").strip();
        if (!line.isEmpty()) {
            return List.of(new Executable("given", line.split("\\s+")));
        }
        String only = System.getProperty("connect.only", "");
        return Stream.of(jar(), nativeExecutable(), full(), sanitized(), reference())
                .filter(executable -> only.isEmpty() || executable.name.equals(only))
                .toList();
    }

    /** Whether it is the front of another one, which it becomes where it cannot go on. */
    boolean isFront() {
        return name.equals("native") && full().exists();
    }

    /** Whether a start costs so much that hundreds of them count. */
    boolean startsSlowly() {
        return command.get(command.size() - 1).endsWith(".jar");
    }

    /** Whether {@code -Dconnect.required} has a word in its list. */
    static boolean isRequired(String what) {
        return List.of(System.getProperty("connect.required", "").split(",")).contains(what);
    }

    /**
     * Whether this is the program whose successor the others are.
     *
     * @return true for that one
     */
    public boolean isReference() {
        return command.equals(List.of(REFERENCE));
    }

    /**
     * Whether every file that the command names is there.
     *
     * @return true if it can be started
     */
    public boolean exists() {
        return command.stream().filter(word -> word.startsWith("/")).allMatch(file -> Files.exists(Path.of(file)));
    }

    /**
     * Whether it must be there: those in {@code -Dconnect.required=native,reference}, and what every build makes.
     *
     * @return true if a missing file is a failure, false if it is a reason to skip
     */
    public boolean isRequired() {
        return switch (name) {
            case "jar", "given" -> true;
            case "sanitized" -> isRequired("native");
            default -> isRequired(name);
        };
    }

    /**
     * How to start it under another name, for a program that looks at its name. A jar's is that of its file.
     *
     * @param folder where to put it under that name
     * @param other  the name
     * @return the command
     */
    List<String> commandAs(Path folder, String other) throws IOException {
        int program = command.size() - 1;
        String file = command.get(program).endsWith(".jar") ? other + ".jar" : other;
        Path link = Files.createSymbolicLink(folder.resolve(file), Path.of(command.get(program)));
        List<String> renamed = new ArrayList<>(command);
        renamed.set(program, link.toString());
        return renamed;
    }

    @Override
    public String toString() {
        return name;
    }

    private static String inRoot(String path) {
        return ROOT.resolve(path).toAbsolutePath().normalize().toString();
    }
}
