package sshconnect.proto.tls;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.MessageLayer;
import sshconnect.security.TlsSession;

/** The protection of a tunnel by TLS: each message is a record (RFC 8446, section 5). */
public final class TlsLayer extends MessageLayer {

    /** The longest plaintext of a record. */
    private static final int CAPACITY_BYTES = 16_384;

    private final TlsSession session;

    /**
     * Protection by an established session, of which the layer disposes.
     *
     * @param session the session
     */
    public TlsLayer(TlsSession session) {
        super(TlsRecord.HEADER_BYTES, TlsRecord.MAX_BYTES);
        this.session = session;
    }

    /**
     * The session that wraps and unwraps, for a host that calls its own library without this layer.
     *
     * @return always the same one
     */
    public TlsSession session() {
        return session;
    }

    @Override
    public int messageBytes(byte[] header) {
        return TlsRecord.begins(header[0], header[1]) ? TlsRecord.bytes(header[3], header[4]) : NO_MESSAGE;
    }

    @Override
    public int capacity() {
        return CAPACITY_BYTES;
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count) {
        return session.wrap(bytes, count);
    }

    @Override
    protected Result<byte[]> unwrapMessage(byte[] whole, int length) {
        return session.unwrap(whole, length);
    }

    @Override
    public boolean ended() {
        return session.ended();
    }

    @Override
    public byte[] end() {
        return session.end();
    }

    @Override
    public Fault noMessageFault() {
        return fault(Fault.Kind.OTHER, "what came is no record of TLS");
    }

    /** {@inheritDoc} Anybody between here and there can close a connection; only the peer can say that this is all. */
    @Override
    public @Nullable Fault endFault() {
        return session.ended() ? null : cutMessageFault();
    }

    @Override
    protected Fault cutMessageFault() {
        return fault(Fault.Kind.CUT, "the connection ended without TLS's close_notify, and something may be missing");
    }

    private static Fault fault(Fault.Kind kind, String cause) {
        return new Fault(kind, "read from", "the TLS peer", cause);
    }

    @Override
    public void dispose() {
        session.dispose();
    }
}
