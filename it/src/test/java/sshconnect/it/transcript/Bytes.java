package sshconnect.it.transcript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How bytes are shown in a failure: in the notation that transcripts use. */
final class Bytes {
    private static final int SHOWN_AT_MOST = 600;

    private Bytes() {}

    /**
     * Shows bytes in the notation of {@link ByteExpression}: text in quotes, everything else in hexadecimal.
     *
     * @param bytes what to show
     * @return the notation, cut after some hundred bytes
     */
    static String show(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(bytes.length, SHOWN_AT_MOST);
        for (int at = 0; at < end; ) {
            int textEnd = at;
            while (textEnd < end && isText(bytes[textEnd])) {
                textEnd++;
            }
            if (!shown.isEmpty()) {
                shown.append(' ');
            }
            if (textEnd > at) {
                quote(bytes, at, textEnd, shown);
                at = textEnd;
            } else {
                shown.append(String.format("%02x", bytes[at++]));
            }
        }
        if (end < bytes.length) {
            shown.append(" ... ").append(bytes.length).append(" bytes in all");
        }
        return shown.isEmpty() ? "nothing" : shown.toString();
    }

    /**
     * Puts two pieces together.
     *
     * @param first  what comes first
     * @param second what follows
     * @return both
     */
    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * Text as UTF-8.
     *
     * @param text the text
     * @return its bytes
     */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Text from UTF-8.
     *
     * @param bytes its bytes
     * @return the text
     */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * What a stream of bytes collected so far, without copying it twice.
     *
     * @param collected the stream
     * @return its content as text
     */
    static String text(ByteArrayOutputStream collected) {
        return collected.toString(StandardCharsets.UTF_8);
    }

    private static boolean isText(byte b) {
        return b >= 0x20 && b < 0x7f || b == '\r' || b == '\n' || b == '\t';
    }

    private static void quote(byte[] bytes, int from, int to, StringBuilder shown) {
        shown.append('"');
        for (int at = from; at < to; at++) {
            switch (bytes[at]) {
                case '\r' -> shown.append("\\r");
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                case '"' -> shown.append("\\\"");
                case '\\' -> shown.append("\\\\");
                default -> shown.append((char) bytes[at]);
            }
        }
        shown.append('"');
    }
}
