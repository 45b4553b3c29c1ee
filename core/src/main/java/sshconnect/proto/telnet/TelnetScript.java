package sshconnect.proto.telnet;

import java.util.List;

/**
 * What to say to a telnet proxy, and what to wait for.
 *
 * @param lines what is done, from the first to the last
 */
public record TelnetScript(List<Line> lines) {

    /** What a line is about. */
    public enum Verb {
        /** Waits for a text. */
        EXPECT,
        /** Sends a text. */
        SEND,
        /** Has one more phrase of success, behind the last line. */
        GOOD,
        /** Has one more phrase of failure, from here on. */
        BAD
    }

    /**
     * A line.
     *
     * @param verb what it is about
     * @param text the text
     */
    public record Line(Verb verb, TelnetText text) {}

    /**
     * A script that sends one command.
     *
     * @param command the command with everything replaced, without a line end
     * @return the script
     */
    public static TelnetScript ofCommand(String command) {
        return new TelnetScript(
                List.of(new Line(Verb.SEND, new TelnetText().literal(command).literal("\r\n"))));
    }

    /**
     * Whether it sends a password.
     *
     * @return false for a proxy that is to be told none
     */
    public boolean sendsPassword() {
        for (Line line : lines) {
            if (line.text().holds(TelnetText.Variable.PASSWORD)) {
                return true;
            }
        }
        return false;
    }
}
