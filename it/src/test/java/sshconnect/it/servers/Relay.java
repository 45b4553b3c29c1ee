package sshconnect.it.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sshconnect.it.demo.ProxyCommand;

/**
 * A relay program under test.
 *
 * @param name      what to call it
 * @param words     how to start it
 * @param reference whether it is connect-proxy, whose successor the others are
 */
record Relay(String name, List<String> words, boolean reference) {
    static final Path ROOT = Path.of(System.getProperty("connect.root", "..")).toAbsolutePath().normalize();

    private static final String REFERENCE = "connect-proxy";

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
        Relay nativeExecutable = new Relay("native", List.of(ROOT.resolve("target/connect").toString()), false);
        Relay jar = new Relay("jar", List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
            ROOT.resolve("target/connect.jar").toString()), false);
        Path reference = Path.of("/usr/bin", REFERENCE);
        return Files.exists(reference)
            ? Stream.of(nativeExecutable, jar, new Relay("reference", List.of(reference.toString()), true))
            : Stream.of(nativeExecutable, jar);
    }

    /**
     * Those of {@link #all()} that are to do what the reference does not.
     *
     * @return them
     */
    static Stream<Relay> successors() {
        return all().filter(relay -> !relay.reference);
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
        return ProxyCommand.line(existing(), List.of(arguments));
    }

    /**
     * The proxy command for ssh: the arguments, then host and port.
     *
     * @param arguments the arguments in front of host and port
     * @return the command line with ssh's placeholders
     */
    String proxyCommand(String... arguments) {
        return ProxyCommand.of(existing(), List.of(arguments));
    }

    /**
     * The words that start it; ends the test where they lead to nothing.
     *
     * @return the words
     */
    List<String> existing() {
        for (String word : words) {
            if (word.startsWith("/") && !Files.exists(Path.of(word))) {
                throw Requirements.missingExecutable("no " + word + " here: mvn package makes it");
            }
        }
        return words;
    }

    @Override
    public String toString() {
        return name;
    }
}
