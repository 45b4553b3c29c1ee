package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.host.Tunnel;

/**
 * What comes out of a tunnel with layers, outside the Java heap: a buffer in front of each layer, the outermost one first,
 * and one behind the innermost. It lasts as long as the tunnel, because one client may come after the other, and what
 * was received for the next one is here.
 */
final class LayeredTunnel {

    /** Many records of TLS for each read; and twice as much as a longest message of any layer, so that there is always room. */
    private static final int BUFFER_BYTES = 256 * 1024;

    private final Tunnel tunnel;
    private final OffHeapLayer[] layers;
    private final OffHeapBuffer[] buffers;
    private boolean sourceEnded;

    /**
     * Takes over what the tunnel has received already.
     *
     * @param tunnel a tunnel with layers
     */
    LayeredTunnel(Tunnel tunnel) {
        this.tunnel = tunnel;
        int count = tunnel.layers().size();
        layers = new OffHeapLayer[count];
        buffers = new OffHeapBuffer[count + 1];
        buffers[0] = new OffHeapBuffer(BUFFER_BYTES);
        for (int i = 0; i < count; i++) {
            layers[i] = OffHeapLayer.of(tunnel.layers().get(i));
            buffers[i].put(layers[i].takeReceived());
            if (i > 0) {
                buffers[i].put(tunnel.takeUnwrapped(i - 1));
            }
            buffers[i + 1] = new OffHeapBuffer(BUFFER_BYTES);
        }
        content().put(tunnel.takeUnwrapped(count - 1));
    }

    boolean isOf(Tunnel other) {
        return tunnel == other;
    }

    /** The layers, the outermost one first. */
    OffHeapLayer[] layers() {
        return layers;
    }

    /** Where to put what is received. */
    OffHeapBuffer received() {
        return buffers[0];
    }

    /** What was sent to the local side. */
    OffHeapBuffer content() {
        return buffers[layers.length];
    }

    /** Nothing more will be received. */
    void sourceEnded() {
        sourceEnded = true;
    }

    /** Unwraps what can be unwrapped, until there is {@link #content}; that there is none then is for want of more. */
    void unwrap() {
        boolean moves = true;
        while (moves && content().count() == 0) {
            moves = false;
            for (int i = layers.length - 1; i >= 0 && !moves; i--) {
                moves = unwrap(layers[i], buffers[i], buffers[i + 1]);
            }
        }
        received().compact();
    }

    private static boolean unwrap(OffHeapLayer layer, OffHeapBuffer from, OffHeapBuffer to) {
        to.compact();
        Address target = to.room();
        int count = layer.unwrap(from.bytes(), from.count(), target, to.roomBytes());
        from.take(layer.taken());
        to.put(count);
        return count > 0 || layer.taken() > 0;
    }

    /** Whether nothing more comes, after {@link #unwrap} has found no content: {@link #fault} says why. */
    boolean isOver() {
        for (OffHeapLayer layer : layers) {
            if (layer.ended() || layer.fault() != null) {
                return true;
            }
        }
        return sourceEnded;
    }

    /** What is wrong with the end; null for nothing. What ends inside of a layer is the end of what is in it. */
    @Nullable
    Fault fault() {
        int ended = layers.length - 1;
        while (ended >= 0 && !layers[ended].ended()) {
            if (layers[ended].fault() != null) {
                return layers[ended].fault();
            }
            ended--;
        }
        for (int i = ended + 1; i < layers.length; i++) {
            Fault fault = layers[i].endFault(buffers[i].count());
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** Gives memory back. */
    void free() {
        for (OffHeapBuffer buffer : buffers) {
            buffer.free();
        }
    }
}
