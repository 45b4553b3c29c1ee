package sshconnect.it.transcript;

import java.util.List;

/** Turns the lines of a transcript into steps; the notation is described in README.md of this module. */
final class StepReader {
    private StepReader() {}

    /**
     * Reads one line.
     *
     * @param text          the line
     * @param continuations the indented lines below it
     * @return what it means
     * @throws IllegalArgumentException when it means nothing
     */
    static Step read(String text, List<String> continuations) {
        Below below = new Below(continuations);
        Step step = PreparationSteps.read(text, below);
        if (step == null) {
            step = ProgramSteps.read(text, below);
        }
        if (step == null) {
            step = PeerSteps.read(text, below);
        }
        if (step == null) {
            throw new IllegalArgumentException("this line means nothing: " + text);
        }
        below.expectNone(text);
        return step;
    }

    /** A line's first word. */
    static String firstWord(String text) {
        return text.split("\\s+", 2)[0];
    }

    /** What follows a line's first word. */
    static String rest(String text) {
        String[] parts = text.split("\\s+", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    /** Bytes from a line and what stands below it; none at all are written {@code ""}. */
    static ByteExpression bytes(String text, Below below) {
        String all = text + " " + String.join(" ", below.take());
        if (all.isBlank()) {
            throw new IllegalArgumentException("no bytes");
        }
        return ByteExpression.parse(all);
    }

    /** Words of a line, worked out as text when the step is performed. */
    static List<String> texts(List<String> words, Stage stage) {
        return words.stream()
                .map(word -> Bytes.text(Words.evaluate(word, stage::variable)))
                .toList();
    }
}
