package sshconnect.proto;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a tunnel did not come about, for a person.
 *
 * @param hop   who failed, for example {@code socks server socks.example:1080}
 * @param seen  what happened there, with what was expected where that helps
 * @param hint  what to try, or null where there is nothing to suggest
 * @param cause what it was about, for decisions
 */
public record Failure(String hop, String seen, @Nullable String hint, Cause cause) {

    /** The subject of a failure; everything that nobody decides upon is {@link #HOP}. */
    public enum Cause {
        /** The hop itself. */
        HOP,
        /** The hop works, and the target was out of its reach. */
        TARGET,
        /** The hop works, and rejected the user name or the password. */
        CREDENTIALS
    }

    /**
     * A failure of the hop itself.
     *
     * @param hop  who failed
     * @param seen what happened there
     * @param hint what to try, or null
     */
    public Failure(String hop, String seen, @Nullable String hint) {
        this(hop, seen, hint, Cause.HOP);
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
