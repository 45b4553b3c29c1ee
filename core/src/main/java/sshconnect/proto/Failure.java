package sshconnect.proto;

/**
 * Why a tunnel did not come about, for a person.
 *
 * @param hop  who failed, for example {@code socks server socks.example:1080}
 * @param seen what happened there, with what was expected where that helps
 * @param hint what to try, or null where there is nothing to suggest
 */
public record Failure(String hop, String seen, String hint) {

    /**
     * A failure without a suggestion.
     *
     * @param hop  who failed
     * @param seen what happened there
     */
    public Failure(String hop, String seen) {
        this(hop, seen, null);
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
