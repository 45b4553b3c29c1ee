package sshconnect.it.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sshconnect.it.demo.ProxyCommand;
import sshconnect.it.transcript.Executable;

/**
 * A relay program under test, as these tests use it.
 *
 * @param executable the program
 */
record Relay(Executable executable) {
    /** Those that the transcripts are enough for: other builds of what the native executable is. */
    private static final Set<String> LEFT_OUT = Set.of("full", "sanitized");

    /**
     * The executables under test, of each program one.
     *
     * @return them
     */
    static Stream<Relay> all() {
        return Executable.underTest().stream()
                .filter(executable -> !LEFT_OUT.contains(executable.name()))
                .map(Relay::new);
    }

    /**
     * Those of {@link #all()} that are to do what the reference does not.
     *
     * @return them
     */
    static Stream<Relay> successors() {
        return all().filter(relay -> !relay.isReference());
    }

    boolean isReference() {
        return executable.isReference();
    }

    /**
     * A run of this relay; ends the test where the relay was not built.
     *
     * @param arguments its arguments
     * @return the run, not yet started
     */
    Command command(String... arguments) {
        List<String> words = new ArrayList<>(words());
        words.addAll(List.of(arguments));
        return Command.of(words);
    }

    /**
     * The text that makes ssh and other programs run this relay through a shell.
     *
     * @param arguments its arguments; the caller's placeholders, such as {@code %h}, stay what they are
     * @return the command line
     */
    String line(String... arguments) {
        return ProxyCommand.line(words(), List.of(arguments));
    }

    /**
     * The proxy command for ssh: the arguments, then host and port.
     *
     * @param arguments the arguments in front of host and port
     * @return the command line with ssh's placeholders
     */
    String proxyCommand(String... arguments) {
        return ProxyCommand.of(words(), List.of(arguments));
    }

    /**
     * The words that start it; ends the test where they lead to nothing.
     *
     * @return the words
     */
    List<String> words() {
        if (!executable.exists()) {
            throw Requirements.missing(executable);
        }
        return executable.command();
    }

    @Override
    public String toString() {
        return executable.name();
    }
}
