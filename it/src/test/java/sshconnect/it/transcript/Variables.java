package sshconnect.it.transcript;

import java.util.function.Function;

/** Replaces {@code %{name}} in the text of a transcript. */
final class Variables {
    private Variables() {}

    /**
     * Replaces every {@code %{name}}.
     *
     * @param text   the text
     * @param values what a name stands for; null leaves the place as it is
     * @return the text with values in place of names
     */
    static String replace(String text, Function<String, String> values) {
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        for (int start = text.indexOf("%{"); start >= 0; start = text.indexOf("%{", at)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                throw new IllegalArgumentException("`%{` without `}` in: " + text);
            }
            String value = values.apply(text.substring(start + 2, end));
            replaced.append(text, at, start).append(value != null ? value : text.substring(start, end + 1));
            at = end + 1;
        }
        return replaced.append(text, at, text.length()).toString();
    }
}
