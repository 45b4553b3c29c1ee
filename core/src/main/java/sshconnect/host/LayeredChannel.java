package sshconnect.host;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.Layer;

/**
 * One layer on top of a connection, or on top of another layer. One thread may receive while another sends. Memory is
 * bounded by what the layer keeps, and one read.
 */
final class LayeredChannel implements Channel {
    /** Enough for a header, and for what somebody types; nearly all other messages are much longer. */
    private static final int SHORT_BYTES = 512;

    private static final int CHUNK_BYTES = 32 * 1024;

    private final Channel carrier;
    private final Layer layer;
    /** Made when something is received here and not by the relay itself. */
    private byte[] chunk = {};
    /** In place of the chunk: looking at a few bytes costs what there is behind them too. */
    private byte[] shortChunk = {};

    private byte[] unwrapped;
    private int taken;
    private boolean closed;

    /**
     * Wraps a connection.
     *
     * @param carrier what is underneath, of which every unread byte is the layer's
     * @param layer   the layer
     * @param early   what was unwrapped already and not read
     */
    LayeredChannel(Channel carrier, Layer layer, byte[] early) {
        this.carrier = carrier;
        this.layer = layer;
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
     * Receives something and unwraps it.
     *
     * @return 0 at an end that is in order
     */
    private Result<Integer> receive(long deadlineMillis) {
        if (chunk.length == 0) {
            chunk = new byte[CHUNK_BYTES];
            shortChunk = new byte[SHORT_BYTES];
        }
        int wanted = layer.wanted();
        byte[] seen = wanted <= SHORT_BYTES ? shortChunk : chunk;
        Result<Integer> shown = carrier.peek(seen, deadlineMillis);
        if (!shown.ok()) {
            return shown;
        }
        if (shown.value() == 0) {
            Fault fault = layer.endFault();
            return fault == null ? shown : Result.failed(fault);
        }
        int count = Math.min(shown.value(), wanted);
        carrier.discard(count);
        Result<byte[]> bytes = layer.unwrap(seen, count);
        Fault fault = bytes.ok() ? answer(deadlineMillis) : bytes.fault();
        if (fault != null) {
            return Result.failed(fault);
        }
        unwrapped = bytes.value();
        taken = 0;
        return shown;
    }

    /** Where there is nothing to say, who receives does not wait for who sends: the peer may read only what is read here. */
    private @Nullable Fault answer(long deadlineMillis) {
        byte[] answer = layer.answer();
        return answer.length == 0 ? null : carrier.inTurn(() -> carrier.send(answer, deadlineMillis));
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

    @Override
    public @Nullable Fault send(byte[] bytes, int count, long deadlineMillis) {
        return carrier.inTurn(() -> sendInTurn(bytes, count, deadlineMillis));
    }

    private @Nullable Fault sendInTurn(byte[] bytes, int count, long deadlineMillis) {
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

    @Override
    public @Nullable Fault inTurn(Supplier<@Nullable Fault> sending) {
        return carrier.inTurn(sending);
    }

    /** Tells the peer of this layer that no more will be sent. */
    @Nullable
    Fault end(long deadlineMillis) {
        return carrier.inTurn(() -> {
            byte[] end = layer.end();
            return end.length == 0 ? null : carrier.send(end, deadlineMillis);
        });
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
