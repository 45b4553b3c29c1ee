package sshconnect.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Outgoing bytes of a handshake, put together from parts, each plain or secret. The mark stays with the bytes until
 * they are sent, so that whoever prints the message can mask exactly what is secret.
 */
public final class Wire {

    /**
     * Some consecutive bytes of the message.
     *
     * @param bytes  the bytes
     * @param secret whether they may never be printed
     */
    public record Part(byte[] bytes, boolean secret) {}

    private final List<Part> parts = new ArrayList<>();
    private final List<byte[]> secrets = new ArrayList<>();
    private final boolean text;

    private Wire(boolean text) {
        this.text = text;
    }

    /**
     * An empty message of a binary protocol (SOCKS), which traces print in hexadecimal.
     *
     * @return the message
     */
    public static Wire binary() {
        return new Wire(false);
    }

    /**
     * An empty message of a protocol of lines (HTTP, telnet), which traces print line by line.
     *
     * @return the message
     */
    public static Wire text() {
        return new Wire(true);
    }

    /**
     * Adds octets.
     *
     * @param values each 0 to 255
     * @return this message
     */
    public Wire octets(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes(bytes);
    }

    /**
     * Adds an unsigned 16 bit number in network byte order.
     *
     * @param value 0 to 65535
     * @return this message
     */
    public Wire uint16(int value) {
        return octets(value >> 8 & 0xff, value & 0xff);
    }

    /**
     * Adds plain bytes.
     *
     * @param bytes the bytes, not copied
     * @return this message
     */
    public Wire bytes(byte[] bytes) {
        parts.add(new Part(bytes, false));
        return this;
    }

    /**
     * Adds plain text in UTF-8.
     *
     * @param value the text
     * @return this message
     */
    public Wire text(String value) {
        return bytes(Utf8.encode(value));
    }

    /**
     * Adds bytes that may never be printed, the length of a secret among them.
     *
     * @param bytes the bytes, copied, so that the secret can be wiped before the message is sent
     * @return this message
     */
    public Wire secret(byte... bytes) {
        Part part = new Part(Arrays.copyOf(bytes, bytes.length), true);
        parts.add(part);
        secrets.add(part.bytes());
        return this;
    }

    /**
     * Adds a message that may not be printed at all, though only some of it is secret by itself.
     *
     * @param message the message, copied
     * @return this message
     */
    public Wire secret(Wire message) {
        parts.add(new Part(message.toBytes(), true));
        for (byte[] each : message.secrets) {
            secrets.add(Arrays.copyOf(each, each.length));
        }
        return this;
    }

    /**
     * What is secret by itself, wherever it stands.
     *
     * @return the bytes, not copied
     */
    List<byte[]> secrets() {
        return secrets;
    }

    /**
     * Whether this is a message of a protocol of lines.
     *
     * @return true for a message made by {@link #text()}
     */
    public boolean isText() {
        return text;
    }

    /**
     * The message in its parts, in order.
     *
     * @return the parts
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * The whole message as it goes over the wire.
     *
     * @return a new array, to be wiped by the caller when {@link #hasSecret}
     */
    public byte[] toBytes() {
        int length = 0;
        for (Part part : parts) {
            length += part.bytes().length;
        }
        byte[] whole = new byte[length];
        int offset = 0;
        for (Part part : parts) {
            System.arraycopy(part.bytes(), 0, whole, offset, part.bytes().length);
            offset += part.bytes().length;
        }
        return whole;
    }

    /**
     * Whether some part is secret.
     *
     * @return true when the message may not be printed whole
     */
    public boolean hasSecret() {
        for (Part part : parts) {
            if (part.secret()) {
                return true;
            }
        }
        return false;
    }

    /** Overwrites the secret parts with zeros. */
    public void wipe() {
        for (Part part : parts) {
            if (part.secret()) {
                Arrays.fill(part.bytes(), (byte) 0);
            }
        }
        for (byte[] each : secrets) {
            Arrays.fill(each, (byte) 0);
        }
    }
}
