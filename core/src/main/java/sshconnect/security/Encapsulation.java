package sshconnect.security;

import sshconnect.base.Result;

/**
 * What a tunnel through a SOCKS5 server that authenticates by GSSAPI is made of: sealed messages, each with a header in
 * front (RFC 1961, section 5).
 *
 * <pre>
 * 01 03 LENGTH(2) TOKEN
 * </pre>
 */
public final class Encapsulation {

    /** The length of what is in front of each token. */
    public static final int HEADER_BYTES = 4;

    /** The longest token that is read: its length has 16 bits. */
    public static final int MAX_TOKEN_BYTES = 0xffff;

    /** The longest token that is sent: Dante's buffers count the header in. */
    public static final int MAX_SENT_TOKEN_BYTES = MAX_TOKEN_BYTES - HEADER_BYTES;

    /** The version of all of RFC 1961's messages. */
    public static final int VERSION = 1;

    /** What is wrong with a message that was sealed and not encrypted, where both sides have agreed that it is. */
    public static final String NOT_ENCRYPTED = "a message is not encrypted, which was agreed upon";

    /** The type of a message of the tunnel. */
    public static final int MESSAGE = 3;

    private final SecurityContext context;
    private final boolean confidential;
    private final byte[] early;
    private final int capacity;

    /**
     * Protection by an established context.
     *
     * @param context      the context
     * @param confidential whether messages are encrypted
     */
    public Encapsulation(SecurityContext context, boolean confidential) {
        this(context, confidential, new byte[0]);
    }

    private Encapsulation(SecurityContext context, boolean confidential, byte[] early) {
        this.context = context;
        this.confidential = confidential;
        this.early = early;
        capacity = context.wrapSizeLimit(MAX_SENT_TOKEN_BYTES, confidential);
    }

    /**
     * The same with some bytes in front.
     *
     * @param opened what was opened already and belongs to the tunnel
     * @return a new one, on the same context
     */
    public Encapsulation startingWith(byte[] opened) {
        return new Encapsulation(context, confidential, opened);
    }

    /**
     * The context that seals and opens.
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

    /**
     * The first bytes of the tunnel: what came in one message with the end of the handshake.
     *
     * @return the opened bytes, mostly none
     */
    public byte[] early() {
        return early;
    }

    /**
     * How many bytes of the tunnel one message can carry.
     *
     * @return their number; 0 or less where the context protects nothing
     */
    public int capacity() {
        return capacity;
    }

    /**
     * Seals what is to be sent.
     *
     * @param bytes where it is
     * @param count how many bytes, from the first on; no more than {@link #capacity}
     * @return the message
     */
    public Result<byte[]> seal(byte[] bytes, int count) {
        Result<byte[]> token = context.wrap(bytes, count, confidential);
        return token.ok() ? Result.of(frame(MESSAGE, token.value())) : token;
    }

    /**
     * Opens a message that was received.
     *
     * @param message     where it is, from its header on
     * @param tokenLength the length of its token
     * @return what was sent, possibly nothing
     */
    public Result<byte[]> open(byte[] message, int tokenLength) {
        return context.unwrap(message, HEADER_BYTES, tokenLength, confidential);
    }

    /**
     * Puts a header in front of a token.
     *
     * @param type  the type of the message, for example {@link #MESSAGE}
     * @param token the token, no longer than {@link #MAX_TOKEN_BYTES}
     * @return both
     */
    public static byte[] frame(int type, byte[] token) {
        byte[] message = new byte[HEADER_BYTES + token.length];
        message[0] = VERSION;
        message[1] = (byte) type;
        message[2] = (byte) (token.length >> 8);
        message[3] = (byte) token.length;
        System.arraycopy(token, 0, message, HEADER_BYTES, token.length);
        return message;
    }

    /**
     * The length of the token behind a header.
     *
     * @param header its {@link #HEADER_BYTES}, or more
     * @return 0 to {@link #MAX_TOKEN_BYTES}
     */
    public static int tokenLength(byte[] header) {
        return (header[2] & 0xff) << 8 | header[3] & 0xff;
    }

    /**
     * Whether a header is that of a message of the tunnel.
     *
     * @param header its {@link #HEADER_BYTES}, or more
     * @return false for anything else
     */
    public static boolean isMessage(byte[] header) {
        return header[0] == VERSION && header[1] == MESSAGE;
    }
}
