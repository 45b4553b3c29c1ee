package sshconnect.host;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;

/** Text for people. */
public interface Diagnostics {

    /**
     * Writes a line to standard error, at once. A failure is ignored: there is nobody left to tell.
     *
     * @param text the line without its end
     */
    void error(String text);

    /**
     * The line that tells how many lines found no room, because nobody read standard error; for hosts that write
     * without waiting while they serve.
     *
     * @param count how many
     * @return the line without its end
     */
    static String lostLines(long count) {
        return "WARNING: lines that are missing here, since nobody read standard error: " + count;
    }

    /**
     * Writes text to standard output; for {@code --help}, {@code --version} and {@code --check} alone, which relay
     * nothing.
     *
     * @param text the text, with its line ends
     * @return null when all of it was written, or why not
     */
    @Nullable
    Fault output(String text);
}
