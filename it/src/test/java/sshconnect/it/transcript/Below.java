package sshconnect.it.transcript;

import java.util.List;

/** The indented lines below a line, which only some kinds of lines may have: those take them. */
final class Below {
    private final List<String> lines;
    private boolean taken;

    /**
     * Makes them available.
     *
     * @param lines the lines, without their indentation
     */
    Below(List<String> lines) {
        this.lines = lines;
    }

    /** Takes them; there may be none. */
    List<String> take() {
        taken = true;
        return lines;
    }

    /**
     * Makes sure that there are none which nobody has taken.
     *
     * @param line the line that they stand below
     * @throws IllegalArgumentException when there are
     */
    void expectNone(String line) {
        if (!taken && !lines.isEmpty()) {
            throw new IllegalArgumentException("nothing may stand below this line: " + line);
        }
    }
}
