package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Utf8;
import sshconnect.proto.socks.GssapiMessage;
import sshconnect.security.GssApi.Mechanism;
import sshconnect.security.SecurityContext;

/** A security context of MIT's library. Besides what all do, it wraps and unwraps without touching the Java heap. */
final class PosixSecurityContext implements SecurityContext, OffHeapContext {

    /** 1.2.840.113554.1.2.2 (RFC 4121, section 1) and 1.3.6.1.5.5.2 (RFC 4178, section 3.2), encoded. */
    private static final byte[] KERBEROS = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 1, 2, 2};

    private static final byte[] SPNEGO = {0x2b, 6, 1, 5, 5, 2};

    /** GSS_C_MUTUAL_FLAG, _REPLAY_FLAG, _SEQUENCE_FLAG, _CONF_FLAG and _INTEG_FLAG (RFC 2744, appendix A). */
    private static final int FLAGS = 2 | 4 | 8 | 16 | 32;

    private static final String AUTHENTICATE = "authenticate to";
    private static final String PROTECT = "protect what is said to";

    private static final int COMPLETE = 0;
    private static final int CONTINUE_NEEDED = 1;
    /** More room than any number or pointer that the library writes wants. */
    private static final int SCALAR_BYTES = 16;

    private final LibGssapi library;
    private final String peer;
    private final Address mechanism;
    private final Address name = Libc.calloc(1, SCALAR_BYTES);
    private final Address context = Libc.calloc(1, SCALAR_BYTES);
    private final Address minor = Libc.calloc(1, SCALAR_BYTES);
    private final Address number = Libc.calloc(1, SCALAR_BYTES);
    private final LibGssapi.Buffer input =
            Libc.calloc(1, Structure.sizeOf(LibGssapi.Buffer.class)).toStructure();
    private final LibGssapi.Buffer output =
            Libc.calloc(1, Structure.sizeOf(LibGssapi.Buffer.class)).toStructure();
    private boolean established;
    private int status;
    /** Whether what was unwrapped last should have been encrypted, and was not. */
    private boolean exposed;

    private PosixSecurityContext(LibGssapi library, byte[] mechanism, String peer) {
        this.library = library;
        this.peer = peer;
        this.mechanism = oid(mechanism);
    }

    private static Address oid(byte[] encoded) {
        Address elements = Libc.malloc(encoded.length);
        Address.moveMemoryBlock(Address.ofData(encoded), elements, encoded.length);
        Address.pin(encoded);
        LibGssapi.Oid oid =
                Libc.calloc(1, Structure.sizeOf(LibGssapi.Oid.class)).toStructure();
        oid.length = encoded.length;
        oid.elements = elements;
        return oid.toAddress();
    }

    private static void freeOid(Address memory) {
        LibGssapi.Oid oid = memory.toStructure();
        Libc.free(oid.elements);
        Libc.free(memory);
    }

    /**
     * A context that is not established yet.
     *
     * @param peer the service and its host, {@code service@host}
     */
    static Result<SecurityContext> of(LibGssapi library, Mechanism mechanism, String peer) {
        byte[] text = CString.of(peer);
        if (text == null) {
            return SystemError.nulInside(AUTHENTICATE, peer);
        }
        byte[] oid = mechanism == Mechanism.SPNEGO ? SPNEGO : KERBEROS;
        PosixSecurityContext made = new PosixSecurityContext(library, oid, peer);
        made.input.length = text.length - 1L;
        made.input.value = Address.ofData(text);
        made.status = library.gss_import_name.call(
                made.minor, made.input.toAddress(), library.GSS_C_NT_HOSTBASED_SERVICE, made.name);
        Address.pin(text);
        if (made.status == COMPLETE) {
            return Result.of(made);
        }
        Fault fault = made.fault(AUTHENTICATE);
        made.dispose();
        return Result.failed(fault);
    }

    @Override
    public Result<byte[]> step(byte[] token) {
        input.length = token.length;
        input.value = Address.ofData(token);
        initiate(context, mechanism);
        Address.pin(token);
        established = status == COMPLETE;
        if (status != COMPLETE && status != CONTINUE_NEEDED) {
            // Not with the code that says why.
            library.gss_release_buffer.call(number, output.toAddress());
            return Result.failed(token.length > 0 ? fault(AUTHENTICATE) : unavailableReason());
        }
        return Result.of(takeOutput());
    }

    /** Takes in what is in {@link #input}, and leaves {@link #status} and {@link #output}. */
    private void initiate(Address where, Address how) {
        status = library.gss_init_sec_context.call(
                minor,
                null,
                where,
                name.getAddress(),
                how,
                FLAGS,
                0,
                null,
                input.toAddress(),
                null,
                output.toAddress(),
                number,
                null);
    }

    /** Why there is nothing to begin with. SPNEGO only says that no mechanism has anything; Kerberos itself says what. */
    private Fault unavailableReason() {
        Fault first = fault(AUTHENTICATE);
        Address kerberos = oid(KERBEROS);
        Address alone = Libc.calloc(1, SCALAR_BYTES);
        input.length = 0;
        initiate(alone, kerberos);
        library.gss_release_buffer.call(number, output.toAddress());
        boolean explained = status != COMPLETE && status != CONTINUE_NEEDED;
        Fault fault =
                !explained ? first : GssStatus.fault(library, status, minor.getInt(), kerberos, AUTHENTICATE, peer);
        library.gss_delete_sec_context.call(minor, alone, null);
        Libc.free(alone);
        freeOid(kerberos);
        return fault;
    }

    /** {@inheritDoc} The context tells only once it is established, so that it is the ticket which is looked at. */
    @Override
    public String initiator() {
        Address found = Libc.calloc(1, SCALAR_BYTES);
        String principal = "";
        if (library.gss_inquire_cred.call(minor, null, found, null, null, null) == COMPLETE) {
            if (library.gss_display_name.call(minor, found.getAddress(), output.toAddress(), null) == COMPLETE) {
                principal = Printable.of(Utf8.decode(takeOutput()));
            }
            library.gss_release_name.call(minor, found);
        }
        Libc.free(found);
        return principal;
    }

    @Override
    public boolean established() {
        return established;
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count, boolean confidential) {
        callWrap(Address.ofData(bytes), count, confidential);
        Address.pin(bytes);
        return status == COMPLETE ? Result.of(takeOutput()) : Result.failed(fault());
    }

    @Override
    public Result<byte[]> unwrap(byte[] bytes, int offset, int count, boolean confidential) {
        callUnwrap(Address.ofData(bytes).add(offset), count, confidential);
        Address.pin(bytes);
        byte[] message = status == COMPLETE ? takeOutput() : null;
        return message != null && !exposed ? Result.of(message) : Result.failed(fault());
    }

    @Override
    public int wrap(Address bytes, int count, boolean confidential, Address token) {
        callWrap(bytes, count, confidential);
        return moveOutput(token);
    }

    @Override
    public int unwrap(Address token, int count, boolean confidential, Address bytes) {
        callUnwrap(token, count, confidential);
        int length = moveOutput(bytes);
        return exposed ? -1 : length;
    }

    private void callWrap(Address bytes, int count, boolean confidential) {
        input.length = count;
        input.value = bytes;
        exposed = false;
        status = library.gss_wrap.call(
                minor, context.getAddress(), confidential ? 1 : 0, 0, input.toAddress(), number, output.toAddress());
    }

    /** A status that says more than that it is complete tells of a message that is repeated or out of order. */
    private void callUnwrap(Address token, int count, boolean confidential) {
        input.length = count;
        input.value = token;
        status = library.gss_unwrap.call(
                minor, context.getAddress(), input.toAddress(), output.toAddress(), number, null);
        exposed = status == COMPLETE && confidential && number.getInt() == 0;
    }

    private int moveOutput(Address target) {
        boolean fits = output.length >= 0 && output.length <= GssapiMessage.MAX_TOKEN_BYTES;
        int length = status == COMPLETE && fits ? (int) output.length : -1;
        if (length > 0) {
            Address.moveMemoryBlock(output.value, target, length);
        }
        library.gss_release_buffer.call(number, output.toAddress());
        return length;
    }

    private byte[] takeOutput() {
        byte[] bytes = new byte[(int) output.length];
        if (bytes.length > 0) {
            Address.moveMemoryBlock(output.value, Address.ofData(bytes), bytes.length);
            Address.pin(bytes);
        }
        library.gss_release_buffer.call(number, output.toAddress());
        return bytes;
    }

    @Override
    public int wrapSizeLimit(int wrappedBytes, boolean confidential) {
        int result = library.gss_wrap_size_limit.call(
                minor, context.getAddress(), confidential ? 1 : 0, 0, wrappedBytes, number);
        return result == COMPLETE ? number.getInt() : 0;
    }

    @Override
    public Fault fault() {
        return exposed ? new Fault(Fault.Kind.OTHER, PROTECT, peer, NOT_ENCRYPTED) : fault(PROTECT);
    }

    private Fault fault(String operation) {
        return GssStatus.fault(library, status, minor.getInt(), mechanism, operation, peer);
    }

    @Override
    public void dispose() {
        library.gss_delete_sec_context.call(minor, context, null);
        library.gss_release_name.call(minor, name);
        freeOid(mechanism);
        Libc.free(name);
        Libc.free(context);
        Libc.free(minor);
        Libc.free(number);
        Libc.free(input.toAddress());
        Libc.free(output.toAddress());
    }
}
