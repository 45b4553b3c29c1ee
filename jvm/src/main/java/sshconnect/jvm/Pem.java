package sshconnect.jvm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Textual encodings (RFC 7468), as bytes that can be wiped. */
final class Pem {

    private Pem() {}

    /**
     * What stands in the blocks of a text.
     *
     * @param text  the text; what is outside of these blocks does not count
     * @param label what the blocks are called, for example {@code CERTIFICATE}
     * @return the content of each, for the caller to wipe where it is secret; an empty one for a block that is damaged
     */
    static List<byte[]> blocks(byte[] text, String label) {
        byte[] begin = boundary("BEGIN", label);
        byte[] end = boundary("END", label);
        List<byte[]> blocks = new ArrayList<>();
        int start = indexOf(text, begin, 0);
        while (start >= 0) {
            int bodyEnd = indexOf(text, end, start);
            if (bodyEnd < 0) {
                return blocks;
            }
            byte[] body = Arrays.copyOfRange(text, start + begin.length, bodyEnd);
            blocks.add(decoded(body));
            Arrays.fill(body, (byte) 0);
            start = indexOf(text, begin, bodyEnd);
        }
        return blocks;
    }

    private static byte[] boundary(String which, String label) {
        return ("-----" + which + " " + label + "-----").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] decoded(byte[] body) {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Where a text has a part, from an index on; -1 for nowhere. */
    private static int indexOf(byte[] text, byte[] part, int from) {
        for (int i = from; i <= text.length - part.length; i++) {
            if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
