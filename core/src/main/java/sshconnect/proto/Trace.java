package sshconnect.proto;

import sshconnect.base.Printable;

/**
 * The listener to which a handshake tells what it does, for {@code --debug}. It knows what was sent and is secret, and shows it nowhere,
 * also where a peer sends it back.
 */
public interface Trace {

    /**
     * One line of progress.
     *
     * @param line the line, for example {@code auth method: USERPASS}
     */
    void note(String line);

    /**
     * A handshake has changed its state.
     *
     * @param state the new state
     */
    void state(String state);

    /**
     * A whole message that came from the peer.
     *
     * @param message its bytes
     * @param text    whether it is made of lines, see {@link sshconnect.base.Wire#isText}
     */
    void received(byte[] message, boolean text);

    /**
     * The peer has said how one may authenticate.
     *
     * @param schemes the schemes, fit to be shown
     */
    default void offers(String schemes) {}

    /**
     * Whether somebody hears of {@link #offers} and what follows, so that nothing is found out in vain.
     *
     * @return false where nobody does
     */
    default boolean listens() {
        return false;
    }

    /**
     * The handshake begins to authenticate.
     *
     * @param scheme by which scheme
     * @param user   as whom; empty where that is not known
     */
    default void authenticates(String scheme, String user) {}

    /** Nothing is owed for authentication any more, and the handshake asks for the tunnel. */
    default void asksForTunnel() {}

    /**
     * Masks what is secret in text of the peer.
     *
     * @param said the text
     * @return the text, masked
     */
    default String masked(String said) {
        return said;
    }

    /**
     * Makes text of the peer fit for a message: masked first, and then printable and bounded, so that no part of a secret
     * is left at the end of what is cut.
     *
     * @param said the text
     * @return at most {@link Printable#MAX_CHARS} characters and an ellipsis
     */
    default String quote(String said) {
        return Printable.of(masked(said));
    }
}
