package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.relay.FlowState;

/** The direction into a tunnel with a layer: what one read brings becomes one message. */
final class WrappingDirection extends BufferedDirection {
    private final OffHeapLayer layer;
    private final Address bytes;
    private final Address message;
    private Fault fault;

    WrappingDirection(Endpoint source, Endpoint sink, OffHeapLayer layer) {
        super(source, sink);
        this.layer = layer;
        bytes = Libc.malloc(layer.capacity());
        message = Libc.malloc(layer.maxMessageBytes());
    }

    @Override
    Address room() {
        return bytes;
    }

    @Override
    int roomBytes() {
        return layer.capacity();
    }

    @Override
    void received(int count) {
        int length = layer.wrap(bytes, count, message);
        if (length < 0) {
            fault = layer.fault();
            stop(FlowState.PROTECTION_FAILED);
            return;
        }
        hold(message, length);
    }

    @Override
    public Fault fault() {
        return state() == FlowState.PROTECTION_FAILED ? fault : super.fault();
    }

    @Override
    public void free() {
        Libc.free(bytes);
        Libc.free(message);
    }
}
