package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.proto.tls.TlsLayer;

/** Protection by TLS. The library gets whole records, so that what it has not taken is still here, and any number of them. */
final class OffHeapTlsLayer extends OffHeapMessageLayer {

    /** Four records a write: more gains nothing, and what is typed waits for nothing. */
    private static final int READ_BYTES = 4 * PosixTlsSession.MAX_CONTENT_BYTES;
    /** Header, explicit nonce, padding and authentication code of any cipher suite of today (RFC 5246, section 6.2.3). */
    private static final int OVERHEAD_BYTES = 512;

    private final TlsLayer layer;
    private final PosixTlsSession session;
    private boolean foreign;

    OffHeapTlsLayer(TlsLayer layer, PosixTlsSession session) {
        super(layer);
        this.layer = layer;
        this.session = session;
    }

    @Override
    int readBytes() {
        return READ_BYTES;
    }

    /** {@inheritDoc} What the session owes its peer comes on top. */
    @Override
    int wrappedBytes(int count) {
        int records = count / PosixTlsSession.MAX_CONTENT_BYTES + 1;
        return count + records * OVERHEAD_BYTES + PosixTlsSession.ROOM_BYTES;
    }

    @Override
    int wrap(Address bytes, int count, Address target) {
        return session.wrap(bytes, count, target, wrappedBytes(count));
    }

    @Override
    int unwrap(Address received, int count, Address target, int room) {
        int whole = 0;
        int length = length(received, count);
        while (length > 0 && length <= count - whole) {
            whole += length;
            length = length(received.add(whole), count - whole);
        }
        int content = session.unwrap(received, whole, target, room);
        foreign = length < 0 && session.taken() == whole;
        return content;
    }

    @Override
    int taken() {
        return session.taken();
    }

    @Override
    @Nullable
    Fault fault() {
        return session.fault() == null && foreign && !ended() ? layer.noMessageFault() : session.fault();
    }

    @Override
    @Nullable
    Fault endFault(int rest) {
        return layer.endFault();
    }
}
