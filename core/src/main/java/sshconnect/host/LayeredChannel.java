package sshconnect.host;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.Layer;

/**
 * One layer on top of a connection, or on top of another layer. One thread may receive while another sends. Memory is
 * bounded by the longest message.
 */
final class LayeredChannel implements Channel {
    /** Enough for what somebody types; nearly all other messages are much longer. */
    private static final int SHORT_BYTES = 512;

    private final Channel carrier;
    private final Layer layer;
    /** A message, as far as it was received; made when one is received here and not by the relay itself. */
    private byte[] message = {};

    private byte[] chunk = {};
    /** For headers and short messages, in place of the chunk: looking at one costs what there is behind it too. */
    private final byte[] header;

    private byte[] shortChunk = {};
    private int received;
    private byte[] unwrapped;
    private int taken;
    private boolean closed;

    /**
     * Wraps a connection.
     *
     * @param carrier what is underneath, of which every unread byte belongs to a message of the layer
     * @param layer   the layer
     * @param early   what was unwrapped already and not read
     */
    LayeredChannel(Channel carrier, Layer layer, byte[] early) {
        this.carrier = carrier;
        this.layer = layer;
        header = new byte[layer.headerBytes()];
        unwrapped = early;
    }

    @Override
    public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
        while (taken == unwrapped.length && !layer.ended()) {
            Result<Integer> count = receive(deadlineMillis);
            if (!count.ok() || count.value() == 0) {
                return count;
            }
        }
        int count = Math.min(buffer.length, unwrapped.length - taken);
        System.arraycopy(unwrapped, taken, buffer, 0, count);
        return Result.of(count);
    }

    /**
     * Receives some of a message, and unwraps it when it is whole.
     *
     * @return 0 at the end, between two messages
     */
    private Result<Integer> receive(long deadlineMillis) {
        if (chunk.length == 0) {
            message = Arrays.copyOf(message, layer.maxMessageBytes());
            chunk = new byte[message.length];
            shortChunk = new byte[SHORT_BYTES];
        }
        int missing = missing();
        if (missing < 0) {
            return Result.failed(Tunnel.unusable(Tunnel.NOT_PROTECTED));
        }
        byte[] seen = received < header.length ? header : missing <= SHORT_BYTES ? shortChunk : chunk;
        Result<Integer> shown = carrier.peek(seen, deadlineMillis);
        if (!shown.ok()) {
            return shown;
        }
        if (shown.value() == 0) {
            return received == 0 ? shown : Result.failed(Tunnel.unusable(Tunnel.ENDED_INSIDE_MESSAGE));
        }
        int count = Math.min(shown.value(), missing);
        carrier.discard(count);
        System.arraycopy(seen, 0, message, received, count);
        received += count;
        missing = missing();
        if (missing < 0) {
            return Result.failed(Tunnel.unusable(Tunnel.NOT_PROTECTED));
        }
        return missing > 0 ? shown : unwrap(shown);
    }

    private Result<Integer> unwrap(Result<Integer> shown) {
        Result<byte[]> bytes = layer.unwrap(message, received);
        if (!bytes.ok()) {
            return Result.failed(Tunnel.unusable(bytes.fault().cause()));
        }
        received = 0;
        unwrapped = bytes.value();
        taken = 0;
        return shown;
    }

    /** How many bytes are missing, of the header, or of the message when the header is there; negative for no message. */
    private int missing() {
        if (received < header.length) {
            return header.length - received;
        }
        int length = layer.messageBytes(message);
        return length == Layer.NO_MESSAGE ? length : length - received;
    }

    @Override
    public void discard(int count) {
        taken += count;
    }

    /** How much a peek can show without anything being received. */
    int unwrappedBytes() {
        return unwrapped.length - taken;
    }

    /** Takes everything that was unwrapped. */
    byte[] takeUnwrapped() {
        byte[] rest = Arrays.copyOfRange(unwrapped, taken, unwrapped.length);
        taken = unwrapped.length;
        return rest;
    }

    /** Takes what was received of messages and not unwrapped. */
    byte[] takeWrapped() {
        byte[] rest = Arrays.copyOf(message, received);
        received = 0;
        return rest;
    }

    /** Gives back what {@link #takeWrapped} gave and what came after it. */
    void putBack(byte[] wrapped) {
        message = wrapped;
        received = wrapped.length;
        chunk = new byte[0];
    }

    @Override
    public @Nullable Fault send(byte[] bytes, int count, long deadlineMillis) {
        int capacity = layer.capacity();
        for (int sent = 0; sent < count; sent += capacity) {
            int length = Math.min(capacity, count - sent);
            byte[] part = sent == 0 ? bytes : Arrays.copyOfRange(bytes, sent, sent + length);
            Result<byte[]> wrapped = layer.wrap(part, length);
            Fault fault = wrapped.ok() ? carrier.send(wrapped.value(), deadlineMillis) : wrapped.fault();
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** {@inheritDoc} The layer's keys are forgotten. */
    @Override
    public void close() {
        carrier.close();
        if (!closed) {
            closed = true;
            layer.dispose();
        }
    }
}
