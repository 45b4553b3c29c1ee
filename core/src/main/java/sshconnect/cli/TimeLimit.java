package sshconnect.cli;

import sshconnect.base.Digits;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.UsageError;

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
     * @return milliseconds, 0 for no limit; or what is wrong
     */
    static Parsed<Long> millis(CommandLine line) {
        String text = line.value(Option.TIMEOUT);
        if (text == null) {
            return Parsed.of(line.has(Option.KEEP) ? KEEP_MILLIS : 0);
        }
        long seconds = Digits.number(text, 10, MAX_SECONDS);
        return seconds == Digits.NO_NUMBER
                ? Parsed.wrong(new UsageError(
                                "",
                                "\"" + Printable.of(text) + "\" is no time limit",
                                "expected seconds, 0 to " + MAX_SECONDS)
                        .and(line.joinedHint()))
                : Parsed.of(seconds * MILLIS_PER_SECOND);
    }
}
