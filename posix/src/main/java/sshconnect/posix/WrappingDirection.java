package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.relay.FlowState;

/**
 * The direction into a tunnel with layers: what one read brings is wrapped by all of them, the innermost one first. What
 * layers have to tell their peers themselves goes in between, never inside of what was wrapped before.
 */
final class WrappingDirection extends BufferedDirection {
    private static final int OPEN = Integer.MAX_VALUE;

    private final OffHeapLayer[] layers;
    private final boolean endTold;
    private final int readBytes;
    private final OffHeapBuffer bytes;
    /** What each layer makes. */
    private final OffHeapBuffer[] wrapped;
    /** The layer whose peer is the next to be told of the end; {@link #OPEN} before that. */
    private int ending = OPEN;

    private @Nullable Fault fault;

    /**
     * A direction.
     *
     * @param layers  the tunnel's, the outermost one first
     * @param endTold whether the peers of the layers are told of an end of the source
     */
    WrappingDirection(Endpoint source, Endpoint sink, OffHeapLayer[] layers, boolean endTold) {
        super(source, sink);
        this.layers = layers;
        this.endTold = endTold;
        readBytes = layers[layers.length - 1].readBytes();
        bytes = new OffHeapBuffer(readBytes);
        wrapped = new OffHeapBuffer[layers.length];
        int size = readBytes;
        for (int i = layers.length - 1; i >= 0; i--) {
            size = layers[i].wrappedBytes(size);
            wrapped[i] = new OffHeapBuffer(size);
        }
    }

    @Override
    Address room() {
        return bytes.room();
    }

    @Override
    int roomBytes() {
        return readBytes;
    }

    @Override
    void received(int count) {
        wrap(count, layers.length);
    }

    /** Wraps what is there by the outermost layers, so many. */
    private void wrap(int count, int outermost) {
        Address from = bytes.bytes();
        int length = count;
        for (int i = outermost - 1; i >= 0; i--) {
            length = layers[i].wrap(from, length, wrapped[i].bytes());
            if (length < 0) {
                fault = layers[i].fault();
                stop(FlowState.PROTECTION_FAILED);
                return;
            }
            from = wrapped[i].bytes();
        }
        hold(from, length);
    }

    /** Wraps what a layer tells its peer. It is short: what is longer than a read is cut off, and no layer has that. */
    private void tell(byte[] message, int layer) {
        if (message.length > 0) {
            bytes.put(message);
            int count = bytes.count();
            bytes.clear();
            wrap(count, layer);
        }
    }

    @Override
    public void answer() {
        for (int i = 0; i < layers.length && ending == OPEN && !wantsSink() && fault == null; i++) {
            tell(layers[i].answer(), i);
        }
    }

    @Override
    void written() {
        if (ending == OPEN) {
            answer();
        } else {
            tellEnd();
        }
    }

    @Override
    void ended() {
        if (endTold) {
            ending = layers.length - 1;
            tellEnd();
        } else {
            super.ended();
        }
    }

    private void tellEnd() {
        while (ending >= 0 && !wantsSink() && fault == null) {
            tell(layers[ending].end(), ending);
            ending--;
        }
        if (!wantsSink() && fault == null) {
            stop(FlowState.ENDED);
        }
    }

    @Override
    public Fault fault() {
        return state() == FlowState.PROTECTION_FAILED ? fault : super.fault();
    }

    @Override
    public void free() {
        bytes.free();
        for (OffHeapBuffer each : wrapped) {
            each.free();
        }
    }
}
