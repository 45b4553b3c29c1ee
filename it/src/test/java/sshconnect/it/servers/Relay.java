package sshconnect.it.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A relay program under test.
 *
 * @param name      what to call it
 * @param words     how to start it
 * @param reference whether it is connect-proxy, whose successor the others are
 */
record Relay(String name, List<String> words, boolean reference) {
    private static final String REFERENCE = "connect-proxy";
    private static final Path ROOT = Path.of(System.getProperty("connect.root", "..")).toAbsolutePath().normalize();

    /**
     * Both executables of this build and, where it is installed, the reference; or just the one that
     * {@code -Dconnect.executable} names.
     *
     * @return them
     */
    static Stream<Relay> all() {
        String given = System.getProperty("connect.executable", "").strip();
        if (!given.isEmpty()) {
            return Stream.of(new Relay("given", List.of(given.split("\\s+")), given.endsWith(REFERENCE)));
        }
        Path reference = Path.of("/usr/bin", REFERENCE);
        return Stream.concat(ours(), Files.exists(reference)
            ? Stream.of(new Relay("reference", List.of(reference.toString()), true)) : Stream.empty());
    }

    /**
     * Those of {@link #all()} that are to do what the reference does not.
     *
     * @return them
     */
    static Stream<Relay> successors() {
        return System.getProperty("connect.executable", "").isBlank() ? ours() : all().filter(relay -> !relay.reference);
    }

    private static Stream<Relay> ours() {
        return Stream.of(
            new Relay("native", List.of(ROOT.resolve("target/connect").toString()), false),
            new Relay("jar", List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                ROOT.resolve("target/connect.jar").toString()), false));
    }

    /**
     * A run of this relay; ends the test where the relay was not built.
     *
     * @param arguments its arguments
     * @return the run, not yet started
     */
    Command command(String... arguments) {
        List<String> all = new ArrayList<>(existing());
        all.addAll(List.of(arguments));
        return Command.of(all);
    }

    /**
     * The text that makes ssh and other programs run this relay through a shell.
     *
     * @param arguments its arguments; the caller's placeholders, such as {@code %h}, stay what they are
     * @return the command line
     */
    String line(String... arguments) {
        return Stream.concat(existing().stream().map(word -> word.replace("%", "%%")), Stream.of(arguments))
            .map(Relay::quoted).collect(Collectors.joining(" "));
    }

    /**
     * The proxy command for ssh: the arguments, then host and port.
     *
     * @param arguments the arguments in front of host and port
     * @return the command line with ssh's placeholders
     */
    String proxyCommand(String... arguments) {
        return Stream.concat(Stream.of(line(arguments)), Stream.of("%h %p")).collect(Collectors.joining(" "));
    }

    private List<String> existing() {
        for (String word : words) {
            if (word.startsWith("/") && !Files.exists(Path.of(word))) {
                throw Requirements.missingExecutable("no " + word + " here: mvn package makes it");
            }
        }
        return words;
    }

    private static String quoted(String word) {
        return word.matches("[-A-Za-z0-9_./:@=%]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public String toString() {
        return name;
    }
}
