package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.proto.Layer;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.proto.tls.TlsLayer;

/** A layer of a tunnel outside the Java heap, see {@link Layer}, for both directions of a relay. */
abstract class OffHeapLayer {
    static final int FAILED = -1;

    private static final byte[] NOTHING = {};

    private final Layer layer;

    OffHeapLayer(Layer layer) {
        this.layer = layer;
    }

    /**
     * What does the same as a layer. Only what a library has made does it off the heap, and says how itself: an executable
     * without libraries has nothing of it.
     */
    static OffHeapLayer of(Layer layer) {
        if (layer instanceof GssapiLayer gssapi && gssapi.context() instanceof OffHeapContext context) {
            return context.layer(gssapi);
        }
        return layer instanceof TlsLayer tls && tls.session() instanceof OffHeapSession session
                ? session.layer(tls)
                : new OnHeapLayer(layer);
    }

    /** How much is best wrapped at once, where this is the innermost layer. */
    abstract int readBytes();

    /** The room that {@link #wrap} needs for what it makes of so many bytes. */
    abstract int wrappedBytes(int count);

    /**
     * Wraps what is to be sent.
     *
     * @param bytes  where it is
     * @param count  how many bytes
     * @param target where to put what to send in its place: {@link #wrappedBytes}
     * @return its length; {@link #FAILED}, which {@link #fault} then tells of
     */
    abstract int wrap(Address bytes, int count, Address target);

    /** What a longest message may be long, before and after it is unwrapped. */
    abstract int messageBytes();

    /**
     * Unwraps as much as is whole and finds room; see {@link #taken}, {@link #ended} and {@link #fault}.
     *
     * @param received where it is
     * @param count    how many bytes
     * @param target   where to put what was sent
     * @param room     how much room there is
     * @return how many bytes of content there are
     */
    abstract int unwrap(Address received, int count, Address target, int room);

    /** How much of what was received the last {@link #unwrap} has taken. */
    abstract int taken();

    /** What went wrong; null for nothing. */
    abstract @Nullable Fault fault();

    /** See {@link Layer#ended}. */
    final boolean ended() {
        return layer.ended();
    }

    /**
     * See {@link Layer#endFault}.
     *
     * @param rest how much was received and not taken
     */
    abstract @Nullable Fault endFault(int rest);

    /** What was received of a message that is not whole, taken over. */
    byte[] takeReceived() {
        return NOTHING;
    }

    /** See {@link Layer#answer}. */
    byte[] answer() {
        return NOTHING;
    }

    /** See {@link Layer#end}. */
    final byte[] end() {
        return layer.end();
    }
}
