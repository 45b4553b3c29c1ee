package sshconnect.proto;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a tunnel did not come about, for a person.
 *
 * @param hop   who failed, for example {@code socks server socks.example:1080}
 * @param seen  what happened there, with what was expected where that helps
 * @param hint  what to try, or null where there is nothing to suggest
 * @param cause what it was about, for decisions and for programs
 */
public record Failure(String hop, String seen, @Nullable String hint, Cause cause) {

    /** The subject of a failure, of which programs get the code; it stays what it is. */
    public enum Cause {
        /** A name look-up has failed. */
        NAME("name"),
        /** No connection could be made. */
        CONNECTION("connection"),
        /** The time was up. */
        TIMEOUT("timeout"),
        /** TLS was not agreed upon. */
        TLS("tls"),
        /** The certificate of the other end is not accepted. */
        CERTIFICATE("certificate"),
        /** The hop speaks another protocol, breaks its own, cannot carry what it was to be asked, or has closed the connection. */
        PROTOCOL("protocol"),
        /** Authentication is wanted, and could not be done. */
        AUTHENTICATION("authentication"),
        /** The hop works, and rejected the user name or the password. */
        CREDENTIALS("credentials"),
        /** The hop works, and does not want to connect to the target. */
        REFUSED("refused"),
        /** The hop works, and the target was out of its reach. */
        TARGET("target");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        /**
         * The cause for programs.
         *
         * @return a word of ASCII letters
         */
        public String code() {
            return code;
        }
    }

    /**
     * A failure of the hop to do what its protocol says.
     *
     * @param hop  who failed
     * @param seen what happened there
     * @param hint what to try, or null
     */
    public Failure(String hop, String seen, @Nullable String hint) {
        this(hop, seen, hint, Cause.PROTOCOL);
    }

    /**
     * Tells whether another address of the target may do better.
     *
     * @return true if only the target was out of reach
     */
    public boolean ofTarget() {
        return cause == Cause.TARGET;
    }

    /**
     * Tells whether the password is wrong, so that nobody should keep it or send it again.
     *
     * @return true if the hop got a user name and a password, and rejected them
     */
    public boolean ofCredentials() {
        return cause == Cause.CREDENTIALS;
    }

    /**
     * The failure in one line.
     *
     * @return hop, what was seen, what to try
     */
    public String describe() {
        return hop + ": " + seen + (hint == null ? "" : "; " + hint);
    }
}
