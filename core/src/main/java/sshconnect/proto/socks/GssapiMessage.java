package sshconnect.proto.socks;

import sshconnect.base.ByteQueue;
import sshconnect.proto.MessageLayer;

/**
 * The frame of all messages of the SOCKS5 method GSSAPI (RFC 1961, sections 3.4, 4.3 and 5).
 *
 * <pre>
 * 01 TYPE LENGTH(2) TOKEN
 * </pre>
 */
public final class GssapiMessage {
    /** The length of what is in front of each token. */
    public static final int HEADER_BYTES = 4;

    /** The longest token that is read: its length has 16 bits. */
    public static final int MAX_TOKEN_BYTES = 0xffff;

    /** The longest message. */
    static final int MAX_BYTES = HEADER_BYTES + MAX_TOKEN_BYTES;

    /** The type of messages that establish the context. */
    public static final int AUTHENTICATION = 1;
    /** The type of messages that agree on a level of protection. */
    public static final int PROTECTION = 2;
    /** The type of messages of the tunnel. */
    public static final int ENCAPSULATION = 3;

    /** The first octet of every message, also of a refusal. */
    static final int VERSION = 1;

    private GssapiMessage() {}

    /**
     * A whole message.
     *
     * @param type  its type, for example {@link #ENCAPSULATION}
     * @param token its token, no longer than {@link #MAX_TOKEN_BYTES}
     * @return header and token
     */
    public static byte[] of(int type, byte[] token) {
        byte[] message = new byte[HEADER_BYTES + token.length];
        putHeader(message, type, token.length);
        System.arraycopy(token, 0, message, HEADER_BYTES, token.length);
        return message;
    }

    /**
     * Writes a header.
     *
     * @param message     where to, from its first byte on
     * @param type        the message's type
     * @param tokenLength the length of its token, up to {@link #MAX_TOKEN_BYTES}
     */
    public static void putHeader(byte[] message, int type, int tokenLength) {
        message[0] = VERSION;
        message[1] = (byte) type;
        message[2] = (byte) (tokenLength >> 8);
        message[3] = (byte) tokenLength;
    }

    /**
     * The length of a message of a type.
     *
     * @param type   the type that it should have
     * @param header its {@link #HEADER_BYTES}, or more
     * @return the number of bytes, with those of the header; {@link MessageLayer#NO_MESSAGE} for anything else
     */
    public static int length(int type, byte[] header) {
        boolean known = header[0] == VERSION && header[1] == type;
        return known ? HEADER_BYTES + ((header[2] & 0xff) << 8 | header[3] & 0xff) : MessageLayer.NO_MESSAGE;
    }

    /**
     * The length of a message of a type that is still to be received, or a part of it.
     *
     * @return 0 as long as it cannot be told; {@link MessageLayer#NO_MESSAGE} as soon as it is something else
     */
    static int length(int type, ByteQueue input) {
        if (input.size() >= HEADER_BYTES) {
            return length(
                    type, new byte[] {(byte) input.at(0), (byte) input.at(1), (byte) input.at(2), (byte) input.at(3)});
        }
        boolean due = (input.size() < 1 || input.at(0) == VERSION) && (input.size() < 2 || input.at(1) == type);
        return due ? 0 : MessageLayer.NO_MESSAGE;
    }
}
