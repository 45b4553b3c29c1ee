package sshconnect.proto.socks;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.MessageLayer;
import sshconnect.security.SecurityContext;

/**
 * The protection of a tunnel through a SOCKS5 server that authenticates by GSSAPI (RFC 1961, section 5): each message is
 * a wrapped token with a header.
 */
public final class GssapiLayer extends MessageLayer {
    /** The longest token that is sent: Dante's buffers count the header in. */
    public static final int MAX_SENT_TOKEN_BYTES = GssapiMessage.MAX_TOKEN_BYTES - GssapiMessage.HEADER_BYTES;

    private static final String NOT_PROTECTED = "it is not protected";
    private static final String ENDED_INSIDE_MESSAGE = "it ended inside a message";

    private final SecurityContext context;
    private final boolean confidential;
    private final int capacity;

    /**
     * Protection by an established context, of which the layer disposes.
     *
     * @param context      the context
     * @param confidential whether messages are encrypted; else they are only protected against change
     */
    public GssapiLayer(SecurityContext context, boolean confidential) {
        super(GssapiMessage.HEADER_BYTES, GssapiMessage.MAX_BYTES);
        this.context = context;
        this.confidential = confidential;
        capacity = context.wrapSizeLimit(MAX_SENT_TOKEN_BYTES, confidential);
    }

    /**
     * The context that wraps and unwraps, for a host that calls its own library without this layer.
     *
     * @return always the same one
     */
    public SecurityContext context() {
        return context;
    }

    /**
     * Whether messages are encrypted.
     *
     * @return false when they are only protected against change
     */
    public boolean confidential() {
        return confidential;
    }

    @Override
    public int messageBytes(byte[] header) {
        return GssapiMessage.length(GssapiMessage.ENCAPSULATION, header);
    }

    /** {@inheritDoc} 0 or less where the context protects nothing: no handshake is established with such a layer. */
    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count) {
        Result<byte[]> token = context.wrap(bytes, count, confidential);
        return token.ok() ? Result.of(GssapiMessage.of(GssapiMessage.ENCAPSULATION, token.value())) : token;
    }

    /** As {@link #unwrapMessage}, with the fault that the context gives, for who says of whom it is. */
    Result<byte[]> unwrapInContext(byte[] whole, int length) {
        int header = GssapiMessage.HEADER_BYTES;
        return context.unwrap(whole, header, length - header, confidential);
    }

    @Override
    protected Result<byte[]> unwrapMessage(byte[] whole, int length) {
        Result<byte[]> bytes = unwrapInContext(whole, length);
        return bytes.ok() ? bytes : Result.failed(unusable(bytes.fault().cause()));
    }

    @Override
    public Fault noMessageFault() {
        return unusable(NOT_PROTECTED);
    }

    @Override
    public Fault cutMessageFault() {
        return unusable(Fault.Kind.CUT, ENDED_INSIDE_MESSAGE);
    }

    /**
     * The fault of something that was received and cannot be unwrapped.
     *
     * @param cause what is wrong with it
     * @return the fault
     */
    public static Fault unusable(String cause) {
        return unusable(Fault.Kind.OTHER, cause);
    }

    private static Fault unusable(Fault.Kind kind, String cause) {
        return new Fault(kind, "unwrap", "what the proxy sent", "what the proxy sent cannot be used: " + cause);
    }

    @Override
    public void dispose() {
        context.dispose();
    }
}
