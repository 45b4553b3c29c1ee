package sshconnect.base;

/** Text of strangers made harmless for a terminal or a log: one line, nothing that cannot be seen, bounded. */
public final class Printable {

    /** Enough to recognise a reason phrase or a line of a gateway, and still one line of a terminal or two. */
    public static final int MAX_CHARS = 200;

    /**
     * The longest line of an error or a warning: a host of 255 bytes and its port, two or three quotations, and some
     * reasons of a few dozen characters. Whatever composes one keeps to it.
     */
    public static final int MAX_LINE_CHARS = 2000;

    private static final int LAST_OF_PLANE = 0xffff;
    private static final int DEL = 0x7f;
    private static final String ELLIPSIS = "...";

    /**
     * What leaves no mark, or changes how what follows it is shown, from ... to; see {@link #isHarmless(int)}. From the
     * Unicode Character Database, version 16: general categories Cc and Cf (without those of the property
     * Prepended_Concatenation_Mark, which have a shape), Zl, Zp, Cs and Co, and the property
     * Default_Ignorable_Code_Point; and, blank by their glyph alone, U+2800 and U+1D159. U+FFF9 to U+FFFD annotate or
     * stand for what was lost.
     */
    private static final int[] INVISIBLE = {
        0x00, 0x1f, 0x7f, 0x9f, 0xad, 0xad, 0x34f, 0x34f, 0x61c, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f,
        0x200b, 0x200f, 0x2028, 0x202e, 0x2060, 0x206f, 0x2800, 0x2800, 0x3164, 0x3164, 0xd800, 0xf8ff, 0xfdd0, 0xfdef,
        0xfe00, 0xfe0f, 0xfeff, 0xfeff, 0xffa0, 0xffa0, 0xfff0, 0xfffd, 0x13430, 0x1343f, 0x16fe4, 0x16fe4, 0x1bca0,
        0x1bca3, 0x1d159, 0x1d159, 0x1d173, 0x1d17a, 0xe0000, 0xe0fff, 0xf0000, 0x10ffff,
    };

    private Printable() {}

    /**
     * Makes received bytes printable. They are read as UTF-8; what is not harmless, and malformed bytes, become
     * {@code ?}.
     *
     * @param bytes what somebody sent
     * @return at most {@link #MAX_CHARS} characters and an ellipsis
     */
    public static String of(byte[] bytes) {
        return of(Utf8.decode(bytes));
    }

    /**
     * Makes text printable, by the same rules.
     *
     * @param text what somebody sent
     * @return at most {@link #MAX_CHARS} characters and an ellipsis
     */
    public static String of(String text) {
        // Nearly all is harmless, and every start shows names of files.
        if (text.length() <= MAX_CHARS && isHarmless(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int shown = isHarmless(codePoint) ? codePoint : '?';
            if (out.length() + Character.charCount(shown) > MAX_CHARS) {
                return out.append(ELLIPSIS).toString();
            }
            out.appendCodePoint(shown);
            at += Character.charCount(codePoint);
        }
        return out.toString();
    }

    /**
     * Whether a text can be shown as it is.
     *
     * @param text the text, of any length
     * @return false if a character of it is not harmless
     */
    public static boolean isHarmless(String text) {
        int at = 0;
        while (at < text.length()) {
            // Nearly all is ASCII, and every start looks at names: no code points are composed for it.
            char first = text.charAt(at);
            int codePoint = first < DEL ? first : text.codePointAt(at);
            if (!isHarmless(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return true;
    }

    /**
     * Whether a character can be shown as it is.
     *
     * @param codePoint the character
     * @return false for control characters, and for those that are invisible, private, no characters at all, or change
     *         the direction of writing
     */
    public static boolean isHarmless(int codePoint) {
        if (codePoint >= ' ' && codePoint < DEL) {
            return true;
        }
        boolean invisible = (codePoint & LAST_OF_PLANE) >= LAST_OF_PLANE - 1;
        for (int i = 0; i < INVISIBLE.length && INVISIBLE[i] <= codePoint; i += 2) {
            invisible |= codePoint <= INVISIBLE[i + 1];
        }
        return !invisible;
    }
}
