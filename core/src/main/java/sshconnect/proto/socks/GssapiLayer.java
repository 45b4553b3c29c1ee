package sshconnect.proto.socks;

import sshconnect.base.Result;
import sshconnect.proto.Layer;
import sshconnect.security.SecurityContext;

/**
 * The protection of a tunnel through a SOCKS5 server that authenticates by GSSAPI (RFC 1961, section 5): each message is
 * a wrapped token with a header.
 */
public final class GssapiLayer implements Layer {
    /** The longest token that is sent: Dante's buffers count the header in. */
    public static final int MAX_SENT_TOKEN_BYTES = GssapiMessage.MAX_TOKEN_BYTES - GssapiMessage.HEADER_BYTES;

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
    public int headerBytes() {
        return GssapiMessage.HEADER_BYTES;
    }

    @Override
    public int maxMessageBytes() {
        return GssapiMessage.MAX_BYTES;
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

    @Override
    public Result<byte[]> unwrap(byte[] message, int count) {
        int header = GssapiMessage.HEADER_BYTES;
        return context.unwrap(message, header, count - header, confidential);
    }

    @Override
    public void dispose() {
        context.dispose();
    }
}
