package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.host.Tunnel;
import sshconnect.proto.Layer;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.proto.socks.GssapiMessage;

/**
 * The layer of a tunnel outside the Java heap, see {@link Layer}. What a message looks like is the layer's to know; here
 * only its header touches the heap, in one array that is used again.
 */
final class OffHeapLayer {
    private static final int FAILED = -1;

    private final GssapiLayer layer;
    private final OffHeapContext context;
    private final byte[] header;

    private OffHeapLayer(GssapiLayer layer) {
        this.layer = layer;
        this.context = (OffHeapContext) layer.context();
        this.header = new byte[layer.headerBytes()];
    }

    /**
     * The layer of a tunnel that has one. It is the only one, and of the only kind that there is: what made the tunnel
     * knows no other.
     */
    static OffHeapLayer of(Tunnel tunnel) {
        return new OffHeapLayer((GssapiLayer) tunnel.layers().get(0));
    }

    /** See {@link Layer#capacity}. */
    int capacity() {
        return layer.capacity();
    }

    /** See {@link GssapiLayer#maxMessageBytes}. */
    int maxMessageBytes() {
        return layer.maxMessageBytes();
    }

    /**
     * The length of the message that begins somewhere.
     *
     * @param received where
     * @param count    how many bytes of it there are, perhaps with others behind them
     * @return 0 as long as it cannot be told; {@link GssapiLayer#NO_MESSAGE}
     */
    int messageBytes(Address received, int count) {
        if (count < header.length) {
            return 0;
        }
        for (int i = 0; i < header.length; i++) {
            header[i] = received.add(i).getByte();
        }
        return layer.messageBytes(header);
    }

    /**
     * Wraps what is to be sent.
     *
     * @param bytes   where it is
     * @param count   how many bytes, up to {@link #capacity}
     * @param message where to put the message: room for {@link #maxMessageBytes}
     * @return its length; negative for a failure, which {@link #fault} then tells of
     */
    int wrap(Address bytes, int count, Address message) {
        int length = context.wrap(bytes, count, layer.confidential(), message.add(header.length));
        if (length < 0) {
            return FAILED;
        }
        GssapiMessage.putHeader(header, GssapiMessage.ENCAPSULATION, length);
        for (int i = 0; i < header.length; i++) {
            message.add(i).putByte(header[i]);
        }
        return header.length + length;
    }

    /**
     * Unwraps a message that was received.
     *
     * @param message where it is, from its header on
     * @param count   its length
     * @param bytes   where to put what was sent: room for {@link #maxMessageBytes}
     * @return how many bytes that is; negative for a failure, which {@link #fault} then tells of
     */
    int unwrap(Address message, int count, Address bytes) {
        return context.unwrap(message.add(header.length), count - header.length, layer.confidential(), bytes);
    }

    /** What was received of a message that is not whole, taken over. */
    byte[] takeReceived() {
        return layer.takeReceived();
    }

    /** Gives back what {@link #takeReceived} gave and what came after it. */
    void putBack(byte[] rest) {
        layer.putBack(rest);
    }

    /** See {@link Layer#endFault}, inside a message. */
    Fault cutMessageFault() {
        return layer.cutMessageFault();
    }

    /** What is no message. */
    Fault noMessageFault() {
        return layer.noMessageFault();
    }

    /** What went wrong last. */
    Fault fault() {
        return context.fault();
    }
}
