package sshconnect.it.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of a line against those of a kind of line: every word of both counts. */
final class Phrase {
    private static final String ANY_WORD = "*";

    private Phrase() {}

    /**
     * Compares.
     *
     * @param pattern words separated by blanks; {@code *} stands for any one word
     * @param words   the words of a line
     * @return the words that stand where the pattern has {@code *}; null when this is another kind of line
     */
    static List<String> match(String pattern, List<String> words) {
        List<String> expected = Words.split(pattern);
        if (expected.size() != words.size()) {
            return null;
        }
        List<String> captured = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (expected.get(i).equals(ANY_WORD)) {
                captured.add(words.get(i));
            } else if (!expected.get(i).equals(words.get(i))) {
                return null;
            }
        }
        return captured;
    }

    /**
     * Reads what may follow the fixed beginning of a line: names, each with a value.
     *
     * @param words the rest of the line
     * @param names the names that make sense, each of them once and in this order
     * @return the values by name
     * @throws IllegalArgumentException when something else stands there
     */
    static Map<String, String> values(List<String> words, String... names) {
        Map<String, String> values = new HashMap<>();
        int at = 0;
        for (String name : names) {
            if (at + 1 < words.size() && words.get(at).equals(name)) {
                values.put(name, words.get(at + 1));
                at += 2;
            }
        }
        if (at < words.size()) {
            throw new IllegalArgumentException(
                    "this means nothing here: " + String.join(" ", words.subList(at, words.size())));
        }
        return values;
    }
}
