package sshconnect.base;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that its specification confines to ASCII: header fields, host names, schemes, numbers. The class library's own
 * methods for this know all of Unicode, whose tables TeaVM unpacks at their first use: that took 1.3 million instructions
 * for one lower-case name and 7.8 million for one stripped line, more than everything else in a run together. Other
 * characters are left as they are, which is also what keeps a Turkish dotless i from meaning an i.
 */
public final class Ascii {

    private static final int CASE_BIT = 0x20;
    private static final int LETTERS_START = 10;

    private Ascii() {}

    /**
     * Lower case.
     *
     * @param text any text
     * @return the text with A to Z as a to z
     */
    public static String lower(String text) {
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = lower(lower[i]);
        }
        return new String(lower);
    }

    /**
     * Lower case of one octet, for names that are compared as they were received.
     *
     * @param octet any octet
     * @return a to z for A to Z, and every other octet as it is
     */
    public static byte lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? (byte) (octet | CASE_BIT) : octet;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | CASE_BIT) : c;
    }

    /**
     * Whether two texts are the same but for the case of letters A to Z.
     *
     * @param first  a text
     * @param second another
     * @return true if they are
     */
    public static boolean equalsIgnoreCase(String first, String second) {
        if (first.length() != second.length()) {
            return false;
        }
        for (int i = 0; i < first.length(); i++) {
            if (lower(first.charAt(i)) != lower(second.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes white space off both ends: blanks, tabs, and the other controls from TAB to CR.
     *
     * @param text any text
     * @return the text between
     */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /**
     * The elements of a list that commas separate.
     *
     * @param list the list
     * @return what stands between the commas, without white space around it; one empty element of an empty list
     */
    public static List<String> elements(String list) {
        List<String> elements = new ArrayList<>();
        int from = 0;
        while (from <= list.length()) {
            int comma = list.indexOf(',', from);
            int to = comma < 0 ? list.length() : comma;
            elements.add(strip(list.substring(from, to)));
            from = to + 1;
        }
        return elements;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /**
     * Whether a character is a letter of ASCII.
     *
     * @param c a character
     * @return true for A to Z and a to z
     */
    public static boolean isLetter(char c) {
        char lower = lower(c);
        return lower >= 'a' && lower <= 'z';
    }

    /**
     * Whether a character is a decimal digit.
     *
     * @param c a character
     * @return true for 0 to 9
     */
    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * The value of a digit.
     *
     * @param c     a character
     * @param radix 10 or 16
     * @return 0 to 15, or -1 when it is no such digit
     */
    public static int digit(char c, int radix) {
        char lower = lower(c);
        int value = isDigit(lower) ? lower - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + LETTERS_START : -1;
        return value < radix ? value : -1;
    }
}
