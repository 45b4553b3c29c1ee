package sshconnect.proto.telnet;

import java.util.List;
import sshconnect.base.Ascii;

/**
 * What a telnet proxy says in the line that decides, in any case.
 *
 * @param good the phrases of success
 * @param bad  the phrases of failure
 */
public record TelnetPhrases(List<String> good, List<String> bad) {

    /** What tn-gw and DeleGate say, and what connect.c looks for. */
    public static final TelnetPhrases USUAL =
            new TelnetPhrases(List.of("connected to"), List.of(" failed", " refused", " rejected", " closed"));

    static boolean in(String line, List<String> phrases) {
        String lower = Ascii.lower(line);
        for (String phrase : phrases) {
            if (lower.contains(Ascii.lower(phrase))) {
                return true;
            }
        }
        return false;
    }
}
