package sshconnect.proto;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/**
 * A transformation of a tunnel's bytes whose handshake is over, such as protection by GSSAPI or TLS: what is sent is
 * wrapped, and what is received is unwrapped. Layers stack, since what one makes is mere bytes to the one around it. A
 * layer has neither input nor output. One thread may wrap while another unwraps.
 */
public interface Layer {

    /**
     * How much {@link #wrap} takes at once.
     *
     * @return the number of bytes, 1 or more
     */
    int capacity();

    /**
     * Wraps what is to be sent.
     *
     * @param bytes where it is
     * @param count how many bytes, from the first on; no more than {@link #capacity}
     * @return what to send in its place
     */
    Result<byte[]> wrap(byte[] bytes, int count);

    /**
     * How much {@link #unwrap} takes next: as far as one message goes, so that what comes before one that makes no sense
     * is delivered.
     *
     * @return the number of bytes, 1 or more, after {@link #ended} too; it may change with each call of unwrap
     */
    int wanted();

    /**
     * Unwraps what was received. What is not whole yet is kept.
     *
     * @param received where it is
     * @param count    how many bytes, from the first on; no more than {@link #wanted}
     * @return what was sent, possibly nothing; see {@link #ended} and {@link #answer}
     */
    Result<byte[]> unwrap(byte[] received, int count);

    /**
     * What the peer is to be told because of what was unwrapped, such as the answer to a telnet option. To be asked for
     * after each {@link #unwrap} and to be sent without being wrapped by this layer; asked again, it is not given again.
     *
     * @return the bytes; by default none
     */
    default byte[] answer() {
        return new byte[0];
    }

    /**
     * Whether the peer has said that no more will come, as TLS's close_notify does.
     *
     * @return by default false, for layers that have no such message: they end with the connection
     */
    default boolean ended() {
        return false;
    }

    /**
     * What it means when the connection ends here, before the peer has said so.
     *
     * @return what is wrong with it; null where a connection may end so
     */
    @Nullable
    Fault endFault();

    /**
     * Tells the peer that no more will be sent. Nothing may be wrapped after that.
     *
     * @return what to send; by default nothing, for layers that end with the connection
     */
    default byte[] end() {
        return new byte[0];
    }

    /** Forgets the layer's keys. Nothing may be called after that. */
    void dispose();
}
