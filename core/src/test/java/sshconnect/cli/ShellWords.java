package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;

/** Words as a shell takes them, as far as examples need it. */
final class ShellWords {

    private ShellWords() {}

    /**
     * Splits a command.
     *
     * @param text  the command, up to its end or further
     * @param outer the quote that it stands in as a whole, and that ends it; or nothing
     * @return its words, without redirections and a comment
     */
    static List<String> split(String text, String outer) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (quote == 0 && !outer.isEmpty() && next == outer.charAt(0)) {
                break;
            }
            if (quote == 0 && word == null && next == '#') {
                break;
            }
            if (next == quote) {
                quote = 0;
            } else if (quote == 0 && (next == '"' || next == '\'')) {
                quote = next;
                word = word == null ? new StringBuilder() : word;
            } else if (quote == 0 && next == ' ') {
                add(word, words);
                word = null;
            } else {
                word = (word == null ? new StringBuilder() : word).append(next);
            }
        }
        add(word, words);
        return words;
    }

    private static void add(StringBuilder word, List<String> words) {
        if (word != null && !word.toString().matches("\\d?[<>].*|&")) {
            words.add(word.toString());
        }
    }
}
