package sshconnect.way;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Printable;
import sshconnect.base.Utf8;

/**
 * A parameter file, read: lines {@code NAME = value}, empty lines, and comments from a {@code #} at the beginning of a
 * line or after white space. White space around name and value does not count. A value that begins with a double quote
 * ends at the next double quote that only white space or a comment follows, and holds what is between them as it is:
 * there are no escapes. Of several lines with one name the last counts. Lines end with LF or CR LF; the last line
 * needs no end. What cannot be read is reported with file and line, never with its value, and skipped; of many such
 * lines, the first ones and how many there are. Lines that begin with {@code use} are for {@link UseRuleParser}; nothing
 * of one is skipped, for the next one would decide in its place.
 *
 * @param values        the values, in bytes as they stand in the file; those that are not passwords are UTF-8,
 *                      but for {@link Way#PARAMETER}
 * @param useLines      the lines that say which way to use for what, in order
 * @param warnings      what was skipped, one line each, without an end of line
 * @param holdsPassword whether some value is a password, or a URL with one
 */
record ParameterFile(Map<String, byte[]> values, List<UseLine> useLines, List<String> warnings, boolean holdsPassword) {

    /** The parameters that are passwords. */
    static final Set<String> PASSWORDS = passwords();

    /** Those that are no business of one kind of proxy. */
    private static final List<String> OTHERS = List.of("SSH_ASKPASS", "CREDENTIAL_HELPER", Way.PARAMETER);

    private static final String EXPORT = "export";
    private static final int MAX_SHOWN_CHARS = 40;
    /** Who sees so many knows what is wrong; a file that is none at all has a warning for each line. */
    static final int MAX_WARNINGS = 10;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /**
     * Whether a parameter may stand in a file.
     *
     * @param name its name
     * @return false for names that have a meaning in the environment only, or none
     */
    static boolean knows(String name) {
        for (HopKind kind : Hop.kinds()) {
            if (kind.parameters().contains(name)) {
                return true;
            }
        }
        return PASSWORDS.contains(name) || OTHERS.contains(name) || TlsUse.PARAMETERS.contains(name);
    }

