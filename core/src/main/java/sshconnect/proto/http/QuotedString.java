package sshconnect.proto.http;

/** Quoted strings of HTTP (RFC 9110, section 5.6.4), for sending. */
final class QuotedString {

    private QuotedString() {}

    /**
     * Tells whether a text can stand in a quoted string.
     *
     * @param text the text
     * @return false if it has control characters, or what was no UTF-8 when it was received
     */
    static boolean canCarry(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c == 0xfffd) {
                return false;
            }
        }
        return true;
    }

    /**
     * Quotes a text.
     *
     * @param text what {@link #canCarry} says yes to
     * @return the text in quotes, with escapes
     */
    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
