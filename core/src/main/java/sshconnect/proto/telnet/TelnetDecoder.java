package sshconnect.proto.telnet;

/**
 * Takes the commands out of what a peer in telnet mode says (RFC 854), octet by octet, and knows how to answer them: every
 * option is refused (RFC 1143). All options are off and stay off, so that a peer that says that one is off needs no
 * answer, and no loop can arise.
 *
 * <p>Subnegotiations are about options that are on; there are none, and what comes is skipped (RFC 855). Two octets 255
 * are one of data, and a NUL behind a CR is none.
 */
final class TelnetDecoder {

    /** Interpret as command; twice, an octet of data (RFC 854, "telnet command structure"). */
    static final int IAC = 255;

    private static final int DONT = 254;
    private static final int DO = 253;
    private static final int WONT = 252;
    private static final int WILL = 251;
    private static final int SB = 250;
    private static final int SE = 240;

    /** In place of an octet of data: there is none, and nothing is to be answered. */
    static final int NOTHING = -1;
    /** In place of an octet of data: a command has ended that wants an answer. */
    static final int ANSWER = -2;

    private enum State {
        DATA,
        /** Behind a CR, whose NUL says that it stands for itself. */
        CARRIAGE_RETURN,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private State state = State.DATA;
    private int verb;
    private int option;

    /**
     * Takes the next octet.
     *
     * @param octet 0 to 255
     * @return an octet of data, or {@link #NOTHING}, or {@link #ANSWER}
     */
    int next(int octet) {
        return switch (state) {
            case DATA -> data(octet);
            case CARRIAGE_RETURN -> octet == 0 ? nothing(State.DATA) : data(octet);
            case COMMAND -> command(octet);
            case OPTION -> option(octet);
            case SUBNEGOTIATION -> nothing(octet == IAC ? State.SUBNEGOTIATION_COMMAND : State.SUBNEGOTIATION);
            case SUBNEGOTIATION_COMMAND ->
                octet == IAC ? nothing(State.SUBNEGOTIATION) : octet == SE ? nothing(State.DATA) : command(octet);
        };
    }

    private int nothing(State next) {
        state = next;
        return NOTHING;
    }

    private int data(int octet) {
        if (octet == IAC) {
            return nothing(State.COMMAND);
        }
        state = octet == '\r' ? State.CARRIAGE_RETURN : State.DATA;
        return octet;
    }

    /** A subnegotiation that lacks its end ends here too, as BSD's telnetd has it. */
    private int command(int octet) {
        if (octet == IAC) {
            state = State.DATA;
            return IAC;
        }
        verb = octet;
        return nothing(octet >= WILL ? State.OPTION : octet == SB ? State.SUBNEGOTIATION : State.DATA);
    }

    private int option(int octet) {
        state = State.DATA;
        option = octet;
        return verb == WILL || verb == DO ? ANSWER : NOTHING;
    }

    /**
     * The command that has just ended.
     *
     * @return its octets
     */
    byte[] command() {
        return command(verb, option);
    }

    /**
     * The answer to the command that has just ended: a refusal.
     *
     * @return its octets
     */
    byte[] answer() {
        return command(verb == WILL ? DONT : WONT, option);
    }

    private static byte[] command(int verb, int option) {
        return new byte[] {(byte) IAC, (byte) verb, (byte) option};
    }
}
