package sshconnect.way;

import sshconnect.base.Printable;

/**
 * A line of a parameter file that says which way to use for what.
 *
 * @param file the file's path, printable
 * @param line its number, counted from 1
 * @param text the line, from its first character on, without a comment and blanks at the end
 */
public record UseLine(String file, int line, String text) {

    /** What such a line begins with. */
    private static final String WORD = "use";

    /**
     * Tells such a line from others.
     *
     * @param text a line, without blanks at its beginning and end
     * @return true for the word {@code use} and something after it that does not begin with an equals sign
     */
    static boolean isOne(String text) {
        if (!text.startsWith(WORD) || text.length() > WORD.length() && !isBlank(text.charAt(WORD.length()))) {
            return false;
        }
        int next = WORD.length();
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        return next == text.length() || text.charAt(next) != '=';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * The same line without the passwords of the URLs in it.
     *
     * @return the line; this one, or one like it, when there are none
     */
    UseLine withoutPasswords() {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && !isBlank(text.charAt(to))) {
                to++;
            }
            rest.append(ParameterMask.withoutPasswordsOfWay(text.substring(from, to)));
            if (to < text.length()) {
                rest.append(text.charAt(to));
            }
            from = to + 1;
        }
        return new UseLine(file, line, rest.toString());
    }

    /**
     * The line as it may be shown.
     *
     * @return its text without passwords
     */
    public String shown() {
        return Printable.of(withoutPasswords().text);
    }

    /**
     * Where the line stands.
     *
     * @return for example {@code /home/ann/.connectrc:3}
     */
    public String place() {
        return file + ":" + line;
    }
}
