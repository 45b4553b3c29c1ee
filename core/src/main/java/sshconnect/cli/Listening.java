package sshconnect.cli;

import java.util.Optional;
import java.util.function.ToIntFunction;
import sshconnect.base.ListenAddress;
import sshconnect.base.Parsed;
import sshconnect.way.ListenSyntax;

/**
 * Local clients instead of standard input and output.
 *
 * @param address where they come
 * @param clients how many, and how they share
 */
record Listening(ListenAddress address, Clients clients) {

    /** How clients share the way to the target. */
    enum Clients {
        /** There is one. */
        ONE,
        /** One after the other, over the same tunnel. */
        IN_TURN,
        /** Any number at a time, each with a tunnel of its own. */
        MANY
    }

    /**
     * Reads what the command line says about clients.
     *
     * @param line     the command line
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the clients; empty for standard input and output; or what contradicts itself
     */
    static Parsed<Optional<Listening>> read(CommandLine line, ToIntFunction<String> services) {
        boolean inTurn = line.has(Option.LISTEN_HOLD);
        boolean many = line.has(Option.KEEP);
        if (many && inTurn) {
            return Parsed.wrong(
                    Option.KEEP + " and " + Option.LISTEN_HOLD + " exclude each other",
                    "the one makes a connection for each client, the other keeps one for all");
        }
        Option option = inTurn ? Option.LISTEN_HOLD : Option.LISTEN;
        if (!line.has(option)) {
            return many
                    ? Parsed.wrong(Option.KEEP + " needs " + Option.LISTEN, "where are the clients to come?")
                    : Parsed.of(Optional.empty());
        }
        Parsed<ListenAddress> address = ListenSyntax.parse(line.given(option), services);
        return address.ok()
                ? Parsed.of(Optional.of(
                        new Listening(address.value(), many ? Clients.MANY : inTurn ? Clients.IN_TURN : Clients.ONE)))
                : Parsed.wrong(address.error());
    }
}
