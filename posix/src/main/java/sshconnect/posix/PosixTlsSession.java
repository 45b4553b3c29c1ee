package sshconnect.posix;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.proto.tls.TlsLayer;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/** A session of libssl. Besides what all do, it wraps and unwraps without touching the Java heap. */
final class PosixTlsSession implements TlsSession, OffHeapSession {

    /** The longest content of a record (RFC 8446, section 5.1). */
    static final int MAX_CONTENT_BYTES = 16 * 1024;

    /** What a step of the handshake may give: mostly less than a kilobyte, but the client's certificates may be many. */
    static final int ROOM_BYTES = 128 * 1024;

    /** SSL_ERROR_WANT_READ and SSL_ERROR_ZERO_RETURN. */
    private static final int WANTS_TO_READ = 2;

    private static final int PEER_HAS_ENDED = 6;

    /** SSL_CTRL_SET_TLSEXT_HOSTNAME. */
    private static final int SET_SERVER_NAME = 55;
    /** X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS: {@code w*.example.org} is for nobody (RFC 6125, section 6.4.3). */
    private static final int NO_PARTIAL_WILDCARDS = 4;
    /** X509_V_FLAG_PARTIAL_CHAIN: whoever trusts an authority need not trust the one above it. As curl does. */
    private static final long PARTIAL_CHAIN = 0x80000;

    private static final int FAILED = -1;

    private final LibSsl library;
    private final LibX509 certificates;
    private final Address context;
    private final Address session;
    private final LibSsl.Exchange exchange = TlsExchange.allocate();
    private final Address room = Libc.malloc(ROOM_BYTES);
    private final Address content = Libc.malloc(MAX_CONTENT_BYTES);
    private final boolean anonymous;
    private boolean established;
    private boolean ended;
    private boolean endTold;
    private @Nullable Fault fault;

    private PosixTlsSession(LibSsl library, Address context, boolean anonymous) {
        this.library = library;
        this.certificates = LibX509.get();
        this.context = context;
        this.anonymous = anonymous;
        session = library.SSL_new.call(context);
        exchange.toSend = room;
        exchange.room = ROOM_BYTES;
        Address bio = TlsExchange.bio(certificates, exchange);
        library.SSL_set_bio.call(session, bio, bio);
        library.SSL_set_connect_state.call(session);
    }

    /**
     * A session that has not begun.
     *
     * @param context what it takes over
     */
    static Result<TlsSession> of(LibSsl library, Address context, TlsSettings settings) {
        PosixTlsSession made = new PosixTlsSession(library, context, settings.identity() == null);
        if (!made.isFor(settings)) {
            made.dispose();
            return Result.failed(Fault.Kind.OTHER, "use as a server's name", settings.serverName(), "it is none");
        }
        return Result.of(made);
    }

    private boolean isFor(TlsSettings settings) {
        Address parameters = library.SSL_get0_param.call(session);
        certificates.X509_VERIFY_PARAM_set_hostflags.call(parameters, NO_PARTIAL_WILDCARDS);
        certificates.X509_VERIFY_PARAM_set_flags.call(parameters, PARTIAL_CHAIN);
        boolean named;
        if (settings.address() != null) {
            byte[] address = settings.address().bytes();
            named = certificates.X509_VERIFY_PARAM_set1_ip.call(parameters, Address.ofData(address), address.length)
                    == 1;
            Address.pin(address);
        } else {
            byte[] name = CString.of(settings.serverName());
            named = name != null && name.length > 1 && isFor(parameters, name);
        }
        String protocol = settings.protocol();
        if (protocol != null) {
            byte[] list = ('?' + protocol).getBytes(StandardCharsets.US_ASCII);
            list[0] = (byte) protocol.length();
            library.SSL_set_alpn_protos.call(session, Address.ofData(list), list.length);
            Address.pin(list);
        }
        return named;
    }

    private boolean isFor(Address parameters, byte[] name) {
        boolean sent = library.SSL_ctrl.call(session, SET_SERVER_NAME, 0, Address.ofData(name)) == 1;
        boolean verified = sent
                && certificates.X509_VERIFY_PARAM_set1_host.call(parameters, Address.ofData(name), name.length - 1)
                        == 1;
        Address.pin(name);
        return verified;
    }

    @Override
    public OffHeapLayer layer(TlsLayer layer) {
        return new OffHeapTlsLayer(layer, this);
    }

    @Override
    public Progress step(byte[] record) {
        receive(Address.ofData(record), record.length);
        TlsExchange.begin(exchange);
        int result = library.SSL_do_handshake.call(session);
        Address.pin(record);
        established = result == 1;
        boolean failed = !established && library.SSL_get_error.call(session, result) != WANTS_TO_READ;
        TlsProblem problem = failed ? TlsProblems.of(certificates, exchange, anonymous && exchange.asked != 0) : null;
        return new Progress(takeHeld(), problem);
    }

    private void receive(Address bytes, int count) {
        certificates.ERR_clear_error.call();
        exchange.received = bytes;
        exchange.first = 0;
        exchange.last = count;
    }

