package sshconnect.base;

/** Text of strangers made harmless for a terminal or a log: one line, no control characters, bounded. */
public final class Printable {

    /** Enough to recognise a reason phrase or a line of a gateway, and still one line of a terminal or two. */
    public static final int MAX_CHARS = 200;

    private Printable() {
    }

    /**
     * Makes received bytes printable. They are read as UTF-8; control characters, those that are invisible or change
     * the direction of writing, and malformed bytes become {@code ?}.
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
        StringBuilder out = new StringBuilder();
        int length = Math.min(text.length(), MAX_CHARS);
        for (int i = 0; i < length; i++) {
            out.append(isHarmless(text.charAt(i)) ? text.charAt(i) : '?');
        }
        return text.length() > MAX_CHARS ? out.append("...").toString() : out.toString();
    }

    /**
     * Whether a character can be shown as it is.
     *
     * @param c the character
     * @return false for control characters and for those that are invisible or change the direction of writing
     */
    public static boolean isHarmless(char c) {
        boolean control = c < ' ' || c >= 0x7f && c < 0xa0;
        boolean inPunctuation = c >= 0x200b && c <= 0x200f || c >= 0x2028 && c <= 0x202e || c >= 0x2060 && c <= 0x206f;
        boolean elsewhere = c == 0xad || c == 0x61c || c == 0x180e || c == 0xfeff || c >= 0xfff9 && c <= 0xfffd;
        return !control && !inPunctuation && !elsewhere;
    }
}
