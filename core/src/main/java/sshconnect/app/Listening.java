package sshconnect.app;

import java.util.function.ToIntFunction;
import sshconnect.base.ListenAddress;
import sshconnect.base.Outcome;
import sshconnect.route.ListenSyntax;

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
        IN_TURN
    }

    /**
     * Reads what the command line says about clients.
     *
     * @param line     the command line
     * @param services looks a service name up; answers 0 for an unknown one
     * @return null for standard input and output
     */
    static Outcome<Listening> read(CommandLine line, ToIntFunction<String> services) {
        boolean inTurn = line.has(Option.LISTEN_HOLD);
        Option option = inTurn ? Option.LISTEN_HOLD : Option.LISTEN;
        if (!line.has(option)) {
            return null;
        }
        Outcome<ListenAddress> address = ListenSyntax.parse(line.value(option), services);
        return address.ok()
                ? Outcome.of(new Listening(address.value(), inTurn ? Clients.IN_TURN : Clients.ONE))
                : Outcome.failed(address.fault());
    }
}
