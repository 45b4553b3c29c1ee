package sshconnect.proto;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/**
 * A layer of messages that begin with a header, which tells how long they are. It puts them together; memory is bounded
 * by the longest one.
 */
public abstract class MessageLayer implements Layer {
    /** In place of a length: something else than a message of this layer. */
    public static final int NO_MESSAGE = -1;

    private final int headerBytes;
    private final int maxMessageBytes;
    /** A message, as far as it was received; as long as the longest one, once there is one that comes in pieces. */
    private byte[] message = {};

    private int received;

    /**
     * A layer.
     *
     * @param headerBytes     the length of what each message begins with, 1 or more
     * @param maxMessageBytes the length of the longest message, with its header
     */
    protected MessageLayer(int headerBytes, int maxMessageBytes) {
        this.headerBytes = headerBytes;
        this.maxMessageBytes = maxMessageBytes;
    }

    /**
     * The length of what each message begins with.
     *
     * @return the number of bytes, 1 or more
     */
    public final int headerBytes() {
        return headerBytes;
    }

    /**
     * The length of the longest message that may be received.
     *
     * @return the number of bytes, with those of the header
     */
    public final int maxMessageBytes() {
        return maxMessageBytes;
    }

    /**
     * The length of a message.
     *
     * @param header its {@link #headerBytes}, or more
     * @return the number of bytes, with those of the header, up to {@link #maxMessageBytes}; or {@link #NO_MESSAGE}
     */
    public abstract int messageBytes(byte[] header);

    /**
     * Unwraps a whole message.
     *
     * @param whole  where it is, from its header on
     * @param length its length, see {@link #messageBytes}
     * @return what was sent, possibly nothing
     */
    protected abstract Result<byte[]> unwrapMessage(byte[] whole, int length);

    /**
     * What something else than a message of this layer means.
     *
     * @return what is wrong with it
     */
    protected abstract Fault noMessageFault();

    /**
     * What it means when the connection ends inside a message.
     *
     * @return what is wrong with it
     */
    protected abstract Fault cutMessageFault();

    @Override
    public final int wanted() {
        if (received < headerBytes) {
            return headerBytes - received;
        }
        // What makes no sense is found out when the header is received, and once more by whoever goes on all the same.
        int length = messageBytes(message);
        return length == NO_MESSAGE ? 1 : Math.max(1, length - received);
    }

    @Override
    public final Result<byte[]> unwrap(byte[] bytes, int count) {
        int room = received + count;
        if (room > message.length) {
            message = Arrays.copyOf(message, room <= headerBytes ? headerBytes : maxMessageBytes);
        }
        int length = received < headerBytes ? 0 : messageBytes(message);
        if (length != NO_MESSAGE) {
            System.arraycopy(bytes, 0, message, received, count);
            received += count;
            length = received < headerBytes ? 0 : messageBytes(message);
        }
        if (length == NO_MESSAGE) {
            return Result.failed(noMessageFault());
        }
        if (received < headerBytes || received < length) {
            return Result.of(new byte[0]);
        }
        received = 0;
        return unwrapMessage(message, length);
    }

    @Override
    public @Nullable Fault endFault() {
        return received == 0 ? null : cutMessageFault();
    }

    /**
     * Takes what was received of a message that is not whole, for a host that goes on by itself.
     *
     * @return the bytes
     */
    public final byte[] takeReceived() {
        byte[] rest = Arrays.copyOf(message, received);
        received = 0;
        return rest;
    }
}
