package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.host.Tunnel;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.relay.FlowState;

/** The direction out of a tunnel with a layer: messages are unwrapped one at a time, in the order in which they came. */
final class UnwrappingDirection extends BufferedDirection {

    private final OffHeapLayer layer;
    private final Address messages;
    private final Address bytes;
    private int first;
    private int last;
    private Fault fault;

    /**
     * Takes over what the tunnel has received already.
     *
     * @param source the connection under the tunnel
     */
    UnwrappingDirection(Endpoint source, Endpoint sink, Tunnel tunnel) {
        super(source, sink);
        layer = OffHeapLayer.of(tunnel);
        messages = Libc.malloc(layer.maxMessageBytes());
        bytes = Libc.malloc(layer.maxMessageBytes());
        byte[] unwrapped = tunnel.takeUnwrapped(0);
        copy(unwrapped, bytes);
        byte[] wrapped = layer.takeReceived();
        copy(wrapped, messages);
        last = wrapped.length;
        hold(bytes, unwrapped.length);
        if (unwrapped.length == 0) {
            unwrapNext();
        }
    }

    private static void copy(byte[] from, Address to) {
        Address.moveMemoryBlock(Address.ofData(from), to, from.length);
        Address.pin(from);
    }

    @Override
    Address room() {
        return messages.add(last);
    }

    @Override
    int roomBytes() {
        return layer.maxMessageBytes() - last;
    }

    @Override
    void received(int count) {
        last += count;
        unwrapNext();
    }

    @Override
    void written() {
        unwrapNext();
    }

    @Override
    void ended() {
        if (last > 0) {
            fail(layer.cutMessageFault());
        } else {
            super.ended();
        }
    }

    /** Unwraps messages up to the first that holds something; what is left of one that is not whole moves to the front. */
    private void unwrapNext() {
        int length = layer.messageBytes(messages.add(first), last - first);
        while (length > 0 && length <= last - first) {
            int count = layer.unwrap(messages.add(first), length, bytes);
            first += length;
            if (count < 0) {
                fail(GssapiLayer.unusable(layer.fault().cause()));
                return;
            }
            if (count > 0) {
                hold(bytes, count);
                return;
            }
            length = layer.messageBytes(messages.add(first), last - first);
        }
        if (length < 0) {
            fail(layer.noMessageFault());
            return;
        }
        Address.moveMemoryBlock(messages.add(first), messages, last - first);
        last -= first;
        first = 0;
    }

    private void fail(Fault cause) {
        fault = cause;
        stop(FlowState.PROTECTION_FAILED);
    }

    @Override
    public Fault fault() {
        return state() == FlowState.PROTECTION_FAILED ? fault : super.fault();
    }

    @Override
    public void free() {
        byte[] wrapped = new byte[last - first];
        Address.moveMemoryBlock(messages.add(first), Address.ofData(wrapped), wrapped.length);
        Address.pin(wrapped);
        layer.putBack(wrapped);
        Libc.free(messages);
        Libc.free(bytes);
    }
}