    /**
     * The parameters that may stand in a file.
     *
     * @return their names, each once
     */
    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        names.add(Way.PARAMETER);
        for (HopKind kind : Hop.kinds()) {
            kind.parameters().addTo(names);
            names.addAll(kind.passwordParameters());
        }
        names.addAll(OTHERS);
        names.addAll(TlsUse.PARAMETERS);
        names.add(TlsUse.PASSPHRASE_PARAMETER);
        return names;
    }

    private static Set<String> passwords() {
        Set<String> names = new LinkedHashSet<>();
        for (HopKind kind : Hop.kinds()) {
            names.addAll(kind.passwordParameters());
        }
        names.add(TlsUse.PASSPHRASE_PARAMETER);
        return names;
    }

    /**
     * Reads a file.
     *
     * @param path  its path, for warnings
     * @param bytes its content, not kept
     * @return what stands in it
     */
    static ParameterFile parse(String path, byte[] bytes) {
        return new Reader(Printable.of(path), bytes).read();
    }

    /** Goes through a file line by line. */
    private static final class Reader {

        private final String path;
        private final byte[] bytes;
        private final Map<String, byte[]> values = new HashMap<>();
        private final List<UseLine> useLines = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private int line;
        private int wrongLines;

        Reader(String path, byte[] bytes) {
            this.path = path;
            this.bytes = bytes;
        }

        ParameterFile read() {
            boolean marked = bytes.length >= 3 && Arrays.equals(Arrays.copyOf(bytes, 3), BYTE_ORDER_MARK);
            int from = marked ? BYTE_ORDER_MARK.length : 0;
            while (from < bytes.length) {
                int end = indexOf('\n', from, bytes.length);
                line++;
                readLine(from, end > from && bytes[end - 1] == '\r' ? end - 1 : end);
                from = end + 1;
            }
            if (wrongLines > MAX_WARNINGS) {
                int more = wrongLines - MAX_WARNINGS;
                warnings.add(path + ": " + more + (more == 1 ? " more line is wrong" : " more lines are wrong"));
            }
            boolean holdsPassword = false;
            for (Map.Entry<String, byte[]> entry : values.entrySet()) {
                holdsPassword |= isPassword(entry.getKey(), entry.getValue());
            }
            for (UseLine each : useLines) {
                holdsPassword |= !each.withoutPasswords().equals(each);
            }
            return new ParameterFile(values, useLines, warnings, holdsPassword);
        }

        private void readLine(int from, int to) {
            int start = skipSpace(from, to);
            if (start == to || bytes[start] == '#') {
                return;
            }
            int comment = comment(start, to);
            if (beginsWithUse(start, comment)) {
                String text = Utf8.decode(bytes, start, trimmedEnd(start, comment));
                if (UseLine.isOne(text)) {
                    useLines.add(new UseLine(path, line, text));
                    return;
                }
            }
            int equals = indexOf('=', start, comment);
            if (equals == start || equals == to || bytes[equals] != '=') {
                warn("expected NAME = value");
                return;
            }
            String name = Utf8.decode(bytes, start, trimmedEnd(start, equals));
            if (!knows(name)) {
                warn(unknown(name));
                return;
            }
            byte[] value = value(name, skipSpace(equals + 1, to), to);
            if (value == null) {
                return;
            }
            if (name.equals(Way.PARAMETER)) {
                // Who reads it has to see that it makes no sense: passed over, it would be a direct connection.
                values.put(name, value);
            } else if (holdsControl(value)) {
                warn(name + " holds a control character");
            } else if (!PASSWORDS.contains(name) && !Utf8.isWellFormed(value)) {
                warn(name + " is not UTF-8");
            } else {
                values.put(name, value);
            }
        }

        /** Looked at in bytes: a file of half a million lines is not to become as many texts. */
        private boolean beginsWithUse(int from, int to) {
            return to - from >= 3 && bytes[from] == 'u' && bytes[from + 1] == 's' && bytes[from + 2] == 'e';
        }

        /** The value that begins at {@code from}, and {@code from} may be the end; null after a warning. */
        private byte @Nullable [] value(String name, int from, int to) {
            if (from == to || bytes[from] != '"') {
                return Arrays.copyOfRange(bytes, from, trimmedEnd(from, comment(from, to)));
            }
            for (int quote = indexOf('"', from + 1, to); quote < to; quote = indexOf('"', quote + 1, to)) {
                int next = skipSpace(quote + 1, to);
                if (next == to || next > quote + 1 && bytes[next] == '#') {
                    return Arrays.copyOfRange(bytes, from + 1, quote);
                }
            }
            warn("the value of " + name + " begins with a double quote and has none at its end");
            return name.equals(Way.PARAMETER) ? Arrays.copyOfRange(bytes, from, to) : null;
        }

        /** Where a comment begins; the end of the line when there is none. */
        private int comment(int from, int to) {
            for (int i = from; i < to; i++) {
                if (bytes[i] == '#' && isSpace(bytes[i - 1])) {
                    return i;
                }
            }
            return to;
        }

        private int indexOf(char wanted, int from, int to) {
            int at = from;
            while (at < to && bytes[at] != wanted) {
                at++;
            }
            return at;
        }

        private int skipSpace(int from, int to) {
            int at = from;
            while (at < to && isSpace(bytes[at])) {
                at++;
            }
            return at;
        }

        private int trimmedEnd(int from, int to) {
            int end = to;
            while (end > from && isSpace(bytes[end - 1])) {
                end--;
            }
            return end;
        }

        private void warn(String problem) {
            if (++wrongLines <= MAX_WARNINGS) {
                warnings.add(path + ":" + line + ": " + problem);
            }
        }
    }

    private static String unknown(String name) {
        if (name.startsWith(EXPORT)
                && name.length() > EXPORT.length()
                && isSpace((byte) name.charAt(EXPORT.length()))) {
            String rest = Ascii.strip(name.substring(EXPORT.length()));
            return "export is for shells; write " + (knows(rest) ? rest : "NAME") + " = value";
        }
        return "unknown parameter" + (looksLikeName(name) ? " " + name : "");
    }

    /** Whether it is worth showing: a line that is no parameter at all might be somebody's password. */
    private static boolean looksLikeName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && !Ascii.isLetter(c) && !Ascii.isDigit(c)) {
                return false;
            }
        }
        return name.length() <= MAX_SHOWN_CHARS;
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t';
    }

    private static boolean holdsControl(byte[] value) {
        for (byte c : value) {
            if (c >= 0 && c < ' ' || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    /** Takes the passwords out of the values and lines, those of URLs too. */
    void dropPasswords() {
        useLines.replaceAll(UseLine::withoutPasswords);
        for (String name : PASSWORDS) {
            values.remove(name);
        }
        for (Map.Entry<String, byte[]> entry : values.entrySet()) {
            String text = Utf8.decode(entry.getValue());
            String rest = ParameterMask.withoutPasswords(entry.getKey(), text);
            if (!rest.equals(text)) {
                entry.setValue(rest.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean isPassword(String name, byte[] value) {
        String text = Utf8.decode(value);
        return PASSWORDS.contains(name)
                ? value.length > 0
                : !ParameterMask.withoutPasswords(name, text).equals(text);
    }
}
