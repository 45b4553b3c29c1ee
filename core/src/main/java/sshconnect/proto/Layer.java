package sshconnect.proto;

import sshconnect.base.Result;

/**
 * A protection of a tunnel's bytes whose handshake is over: what is sent is wrapped into messages, and what is received
 * is messages that are unwrapped. Layers stack, since the messages of one are mere bytes to the one around it. A layer
 * has neither input nor output, and keeps nothing of what goes through it. One thread may wrap while another unwraps.
 */
public interface Layer {
    /** In place of a length: something else than a message of this layer. */
    int NO_MESSAGE = -1;

    /**
     * The length of what each message begins with, which tells how long it is.
     *
     * @return the number of bytes, 1 or more
     */
    int headerBytes();

    /**
     * The length of the longest message that may be received.
     *
     * @return the number of bytes, with those of the header
     */
    int maxMessageBytes();

    /**
     * The length of a message.
     *
     * @param header its {@link #headerBytes}, or more
     * @return the number of bytes, with those of the header, up to {@link #maxMessageBytes}; or {@link #NO_MESSAGE}
     */
    int messageBytes(byte[] header);

    /**
     * How much one message can carry.
     *
     * @return the number of bytes, 1 or more
     */
    int capacity();

    /**
     * Wraps what is to be sent.
     *
     * @param bytes where it is
     * @param count how many bytes, from the first on; no more than {@link #capacity}
     * @return the message
     */
    Result<byte[]> wrap(byte[] bytes, int count);

    /**
     * Unwraps a message that was received.
     *
     * @param message where it is, from its header on
     * @param count   its length, see {@link #messageBytes}
     * @return what was sent, possibly nothing; see {@link #ended}
     */
    Result<byte[]> unwrap(byte[] message, int count);

    /**
     * Whether the message that was unwrapped last has said that no more will come, as TLS's close_notify does.
     *
     * @return by default false, for layers that have no such message: they end with the connection
     */
    default boolean ended() {
        return false;
    }

    /** Forgets the layer's keys. Nothing may be called after that. */
    void dispose();
}
