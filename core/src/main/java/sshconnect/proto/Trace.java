package sshconnect.proto;

/** Where a handshake tells what it does, for {@code --debug}. It gets no secret: received messages hold none. */
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
}
