package sshconnect.proto;

/**
 * Why a tunnel did not come about, for a person.
 *
 * @param hop  who failed, for example {@code socks server socks.example:1080}
 * @param seen what happened there, with what was expected where that helps
 * @param hint what to try, or null where there is nothing to suggest
 * @param ofTarget whether the hop itself works and only the target was out of its reach, so that another address of
 *             the target may do better
 */
public record Failure(String hop, String seen, String hint, boolean ofTarget) {

    /**
     * A failure of the hop itself.
     *
     * @param hop  who failed
     * @param seen what happened there
     * @param hint what to try, or null
     */
    public Failure(String hop, String seen, String hint) {
        this(hop, seen, hint, false);
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
