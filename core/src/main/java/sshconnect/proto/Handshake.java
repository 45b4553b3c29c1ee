package sshconnect.proto;

import sshconnect.base.ByteQueue;

/**
 * One conversation with a proxy on one connection, without any input or output of its own (sans I/O): given the
 * bytes received so far, it consumes whole messages only and answers with the next {@link Step}. Single use, single
 * thread. {@code Established}, {@code Failed} and {@code Reconnect} latch: the same answer comes again.
 */
public interface Handshake {

    /**
     * Goes on as far as the input allows.
     *
     * @param input what was received and not yet consumed; its end ({@link ByteQueue#ended}) is an input too
     * @return what is wanted next
     */
    Step next(ByteQueue input);

    /**
     * Bounds the input: when it asks for more ({@link Step.NeedInput}), no more than this is unread.
     *
     * @return the number of bytes; always the same one
     */
    int maxInputBytes();

    /**
     * Ends the handshake: nothing is left of passwords, of what was made of them, and of security contexts. To be called
     * when the conversation ends before a terminal step, which does the same; after one it does nothing.
     */
    void abandon();
}
