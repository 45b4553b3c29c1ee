package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.relay.FlowState;
import sshconnect.security.Encapsulation;

/** The direction into a protected tunnel: what one read brings becomes one message. */
final class SealedDirection extends BufferedDirection {

    private final Sealer sealer;
    private final boolean confidential;
    private final int capacity;
    private final Address bytes;
    private final Address message = Libc.malloc(Encapsulation.HEADER_BYTES + Encapsulation.MAX_TOKEN_BYTES);
    private Fault fault;

    SealedDirection(Endpoint source, Endpoint sink, Encapsulation encapsulation) {
        super(source, sink);
        sealer = (Sealer) encapsulation.context();
        confidential = encapsulation.confidential();
        capacity = encapsulation.capacity();
        bytes = Libc.malloc(capacity);
    }

    @Override
    Address room() {
        return bytes;
    }

    @Override
    int roomBytes() {
        return capacity;
    }

    @Override
    void received(int count) {
        int length = sealer.seal(bytes, count, confidential, message.add(Encapsulation.HEADER_BYTES));
        if (length < 0) {
            fault = sealer.fault();
            stop(FlowState.PROTECTION_FAILED);
            return;
        }
        message.putByte((byte) Encapsulation.VERSION);
        message.add(1).putByte((byte) Encapsulation.MESSAGE);
        message.add(2).putByte((byte) (length >> 8));
        message.add(3).putByte((byte) length);
        hold(message, Encapsulation.HEADER_BYTES + length);
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
