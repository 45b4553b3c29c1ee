package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.relay.FlowState;
import sshconnect.security.Encapsulation;
import sshconnect.tunnel.ProtectedChannel;

/** The direction out of a protected tunnel: messages are opened one at a time, in the order in which they came. */
final class OpenedDirection extends BufferedDirection {

    /** Room for the longest message. */
    private static final int RECEIVED_BYTES = Encapsulation.HEADER_BYTES + Encapsulation.MAX_TOKEN_BYTES;

    private final ProtectedChannel tunnel;
    private final Sealer sealer;
    private final Address messages = Libc.malloc(RECEIVED_BYTES);
    private final Address bytes = Libc.malloc(Encapsulation.MAX_TOKEN_BYTES);
    private int first;
    private int last;
    private Fault fault;

    /**
     * Takes over what the tunnel has received already.
     *
     * @param source the connection under the tunnel
     */
    OpenedDirection(Endpoint source, Endpoint sink, ProtectedChannel tunnel) {
        super(source, sink);
        this.tunnel = tunnel;
        sealer = (Sealer) tunnel.encapsulation().context();
        byte[] opened = tunnel.takeOpened();
        copy(opened, bytes);
        byte[] unopened = tunnel.takeUnopened();
        copy(unopened, messages);
        last = unopened.length;
        hold(bytes, opened.length);
        if (opened.length == 0) {
            openNext();
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
        return RECEIVED_BYTES - last;
    }

    @Override
    void received(int count) {
        last += count;
        openNext();
    }

    @Override
    void written() {
        openNext();
    }

    @Override
    void ended() {
        if (last > 0) {
            fail("it ended inside a message");
        } else {
            super.ended();
        }
    }

    /** Opens messages up to the first that holds something; what is left of one that is not whole moves to the front. */
    private void openNext() {
        int length = messageLength();
        while (length > 0 && length <= last - first) {
            int count = sealer.open(
                    messages.add(first + Encapsulation.HEADER_BYTES),
                    length - Encapsulation.HEADER_BYTES,
                    tunnel.encapsulation().confidential(),
                    bytes);
            first += length;
            if (count < 0) {
                fail(sealer.fault().cause());
                return;
            }
            if (count > 0) {
                hold(bytes, count);
                return;
            }
            length = messageLength();
        }
        if (length < 0) {
            fail("it is not protected");
            return;
        }
        Address.moveMemoryBlock(messages.add(first), messages, last - first);
        last -= first;
        first = 0;
    }

    /** The length of the next message; 0 as long as it cannot be told, -1 for something else. */
    private int messageLength() {
        if (last - first < Encapsulation.HEADER_BYTES) {
            return 0;
        }
        Address header = messages.add(first);
        boolean known =
                header.getByte() == Encapsulation.VERSION && header.add(1).getByte() == Encapsulation.MESSAGE;
        int length = (header.add(2).getByte() & 0xff) << 8 | header.add(3).getByte() & 0xff;
        return known ? Encapsulation.HEADER_BYTES + length : -1;
    }

    private void fail(String cause) {
        fault = ProtectedChannel.unusable(cause);
        stop(FlowState.PROTECTION_FAILED);
    }

    @Override
    public Fault fault() {
        return state() == FlowState.PROTECTION_FAILED ? fault : super.fault();
    }

    @Override
    public void free() {
        byte[] unopened = new byte[last - first];
        Address.moveMemoryBlock(messages.add(first), Address.ofData(unopened), unopened.length);
        Address.pin(unopened);
        tunnel.putBack(unopened);
        Libc.free(messages);
        Libc.free(bytes);
    }
}
