package sshconnect.host;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/**
 * A connection during its handshake: a stream of bytes each way. What was received is first looked at and then
 * taken, so that whatever the handshake does not consume stays in the channel for the one who comes next: the relay,
 * or a layer ({@link Tunnel}).
 */
public interface Channel {

    /**
     * Waits until at least one byte is there to be taken, or the peer has closed its side, and copies what is there
     * without taking it: the next call shows the same bytes again.
     *
     * @param buffer         where to copy them, from index 0 on
     * @param deadlineMillis when to give up, see {@link Host}
     * @return how many bytes were copied; 0 at the end of the stream
     */
    Result<Integer> peek(byte[] buffer, long deadlineMillis);

    /**
     * Takes bytes that {@link #peek} has shown.
     *
     * @param count how many, no more than the last peek showed
     */
    void discard(int count);

    /**
     * Sends bytes, all of them.
     *
     * @param bytes          where they are; the channel keeps no copy
     * @param count          how many, from the first on
     * @param deadlineMillis when to give up, see {@link Host}
     * @return null when all were sent, or why not
     */
    @Nullable
    Fault send(byte[] bytes, int count, long deadlineMillis);

    /**
     * Sends a whole array, see {@link #send(byte[], int, long)}.
     *
     * @param bytes          the bytes
     * @param deadlineMillis when to give up
     * @return null when all were sent, or why not
     */
    default @Nullable Fault send(byte[] bytes, long deadlineMillis) {
        return send(bytes, bytes.length, deadlineMillis);
    }

    /**
     * Sends what belongs together, so that nothing of another thread comes in between: a layer's messages have to leave in
     * the order in which they were wrapped.
     *
     * @param sending sends, perhaps several times, by way of this channel
     * @return what it gives; by default it is just run, for hosts that send from one thread
     */
    default @Nullable Fault inTurn(Supplier<@Nullable Fault> sending) {
        return sending.get();
    }

    /** Closes the connection in both directions. */
    void close();
}
