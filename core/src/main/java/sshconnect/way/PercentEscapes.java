package sshconnect.way;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Digits;

/** Percent escapes of URLs (RFC 3986, section 2.1). */
final class PercentEscapes {

    private static final String UNRESERVED = "-._~";

    private PercentEscapes() {}

    /**
     * Resolves the escapes; what is not ASCII goes as UTF-8.
     *
     * @param part a part of a URL
     * @return the bytes that it stands for; null when an escape is not whole
     */
    static byte @Nullable [] decode(String part) {
        byte[] encoded = part.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[encoded.length];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] != '%') {
                decoded[length++] = encoded[i];
                continue;
            }
            int high = i + 2 < encoded.length ? Ascii.digit((char) (encoded[i + 1] & 0xff), 16) : -1;
            int low = i + 2 < encoded.length ? Ascii.digit((char) (encoded[i + 2] & 0xff), 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            decoded[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Arrays.copyOf(decoded, length);
    }

    /**
     * Writes text so that {@link #decode} finds it again, whichever part of a URL it is.
     *
     * @param out   where to
     * @param text  the text
     * @param plain what else than unreserved characters (RFC 3986, section 2.3) stands for itself there
     */
    static void append(StringBuilder out, String text, String plain) {
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (Ascii.isLetter(c) || Ascii.isDigit(c) || UNRESERVED.indexOf(c) >= 0 || plain.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(Digits.hexadecimal(octet >> 4)).append(Digits.hexadecimal(octet));
            }
        }
    }
}
