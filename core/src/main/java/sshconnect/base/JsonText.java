package sshconnect.base;

/** Writes one JSON text (RFC 8259) from front to back. */
public final class JsonText {

    private final StringBuilder out = new StringBuilder();

    /**
     * Begins an object: the value of a member, one of an array, or the whole.
     *
     * @return this
     */
    public JsonText object() {
        separate();
        out.append('{');
        return this;
    }

    /**
     * Ends the object that was begun last.
     *
     * @return this
     */
    public JsonText endObject() {
        out.append('}');
        return this;
    }

    /**
     * Begins an array.
     *
     * @return this
     */
    public JsonText array() {
        separate();
        out.append('[');
        return this;
    }

    /**
     * Ends the array that was begun last.
     *
     * @return this
     */
    public JsonText endArray() {
        out.append(']');
        return this;
    }

    /**
     * Begins a member, whose value follows.
     *
     * @param name its name
     * @return this
     */
    public JsonText member(String name) {
        separate();
        append(name);
        out.append(':');
        return this;
    }

    /**
     * A string.
     *
     * @param value its text
     * @return this
     */
    public JsonText string(String value) {
        separate();
        append(value);
        return this;
    }

    /**
     * A number.
     *
     * @param value the number
     * @return this
     */
    public JsonText number(long value) {
        separate();
        out.append(value);
        return this;
    }

    /**
     * The value null.
     *
     * @return this
     */
    public JsonText nothing() {
        separate();
        out.append("null");
        return this;
    }

    /**
     * The text so far.
     *
     * @return JSON in one line, once everything that was begun is ended
     */
    @Override
    public String toString() {
        return out.toString();
    }

    private void separate() {
        char last = out.length() == 0 ? '{' : out.charAt(out.length() - 1);
        if (last != '{' && last != '[' && last != ':') {
            out.append(',');
        }
    }

    /** RFC 8259, section 7; and what is not ASCII is left to no reader's idea of an encoding. */
    private void append(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c >= 0x7f) {
                out.append("\\u")
                        .append(Digits.hexadecimal(c >> 12))
                        .append(Digits.hexadecimal(c >> 8))
                        .append(Digits.hexadecimal(c >> 4))
                        .append(Digits.hexadecimal(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
