package sshconnect.base;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Base64 (RFC 4648, section 4) that others wrote, where what is wrong has to be an answer and not an exception. */
public final class Base64Decoding {

    private static final int SEXTET_BITS = 6;
    private static final int LETTERS = 26;
    private static final int DIGITS_START = 2 * LETTERS;

    private Base64Decoding() {}

    /**
     * Decodes a text.
     *
     * @param text the text, with or without padding, without white space
     * @return its bytes, or null when it is not Base64
     */
    public static byte @Nullable [] decode(String text) {
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == '=' && text.length() - length < 2) {
            length--;
        }
        if ((length & 3) == 1) {
            return null;
        }
        byte[] bytes = new byte[length * SEXTET_BITS >> 3];
        int pending = 0;
        int pendingBits = 0;
        int at = 0;
        for (int i = 0; i < length; i++) {
            int sextet = sextet(text.charAt(i));
            if (sextet < 0) {
                Arrays.fill(bytes, (byte) 0);
                return null;
            }
            pending = pending << SEXTET_BITS | sextet;
            pendingBits += SEXTET_BITS;
            if (pendingBits >= 8) {
                pendingBits -= 8;
                bytes[at++] = (byte) (pending >> (pendingBits & 31));
            }
        }
        return bytes;
    }

    private static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + LETTERS;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + DIGITS_START;
        }
        return c == '+' ? DIGITS_START + 10 : c == '/' ? DIGITS_START + 11 : -1;
    }
}
