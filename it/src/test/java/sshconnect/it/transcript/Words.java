package sshconnect.it.transcript;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Words of a line, separated by blanks, with parts in double quotes where blanks or escapes are needed. */
final class Words {
    private Words() {}

    /**
     * Splits a line into words, quotes and variables left as they are.
     *
     * @param line the line
     * @return the words
     * @throws IllegalArgumentException when a quote is not closed
     */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < line.length(); at++) {
            boolean blank = Character.isWhitespace(line.charAt(at));
            if (!blank && start < 0) {
                start = at;
            } else if (blank && start >= 0) {
                words.add(line.substring(start, at));
                start = -1;
            }
            if (line.charAt(at) == '"') {
                at = QuotedText.closingQuote(line, at);
            }
        }
        if (start >= 0) {
            words.add(line.substring(start));
        }
        return words;
    }

    /**
     * Works a word out: quotes removed, escapes and variables replaced.
     *
     * @param word      the word as {@link #split} gives it
     * @param variables what variables stand for
     * @return its bytes
     */
    static byte[] evaluate(String word, Function<String, String> variables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < word.length()) {
            int open = word.indexOf('"', at);
            int plainEnd = open < 0 ? word.length() : open;
            out.writeBytes(Bytes.utf8(Variables.replace(word.substring(at, plainEnd), variables)));
            at = plainEnd;
            if (open >= 0) {
                int close = QuotedText.closingQuote(word, open);
                out.writeBytes(QuotedText.decode(word.substring(open + 1, close), variables));
                at = close + 1;
            }
        }
        return out.toByteArray();
    }
}
