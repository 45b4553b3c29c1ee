package sshconnect.cli;

import sshconnect.base.Digits;
import sshconnect.base.Printable;

/** The value of {@code --timeout}. It comes from the command line alone, for reading parameters is in it already. */
final class TimeLimit {

    /** For each of many clients, unless stated otherwise: as long as a system waits for an address that is silent. */
    private static final long KEEP_MILLIS = 120_000;

    private static final long MAX_SECONDS = 1_000_000;
    private static final long MILLIS_PER_SECOND = 1000;

    private TimeLimit() {}

    /**
     * Reads it.
     *
     * @param line the command line
     * @return milliseconds, 0 for no limit; -1 when it makes no sense, and there is a {@link #problem}
     */
    static long millis(CommandLine line) {
        String text = line.value(Option.TIMEOUT);
        if (text == null) {
            return line.has(Option.KEEP) ? KEEP_MILLIS : 0;
        }
        long seconds = Digits.number(text, 10, MAX_SECONDS);
        return seconds == Digits.NO_NUMBER ? -1 : seconds * MILLIS_PER_SECOND;
    }

    /**
     * What is wrong with it.
     *
     * @param line a command line whose time limit makes no sense
     * @return a line for the person
     */
    static String problem(CommandLine line) {
        return "\"" + Printable.of(line.value(Option.TIMEOUT)) + "\" is no time limit; expected seconds, 0 to "
                + MAX_SECONDS + line.joinedHint();
    }
}
