package sshconnect.base;

/**
 * Why an operation outside the core failed, as a value: hosts make one at their edge, where an errno or an exception
 * is still at hand, and nobody throws.
 *
 * @param kind      what sort of failure, for decisions
 * @param operation what was tried, a verb phrase in lower case such as {@code connect} or {@code read}
 * @param subject   what it was tried on: an address and port, a file, a host name
 * @param cause     the system's own words in lower case, such as {@code connection refused}
 */
public record Fault(Kind kind, String operation, String subject, String cause) {

    /** The sorts of failure that somebody decides upon; everything else is {@link #OTHER}. */
    public enum Kind {
        /** The deadline passed. */
        TIMED_OUT,
        /** The peer, a file or a name does not exist. */
        NOT_FOUND,
        /** A file has more in it than anybody reads. */
        TOO_LARGE,
        /** The operating system refused for lack of permission. */
        DENIED,
        /** The peer refused the connection. */
        REFUSED,
        /** The peer tore the connection down without closing it in order. */
        RESET,
        /** The connection ended inside of something, or before the peer has said that this is all. */
        CUT,
        /** Nobody reads what is written: the other end of a pipe or socket is gone. */
        BROKEN_PIPE,
        /** The person who was asked said no. */
        CANCELLED,
        /** Standard input has ended, which was agreed on as the sign to stop. */
        INPUT_ENDED,
        /** This host cannot do that at all. */
        UNSUPPORTED,
        /**
         * Another executable of this program can do that, and begins the run again in the place of this process. Nobody
         * decides upon it or needs to know it: whatever comes of it is lost, since the host does nothing any more.
         */
        REPLACED,
        /** Anything else. */
        OTHER
    }

    /**
     * The failure in one line for a person.
     *
     * @return for example {@code connect to 192.0.2.7 port 1080: connection refused}
     */
    public String describe() {
        return subject.isEmpty() ? operation + ": " + cause : operation + " " + subject + ": " + cause;
    }
}
