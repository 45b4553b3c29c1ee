package sshconnect.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
    private final Channel connection;
    private final List<Layer> layers;
    /** One for each of the layers. */
    private final List<LayeredChannel> channels;

    private Tunnel(Channel connection, List<Layer> layers, List<LayeredChannel> channels) {
        this.connection = connection;
        this.layers = layers;
        this.channels = channels;
    }

    /**
     * A tunnel that is the connection as it is.
     *
     * @param connection the connection
     * @return the tunnel
     */
    public static Tunnel of(Channel connection) {
        return new Tunnel(connection, List.of(), List.of());
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
        List<LayeredChannel> wrapped = new ArrayList<>(channels);
        wrapped.add(new LayeredChannel(top(), layer, early));
        return new Tunnel(connection, all, wrapped);
    }

    private Channel top() {
        return channels.isEmpty() ? connection : channels.get(channels.size() - 1);
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

    @Override
    public @Nullable Fault inTurn(Supplier<@Nullable Fault> sending) {
        return connection.inTurn(sending);
    }

    /**
     * Tells the peers of all layers that no more will be sent, the innermost one first. The connection itself is not shut
     * down.
     *
     * @param deadlineMillis when to give up
     * @return null when all were told, or why not
     */
    public @Nullable Fault end(long deadlineMillis) {
        Fault fault = null;
        for (int i = channels.size() - 1; i >= 0 && fault == null; i--) {
            fault = channels.get(i).end(deadlineMillis);
        }
        return fault;
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
        return channels.isEmpty() ? 0 : channels.get(channels.size() - 1).unwrappedBytes();
    }

    /**
     * Takes everything that a layer has unwrapped and nobody has read, for a relay that does the rest itself.
     *
     * @param layer which one, counted from 0, the outermost
     * @return the bytes
     */
    public byte[] takeUnwrapped(int layer) {
        return channels.get(layer).takeUnwrapped();
    }
}
