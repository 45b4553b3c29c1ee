package sshconnect.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 (RFC 3629), also where it is wrong. The class library of the native build is to be trusted with well-formed bytes
 * only: it takes overlong forms ({@code c0 af} becomes a slash), and drops what follows an incomplete character near the
 * end ({@code e4 62} loses its {@code b}).
 */
public final class Utf8 {

    private static final char MAX_ASCII = 0x7f;
    private static final char REPLACEMENT = '\ufffd';
    /** What a continuation byte holds, and its bounds. */
    private static final int BITS = 6;

    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xbf;

    private Utf8() {}

    /**
     * Decodes bytes.
     *
     * @param bytes any bytes
     * @return their text; see {@link #decode(byte[], int, int)}
     */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /**
     * Decodes some of the bytes.
     *
     * @param bytes any bytes
     * @param from  the index of the first
     * @param to    the index behind the last
     * @return their text, with one U+FFFD for each longest piece that begins a character and does not make one, and for
     *         each byte that begins none (The Unicode Standard, section 3.9, "substitution of maximal subparts")
     */
    public static String decode(byte[] bytes, int from, int to) {
        // Nearly all is ASCII, for which appending characters one by one takes ten times as long.
        char[] ascii = new char[to - from];
        for (int i = 0; i < ascii.length; i++) {
            if (bytes[from + i] < 0) {
                return decodeUnicode(bytes, from, to);
            }
            ascii[i] = (char) bytes[from + i];
        }
        return new String(ascii);
    }

    private static String decodeUnicode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int lead = bytes[at++] & 0xff;
            int missing = continuations(lead);
            int codePoint = lead & bitsOf(missing);
            int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : LOWEST;
            int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : HIGHEST;
            while (missing > 0 && at < to && (bytes[at] & 0xff) >= lowest && (bytes[at] & 0xff) <= highest) {
                codePoint = codePoint << BITS | bytes[at++] & HIGHEST - LOWEST;
                lowest = LOWEST;
                highest = HIGHEST;
                missing--;
            }
            text.appendCodePoint(missing == 0 ? codePoint : REPLACEMENT);
        }
        return text.toString();
    }

    /**
     * Encodes text.
     *
     * @param text any text
     * @return its bytes, with a question mark for half a surrogate pair
     */
    public static byte[] encode(String text) {
        // As for decoding.
        byte[] ascii = new byte[text.length()];
        for (int i = 0; i < ascii.length; i++) {
            char c = text.charAt(i);
            if (c > MAX_ASCII) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            ascii[i] = (byte) c;
        }
        return ascii;
    }

    /**
     * Whether bytes are UTF-8.
     *
     * @param bytes any bytes
     * @return true if nothing of them is replaced in decoding
     */
    public static boolean isWellFormed(byte[] bytes) {
        return Arrays.equals(encode(decode(bytes)), bytes);
    }

    /** How many bytes follow the first one (RFC 3629, section 4); -1 for what begins no character. */
    private static int continuations(int lead) {
        if (lead < 0x80) {
            return 0;
        }
        if (lead < 0xc2 || lead > 0xf4) {
            return -1;
        }
        return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    }

    /** The bits of the first byte that belong to the character. */
    private static int bitsOf(int continuations) {
        return switch (continuations) {
            case 0 -> 0x7f;
            case 1 -> 0x1f;
            case 2 -> 0x0f;
            default -> 0x07;
        };
    }
}
