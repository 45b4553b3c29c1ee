package sshconnect.it.transcript;

import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/** The inside of a quoted text in a transcript: escapes and variables. */
final class QuotedText {
    private QuotedText() {}

    /**
     * Finds the quote that ends a text.
     *
     * @param source where to look
     * @param open   the index of the opening quote
     * @return the index of the closing quote
     * @throws IllegalArgumentException when there is none
     */
    static int closingQuote(String source, int open) {
        for (int at = open + 1; at < source.length(); at++) {
            if (source.charAt(at) == '\\') {
                at++;
            } else if (source.charAt(at) == '"') {
                return at;
            }
        }
        throw new IllegalArgumentException("a quote is not closed in: " + source);
    }

    /**
     * Decodes the inside of a quoted text.
     *
     * @param inside    what stands between the quotes
     * @param variables what variables stand for
     * @return the bytes
     */
    static byte[] decode(String inside, Function<String, String> variables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < inside.length()) {
            int escape = inside.indexOf('\\', at);
            int end = escape < 0 ? inside.length() : escape;
            out.writeBytes(Bytes.utf8(Variables.replace(inside.substring(at, end), variables)));
            at = escape < 0 ? end : escaped(inside, escape + 1, out);
        }
        return out.toByteArray();
    }

    /** Decodes what follows a backslash, and returns the index behind it. */
    private static int escaped(String inside, int at, ByteArrayOutputStream out) {
        char letter = inside.charAt(at);
        switch (letter) {
            case 'r' -> out.write('\r');
            case 'n' -> out.write('\n');
            case 't' -> out.write('\t');
            case '0' -> out.write(0);
            case '\\', '"' -> out.write(letter);
            case 'x' -> {
                out.write(Integer.parseInt(inside.substring(at + 1, at + 3), 16));
                return at + 3;
            }
            default -> throw new IllegalArgumentException("no escape \\" + letter + " in: " + inside);
        }
        return at + 1;
    }
}
