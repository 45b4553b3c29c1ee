package sshconnect.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.Layer;

/**
 * A connection behind its handshakes, and the layers that its bytes go through. It is a channel like any other, so that
 * the next proxy of a chain can be spoken to through it. A host that moves bytes itself asks for {@link #connection} and
 * {@link #layers}: where there are none, the connection's bytes are the tunnel's.
 */
public final class Tunnel implements Channel {
    /** The cause of {@link #unusable} for what begins like no message of the layer. */
    public static final String NOT_PROTECTED = "it is not protected";

    /** The cause of {@link #unusable} for an end that comes too early. */
    public static final String ENDED_INSIDE_MESSAGE = "it ended inside a message";

    private final Channel connection;
    private final List<Layer> layers;
    /** The last of the layers; null for none. */
    private final @Nullable LayeredChannel innermost;

    private Tunnel(Channel connection, List<Layer> layers, @Nullable LayeredChannel innermost) {
        this.connection = connection;
        this.layers = layers;
        this.innermost = innermost;
    }

    /**
     * A tunnel that is the connection as it is.
     *
     * @param connection the connection
     * @return the tunnel
     */
    public static Tunnel of(Channel connection) {
        return new Tunnel(connection, List.of(), null);
    }

    /**
     * The tunnel inside one more layer, whose messages go through all that are there.
     *
     * @param layer the layer, which the tunnel disposes of when it is closed
     * @param early what the handshake has unwrapped already of what comes next, mostly nothing
     * @return the tunnel, in place of this one
     */
    public Tunnel within(Layer layer, byte[] early) {
        List<Layer> all = new ArrayList<>(layers);
        all.add(layer);
        return new Tunnel(connection, all, new LayeredChannel(top(), layer, early));
    }

    private Channel top() {
        return innermost == null ? connection : innermost;
    }

    /**
     * The connection under all layers.
     *
     * @return always the same one
     */
    public Channel connection() {
        return connection;
    }

    /**
     * What the bytes go through.
     *
     * @return the layers, the outermost one first, which is the one next to the connection; not to be changed
     */
    public List<Layer> layers() {
        return layers;
    }

    /**
     * The fault of something that was received and cannot be unwrapped.
     *
     * @param cause what is wrong with it
     * @return the fault
     */
    public static Fault unusable(String cause) {
        return new Fault(
                Fault.Kind.OTHER, "unwrap", "what the proxy sent", "what the proxy sent cannot be used: " + cause);
    }

    @Override
    public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
        return top().peek(buffer, deadlineMillis);
    }

    @Override
    public void discard(int count) {
        top().discard(count);
    }

    @Override
    public @Nullable Fault send(byte[] bytes, int count, long deadlineMillis) {
        return top().send(bytes, count, deadlineMillis);
    }

    /** {@inheritDoc} The keys of all layers are forgotten. */
    @Override
    public void close() {
        top().close();
    }

    /**
     * How much the innermost layer has unwrapped, so that a peek can show it without anything being received.
     *
     * @return the number of bytes; 0 without layers
     */
    public int unwrappedBytes() {
        return innermost == null ? 0 : innermost.unwrappedBytes();
    }

    /**
     * Takes everything that the innermost layer has unwrapped, for a relay that does the rest itself.
     *
     * @return the bytes; none without layers
     */
    public byte[] takeUnwrapped() {
        return innermost == null ? new byte[0] : innermost.takeUnwrapped();
    }

    /**
     * Takes what was received of messages of the innermost layer and not unwrapped, for a relay that does the rest itself.
     *
     * @return the bytes; none without layers
     */
    public byte[] takeWrapped() {
        return innermost == null ? new byte[0] : innermost.takeWrapped();
    }

    /**
     * Gives back what {@link #takeWrapped} gave and what came after it, for the next relay.
     *
     * @param wrapped the bytes; none without layers
     */
    public void putBack(byte[] wrapped) {
        if (innermost != null) {
            innermost.putBack(wrapped);
        }
    }
}
