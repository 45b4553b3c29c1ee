package sshconnect.base;

/**
 * What is wrong with something that a person wrote: on the command line, in a parameter, in a file. Operations that
 * fail have a {@link Fault}.
 *
 * @param where    where it stands, or what was read; empty where the rest says so
 * @param what     what is wrong with it
 * @param expected what would be right; empty where nothing is to be said
 */
public record UsageError(String where, String what, String expected) {

    /**
     * An error that says itself what would be right.
     *
     * @param where where it stands, or empty
     * @param what  what is wrong
     */
    public UsageError(String where, String what) {
        this(where, what, "");
    }

    /**
     * The same error in some place.
     *
     * @param place what is in front of where it stands
     * @return the error there
     */
    public UsageError in(String place) {
        return new UsageError(where.isEmpty() ? place : place + ": " + where, what, expected);
    }

    /**
     * The same error with something more to say.
     *
     * @param more what follows, with its punctuation; empty for nothing
     * @return the error and that
     */
    public UsageError and(String more) {
        return expected.isEmpty()
                ? new UsageError(where, what + more, expected)
                : new UsageError(where, what, expected + more);
    }

    /**
     * The error in one line for a person.
     *
     * @return for example {@code read port 0: expected a number from 1 to 65535 or a known service name}
     */
    public String describe() {
        return (where.isEmpty() ? "" : where + ": ") + what + (expected.isEmpty() ? "" : "; " + expected);
    }
}
