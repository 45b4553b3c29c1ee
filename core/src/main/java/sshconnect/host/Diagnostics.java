package sshconnect.host;

/** Text for people. A failure to write is ignored: there is nobody left to tell. */
public interface Diagnostics {

    /**
     * Writes a line to standard error, at once.
     *
     * @param text the line without its end
     */
    void error(String text);

    /**
     * Writes text to standard output; for {@code --help} and {@code --version} alone, which relay nothing.
     *
     * @param text the text, with its line ends
     */
    void output(String text);
}
