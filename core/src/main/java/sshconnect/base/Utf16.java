package sshconnect.base;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** UTF-16 with the low byte first (RFC 2781), made from UTF-8 without a string in between, which nobody could wipe. */
public final class Utf16 {

    private static final int BITS = 6;
    private static final int MAX_CODE_POINT = 0x10ffff;
    /** The least code point that so many continuation bytes are for (RFC 3629, section 3). */
    private static final int[] LEAST = {0, 0x80, 0x800, 0x10000};

    private static final int SURROGATES_START = 0xd800;
    private static final int SURROGATES_END = 0xdfff;
    private static final int LOW_SURROGATES_START = 0xdc00;
    private static final int SUPPLEMENTARY_START = 0x10000;
    private static final int SURROGATE_BITS = 10;

    private Utf16() {}

    /**
     * Encodes a text.
     *
     * @param utf8 the text in UTF-8, not changed
     * @return the text in UTF-16LE, the caller's to wipe; null when it is not UTF-8
     */
    public static byte @Nullable [] littleEndian(byte[] utf8) {
        byte[] roomy = new byte[2 * utf8.length];
        int length = 0;
        int at = 0;
        while (at < utf8.length && length >= 0) {
            int count = continuations(utf8[at] & 0xff);
            int codePoint = count < 0 ? -1 : codePoint(utf8, at, count);
            length = codePoint < 0 ? -1 : append(roomy, length, codePoint);
            at += count + 1;
        }
        byte[] utf16 = length < 0 ? null : Arrays.copyOf(roomy, length);
        Arrays.fill(roomy, (byte) 0);
        return utf16;
    }

    private static int continuations(int lead) {
        return lead < 0x80 ? 0 : lead < 0xc0 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf8 ? 3 : -1;
    }

    /** The code point of a lead byte with so many more; -1 where they make none. */
    private static int codePoint(byte[] utf8, int at, int count) {
        if (at + count >= utf8.length) {
            return -1;
        }
        int value = count == 0 ? utf8[at] : utf8[at] & (1 << (BITS - count & 31)) - 1;
        for (int i = 1; i <= count; i++) {
            if ((utf8[at + i] & 0xc0) != 0x80) {
                return -1;
            }
            value = value << BITS | utf8[at + i] & 0x3f;
        }
        boolean surrogate = value >= SURROGATES_START && value <= SURROGATES_END;
        return value < LEAST[count] || value > MAX_CODE_POINT || surrogate ? -1 : value;
    }

    private static int append(byte[] utf16, int length, int codePoint) {
        if (codePoint < SUPPLEMENTARY_START) {
            return appendUnit(utf16, length, codePoint);
        }
        int offset = codePoint - SUPPLEMENTARY_START;
        int next = appendUnit(utf16, length, SURROGATES_START | offset >> SURROGATE_BITS);
        return appendUnit(utf16, next, LOW_SURROGATES_START | offset & (1 << SURROGATE_BITS) - 1);
    }

    private static int appendUnit(byte[] utf16, int length, int unit) {
        utf16[length] = (byte) unit;
        utf16[length + 1] = (byte) (unit >> 8);
        return length + 2;
    }
}
