package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The lines that the program has left on standard error; each is to be expected by a step. */
final class Messages {
    private static final String DEBUG = "DEBUG: ";

    private final List<String> lines = new ArrayList<>();
    private String everything = "";
    private int taken;
    private boolean debugExpected;

    /**
     * Takes the lines that have come since the last time; one without an end is not there yet.
     *
     * @param stderr everything that came
     */
    void take(String stderr) {
        everything = stderr;
        int end = stderr.lastIndexOf('\n') + 1;
        if (end > taken) {
            lines.addAll(Arrays.asList(stderr.substring(taken, end - 1).split("\n", -1)));
            taken = end;
        }
    }

    /**
     * Expects the next line that is no progress report to have a prefix and to hold some facts.
     *
     * @param prefix {@code ERROR: } or {@code WARNING: }
     * @param facts  texts, or /patterns/, that it must hold
     */
    void expect(String prefix, List<String> facts) {
        int at = 0;
        while (at < lines.size() && lines.get(at).startsWith(DEBUG)) {
            at++;
        }
        if (at == lines.size()) {
            fail("stderr: expected a line `%s...`%n  but it says: %s", prefix, everything);
        }
        String line = lines.remove(at);
        assertThat(line).startsWith(prefix);
        assertThat(line.substring(prefix.length()))
                .as("a message starts in lower case")
                .doesNotMatch("[A-Z][a-z].*");
        expectFacts(line, facts);
    }

    /**
     * Expects that a line holds some facts.
     *
     * @param line  the line
     * @param facts texts, or /patterns/
     */
    static void expectFacts(String line, List<String> facts) {
        for (String fact : facts) {
            if (fact.length() > 2 && fact.startsWith("/") && fact.endsWith("/")) {
                assertThat(line).containsPattern(Pattern.compile(fact.substring(1, fact.length() - 1)));
            } else {
                assertThat(line).contains(fact);
            }
        }
    }

    /** Expects a progress report, after those that were expected before; others may stand between them. */
    void expectDebug(String start) {
        debugExpected = true;
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(DEBUG + start)) {
                lines.subList(0, at + 1).removeIf(line -> line.startsWith(DEBUG));
                return;
            }
        }
        fail("stderr: expected, in this order, a line `%s%s`%n  but it says:%n%s", DEBUG, start, everything);
    }

    /** Expects that all lines were expected. Progress reports may be left where the transcript mentions some. */
    void expectNothingMore() {
        if (debugExpected) {
            lines.removeIf(line -> line.startsWith(DEBUG));
        }
        assertThat(everything.substring(taken)).as("a line without an end").isEmpty();
        assertThat(lines)
                .as("lines on stderr that the transcript does not mention")
                .isEmpty();
    }

    /** Expects that a text is nowhere. */
    void expectAbsence(String text) {
        assertThat(everything).as("stderr").doesNotContain(text);
    }
}
