package sshconnect.way;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Secret;
import sshconnect.base.Utf8;

/**
 * The file {@code .netrc} of ftp(1), as curl reads it: words between white space, {@code machine NAME} or
 * {@code default}, then {@code login}, {@code password} and {@code account} with their values. A word in double quotes
 * may hold white space, and {@code \" \\ \n \r \t}. A {@code #} where a keyword could be begins a comment; a
 * {@code macdef} goes on to the next empty line.
 */
public final class Netrc {

    /**
     * An entry.
     *
     * @param user     its login, null when it has none
     * @param password its password, to be wiped by the caller
     */
    public record Login(@Nullable String user, Secret password) {}

    private final byte[] content;
    private int at;

    private Netrc(byte[] content) {
        this.content = content;
    }

    /**
     * Finds the first entry for a machine.
     *
     * @param content the file, not kept
     * @param machine the machine's name or address, compared without regard to case
     * @param user    whose entry, or null for anybody's; an entry without a login is anybody's
     * @return the entry, null when there is none with a password
     */
    public static @Nullable Login find(byte[] content, String machine, @Nullable String user) {
        return new Netrc(content).find(machine, user);
    }

    private @Nullable Login find(String machine, @Nullable String user) {
        boolean here = false;
        String login = null;
        Secret password = null;
        while (true) {
            skipComments();
            byte[] word = word();
            String keyword = word == null ? null : Utf8.decode(word);
            boolean next = keyword == null || keyword.equals("machine") || keyword.equals("default");
            if (next && here && password != null && (user == null || login == null || login.equals(user))) {
                return new Login(login, password);
            }
            if (password != null && (next || "password".equals(keyword))) {
                password.wipe();
            }
            if (keyword == null) {
                return null;
            }
            if (keyword.equals("machine") || keyword.equals("default")) {
                login = null;
                password = null;
                here = keyword.equals("default") || Ascii.equalsIgnoreCase(text(word()), machine);
            } else if (keyword.equals("login")) {
                login = text(word());
            } else if (keyword.equals("password")) {
                byte[] value = word();
                password = value == null ? null : Secret.of(value);
            } else if (keyword.equals("account")) {
                word();
            } else if (keyword.equals("macdef")) {
                skipMacro();
            }
        }
    }

    private static String text(byte @Nullable [] word) {
        return word == null ? "" : Utf8.decode(word);
    }

    private void skipComments() {
        skipSpace();
        while (at < content.length && content[at] == '#') {
            while (at < content.length && content[at] != '\n') {
                at++;
            }
            skipSpace();
        }
    }

    /** To the next empty line: two line ends in a row. */
    private void skipMacro() {
        while (at < content.length && !(content[at] == '\n' && at + 1 < content.length && isLineEnd(content[at + 1]))) {
            at++;
        }
    }

    private void skipSpace() {
        while (at < content.length && isSpace(content[at])) {
            at++;
        }
    }

    /** The next word; null at the end. */
    private byte @Nullable [] word() {
        skipSpace();
        if (at == content.length) {
            return null;
        }
        boolean quoted = content[at] == '"';
        at += quoted ? 1 : 0;
        byte[] word = new byte[wordEnd(quoted) - at];
        int length = 0;
        while (at < content.length && !endsWord(content[at], quoted)) {
            boolean escaped = quoted && content[at] == '\\' && at + 1 < content.length;
            at += escaped ? 1 : 0;
            word[length++] = escaped ? unescaped(content[at]) : content[at];
            at++;
        }
        at += quoted && at < content.length ? 1 : 0;
        byte[] exact = Arrays.copyOf(word, length);
        Arrays.fill(word, (byte) 0);
        return exact;
    }

    private int wordEnd(boolean quoted) {
        int end = at;
        while (end < content.length && !endsWord(content[end], quoted)) {
            end += quoted && content[end] == '\\' && end + 1 < content.length ? 2 : 1;
        }
        return end;
    }

    private static boolean endsWord(byte c, boolean quoted) {
        return quoted ? c == '"' : isSpace(c);
    }

    private static byte unescaped(byte c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t' || isLineEnd(c);
    }

    private static boolean isLineEnd(byte c) {
        return c == '\n' || c == '\r';
    }
}
