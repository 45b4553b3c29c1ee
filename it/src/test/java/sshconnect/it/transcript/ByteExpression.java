package sshconnect.it.transcript;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * Bytes as transcripts write them, pieces separated by blanks:
 *
 * <pre>
 *     05 01 00                 hexadecimal, in pairs
 *     "GET\r\n"                text, with \r \n \t \0 \\ \" \xNN and %{variables}, encoded in UTF-8
 *     255*"u"                  a piece, repeated
 *     base64("user:password")  what a piece looks like in Base64
 *     length("user")           how long a piece is, one byte
 *     port(proxy)              the port of a scripted server, two bytes, big-endian
 * </pre>
 */
final class ByteExpression {
    private interface Piece {
        void write(ByteArrayOutputStream out, Function<String, String> variables);
    }

    private final String source;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private ByteExpression(String source) {
        this.source = source;
    }

    /**
     * Reads an expression.
     *
     * @param source its text
     * @return the expression
     * @throws IllegalArgumentException when the text is not one
     */
    static ByteExpression parse(String source) {
        ByteExpression expression = new ByteExpression(source.strip());
        while (expression.at < expression.source.length()) {
            expression.pieces.add(expression.piece());
            expression.skipBlanks();
        }
        return expression;
    }

    /**
     * Works the expression out.
     *
     * @param variables what variables stand for
     * @return the bytes
     */
    byte[] evaluate(Function<String, String> variables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pieces.forEach(piece -> piece.write(out, variables));
        return out.toByteArray();
    }

    private Piece piece() {
        if (source.charAt(at) == '"') {
            String quoted = quoted();
            return (out, variables) -> out.writeBytes(QuotedText.decode(quoted, variables));
        }
        int start = at;
        while (at < source.length() && Character.isLetterOrDigit(source.charAt(at))) {
            at++;
        }
        String word = source.substring(start, at);
        char next = at < source.length() ? source.charAt(at) : ' ';
        if (next == '*') {
            at++;
            return repeated(Integer.parseInt(word), piece());
        }
        if (next == '(') {
            return function(word);
        }
        if (word.isEmpty() || !Character.isWhitespace(next) && next != ')') {
            throw new IllegalArgumentException("not bytes at `" + source.substring(start) + "` in: " + source);
        }
        byte[] bytes = HexFormat.of().parseHex(word);
        return (out, variables) -> out.writeBytes(bytes);
    }

    private Piece function(String name) {
        int end = source.indexOf(')', at);
        if (end < 0) {
            throw new IllegalArgumentException("`(` without `)` in: " + source);
        }
        String argument = source.substring(at + 1, end);
        at = end + 1;
        return switch (name) {
            case "base64" -> {
                ByteExpression inner = parse(argument);
                yield (out, variables) -> out.writeBytes(Base64.getEncoder().encode(inner.evaluate(variables)));
            }
            case "length" -> {
                ByteExpression inner = parse(argument);
                yield (out, variables) -> out.write(inner.evaluate(variables).length);
            }
            case "port" ->
                (out, variables) -> {
                    int port = Integer.parseInt(variables.apply(argument + ".port"));
                    out.write(port >> 8);
                    out.write(port);
                };
            default -> throw new IllegalArgumentException("no function " + name + " in: " + source);
        };
    }

    private static Piece repeated(int times, Piece piece) {
        return (out, variables) -> {
            for (int i = 0; i < times; i++) {
                piece.write(out, variables);
            }
        };
    }

    /** Takes a quoted text, and returns what stands between its quotes. */
    private String quoted() {
        int end = QuotedText.closingQuote(source, at);
        String inside = source.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private void skipBlanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }
}
