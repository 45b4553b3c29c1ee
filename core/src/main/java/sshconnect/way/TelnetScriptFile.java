package sshconnect.way;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.UsageError;
import sshconnect.base.Utf8;
import sshconnect.proto.telnet.TelnetScript;
import sshconnect.proto.telnet.TelnetText;

/**
 * A file with what to say to a telnet proxy: lines {@code expect TEXT}, {@code send TEXT}, {@code good TEXT} and
 * {@code bad TEXT}, empty lines, and comments from a {@code #} at the beginning of a line or after white space. White
 * space around the text does not count, but for what stands in double quotes. In a text, {@code \r \n \t \\ \"} and
 * {@code %h %p %%} are replaced, and {@code %u} and {@code %w} where it is sent. A line end follows what is sent, unless
 * it ends with {@code \c}. The first line that makes no sense is the error: half a script leads nowhere.
 */
public final class TelnetScriptFile {

    /** A log-in and a menu take some lines; a file that is larger is another one. */
    public static final int MAX_FILE_BYTES = 16 * 1024;

    private static final String WORDS = "known are expect, send, good and bad";
    private static final String ESCAPES = "known are \\r, \\n, \\t, \\\\, \\\" and, at the end of what is sent, \\c";
    private static final String REPLACEMENTS = "known are %h, %p, %% and, in what is sent, %u and %w";

    private final String path;
    private int number;
    /** The line that is read, without its end. */
    private String line = "";

    private int at;

    private TelnetScriptFile(String path) {
        this.path = path;
    }

    /**
     * Reads a file.
     *
     * @param path    its path, for messages
     * @param content its content
     * @return the script, or what is wrong in which line and column
     */
    public static Parsed<TelnetScript> parse(String path, byte[] content) {
        return new TelnetScriptFile(Printable.of(path)).read(Utf8.decode(content), Utf8.isWellFormed(content));
    }