    private byte[] takeHeld() {
        byte[] held = bytes(room, exchange.held);
        exchange.held = 0;
        return held;
    }

    private static byte[] bytes(Address from, int length) {
        byte[] bytes = new byte[length];
        Address.moveMemoryBlock(from, Address.ofData(bytes), length);
        Address.pin(bytes);
        return bytes;
    }

    @Override
    public boolean established() {
        return established;
    }

    @Override
    public TlsPeer peer() {
        Address found = library.SSL_get1_peer_certificate.call(session);
        TlsCertificate certificate = new TlsCertificate(certificates, found);
        Address cipher = library.SSL_CIPHER_standard_name.call(library.SSL_get_current_cipher.call(session));
        TlsPeer peer = new TlsPeer(
                CString.toString(library.SSL_get_version.call(session)),
                cipher == null ? "" : CString.toString(cipher),
                protocol(),
                certificate.subject(),
                certificate.issuer(),
                certificate.notAfterMillis());
        if (found != null) {
            certificates.X509_free.call(found);
        }
        return peer;
    }

    private String protocol() {
        Address name = Libc.calloc(1, Address.sizeOf());
        Address length = Libc.calloc(1, Address.sizeOf());
        library.SSL_get0_alpn_selected.call(session, name, length);
        String protocol = name.getAddress() == null ? "" : Printable.of(bytes(name.getAddress(), length.getInt()));
        Libc.free(name);
        Libc.free(length);
        return protocol;
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count) {
        boolean wrapped = write(Address.ofData(bytes), count);
        Address.pin(bytes);
        return wrapped ? Result.of(takeHeld()) : Result.failed(fault());
    }

    private boolean write(Address bytes, int count) {
        certificates.ERR_clear_error.call();
        if (count == 0 || library.SSL_write.call(session, bytes, count) == count) {
            return true;
        }
        fail("encrypt", "what is sent");
        return false;
    }

    @Override
    public Result<byte[]> unwrap(byte[] record, int count) {
        receive(Address.ofData(record), count);
        int length = read(content, MAX_CONTENT_BYTES);
        Address.pin(record);
        return fault == null ? Result.of(bytes(content, length)) : Result.failed(fault);
    }

    /** Decrypts what was received, as far as there is room for a longest record; see {@link #ended} and {@link #fault}. */
    private int read(Address target, int targetBytes) {
        int total = 0;
        while (fault == null && !ended && exchange.first < exchange.last && targetBytes - total >= MAX_CONTENT_BYTES) {
            int count = library.SSL_read.call(session, target.add(total), targetBytes - total);
            if (count > 0) {
                total += count;
            } else {
                tellEnd(library.SSL_get_error.call(session, count));
            }
        }
        return total;
    }

    private void tellEnd(int error) {
        ended = error == PEER_HAS_ENDED;
        if (error != PEER_HAS_ENDED && error != WANTS_TO_READ) {
            fail("decrypt", "what was received");
        }
    }

    private void fail(String operation, String subject) {
        fault = new Fault(Fault.Kind.OTHER, operation, subject, TlsErrors.words(certificates));
    }

    /**
     * As {@link #wrap(byte[], int)}, outside the Java heap.
     *
     * @param bytes       what is to be sent, of any length
     * @param target      where to put the records
     * @param targetBytes how much room there is
     * @return how many bytes of records there are; negative for a failure, which {@link #fault} then tells of
     */
    int wrap(Address bytes, int count, Address target, int targetBytes) {
        Address.moveMemoryBlock(room, target, exchange.held);
        exchange.toSend = target;
        exchange.room = targetBytes;
        boolean wrapped = write(bytes, count);
        int length = exchange.held;
        exchange.toSend = room;
        exchange.room = ROOM_BYTES;
        exchange.held = 0;
        return wrapped ? length : FAILED;
    }

    /**
     * As {@link #unwrap(byte[], int)}, outside the Java heap, and for many records.
     *
     * @param records     whole records
     * @param target      where to put what was sent
     * @param targetBytes how much room there is; less than {@link #MAX_CONTENT_BYTES} is none
     * @return how many bytes of content there are, in front of an end ({@link #ended}) or a {@link #fault}
     */
    int unwrap(Address records, int count, Address target, int targetBytes) {
        receive(records, count);
        return read(target, targetBytes);
    }

    /** How much of the records {@link #unwrap} was given it has taken. */
    int taken() {
        return exchange.first;
    }

    /** What went wrong; null for nothing. */
    @Nullable
    Fault fault() {
        return fault;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public byte[] end() {
        if (endTold || !established || fault != null) {
            return new byte[0];
        }
        endTold = true;
        certificates.ERR_clear_error.call();
        library.SSL_shutdown.call(session);
        return takeHeld();
    }

    @Override
    public void dispose() {
        library.SSL_free.call(session);
        library.SSL_CTX_free.call(context);
        if (exchange.culprit != null) {
            certificates.X509_free.call(exchange.culprit);
        }
        certificates.OPENSSL_cleanse.call(content, MAX_CONTENT_BYTES);
        Libc.free(content);
        Libc.free(room);
        Libc.free(exchange.toAddress());
    }
}