    private Parsed<TelnetScript> read(String text, boolean wellFormed) {
        if (!wellFormed) {
            return Parsed.wrong(path, "it is not UTF-8");
        }
        List<TelnetScript.Line> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int lineFeed = text.indexOf('\n', from);
            int end = lineFeed < 0 ? text.length() : lineFeed;
            number++;
            line = text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
            at = 0;
            skipBlanks();
            if (!atEnd()) {
                Parsed<TelnetScript.Line> read = readLine();
                if (!read.ok()) {
                    return Parsed.wrong(read.error());
                }
                lines.add(read.value());
            }
            from = end + 1;
        }
        return lines.isEmpty()
                ? Parsed.wrong(path, "it has no line that says anything")
                : Parsed.of(new TelnetScript(lines));
    }

    private Parsed<TelnetScript.Line> readLine() {
        int from = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        String word = line.substring(from, at);
        TelnetScript.Verb verb = verb(word);
        if (verb == null) {
            // It is not shown, since it might be a password.
            return wrong(from, "unknown word", WORDS);
        }
        skipBlanks();
        int begin = at;
        boolean quoted = at < line.length() && line.charAt(at) == '"';
        TextReader reader = new TextReader(verb);
        UsageError error = quoted ? readQuoted(reader) : readPlain(reader);
        if (error != null) {
            return Parsed.wrong(error);
        }
        if (reader.isEmpty() && !(quoted && reader.sent)) {
            return wrong(begin, word + " has no text", reader.sent ? "send \"\" sends an empty line" : "");
        }
        return Parsed.of(new TelnetScript.Line(verb, reader.finish()));
    }

    private static TelnetScript.@Nullable Verb verb(String word) {
        return switch (word) {
            case "expect" -> TelnetScript.Verb.EXPECT;
            case "send" -> TelnetScript.Verb.SEND;
            case "good" -> TelnetScript.Verb.GOOD;
            case "bad" -> TelnetScript.Verb.BAD;
            default -> null;
        };
    }

    private @Nullable UsageError readQuoted(TextReader reader) {
        int quote = at++;
        while (at < line.length() && line.charAt(at) != '"') {
            UsageError error = reader.readCharacter();
            if (error != null) {
                return error;
            }
        }
        if (at == line.length()) {
            return error(quote, "a double quote has no end", "");
        }
        at++;
        skipBlanks();
        return atEnd() ? null : error(at, "something stands behind the text", "\\\" is a double quote in it");
    }

    private @Nullable UsageError readPlain(TextReader reader) {
        int end = at;
        for (int i = at; i < line.length() && !(line.charAt(i) == '#' && isBlank(line.charAt(i - 1))); i++) {
            end = isBlank(line.charAt(i)) ? end : i + 1;
        }
        while (at < end) {
            UsageError error = reader.readCharacter();
            if (error != null) {
                return error;
            }
        }
        return null;
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    /** Whether nothing more is said in the line. */
    private boolean atEnd() {
        return at == line.length() || line.charAt(at) == '#' && (at == 0 || isBlank(line.charAt(at - 1)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private UsageError error(int column, String what, String expected) {
        return new UsageError(path + ":" + number + ":" + (column + 1), what, expected);
    }

    private <T> Parsed<T> wrong(int column, String what, String expected) {
        return Parsed.wrong(error(column, what, expected));
    }

    /** Reads one text, character by character. */
    private final class TextReader {

        private final TelnetText text = new TelnetText();
        private final boolean sent;
        private final boolean ofLine;
        private final StringBuilder literal = new StringBuilder();
        private boolean empty = true;
        /** Whether no line end is to follow. */
        private boolean open;

        TextReader(TelnetScript.Verb verb) {
            sent = verb == TelnetScript.Verb.SEND;
            ofLine = verb == TelnetScript.Verb.GOOD || verb == TelnetScript.Verb.BAD;
        }

        boolean isEmpty() {
            return empty;
        }

        TelnetText finish() {
            if (sent && !open) {
                literal.append("\r\n");
            }
            endLiteral();
            return text;
        }

        private void endLiteral() {
            if (literal.length() > 0) {
                text.literal(literal.toString());
                literal.setLength(0);
            }
        }

        /** Reads a character, or two that are replaced; answers with an error, or null. */
        @Nullable
        UsageError readCharacter() {
            char c = line.charAt(at);
            if (open) {
                return error(at, "something stands behind \\c", "");
            }
            empty = false;
            if (c == '%' || c == '\\') {
                char next = at + 1 < line.length() ? line.charAt(at + 1) : '\0';
                UsageError error = c == '%' ? replacement(next) : escape(next);
                at += 2;
                return error;
            }
            if (c < ' ' && c != '\t' || c == 0x7f) {
                return error(at, "a control character stands in the text", ESCAPES);
            }
            literal.append(c);
            at++;
            return null;
        }

        private @Nullable UsageError escape(char next) {
            if (ofLine && (next == 'r' || next == 'n')) {
                return error(at, "a phrase is looked for in one line, which does not hold its end", "");
            }
            switch (next) {
                case 'r' -> literal.append('\r');
                case 'n' -> literal.append('\n');
                case 't' -> literal.append('\t');
                case '\\', '"' -> literal.append(next);
                default -> {
                    open = sent && next == 'c';
                    return open ? null : error(at, unknown('\\', next), ESCAPES);
                }
            }
            return null;
        }

        private @Nullable UsageError replacement(char next) {
            TelnetText.Variable variable = switch (next) {
                case 'h' -> TelnetText.Variable.HOST;
                case 'p' -> TelnetText.Variable.PORT;
                case 'u' -> sent ? TelnetText.Variable.USER : null;
                case 'w' -> sent ? TelnetText.Variable.PASSWORD : null;
                default -> null;
            };
            if (next == '%') {
                literal.append('%');
                return null;
            }
            if (variable == null) {
                return error(at, unknown('%', next), REPLACEMENTS);
            }
            endLiteral();
            text.variable(variable);
            return null;
        }

        private String unknown(char mark, char next) {
            return "unknown " + mark + (next == '\0' ? "" : Printable.of(String.valueOf(next)));
        }
    }
}
