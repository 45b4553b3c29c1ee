package sshconnect.proto.telnet;

import java.nio.charset.StandardCharsets;
import sshconnect.base.Ascii;

/**
 * Looks for a text in what arrives octet by octet, in any case; the work for each octet does not grow with what was there
 * before (the algorithm of Knuth, Morris and Pratt).
 */
final class TelnetPrompt {

    private final byte[] wanted;
    /** How much of the text is still matched where the octet behind so much of it is another one. */
    private final int[] fallbacks;

    private int matched;

    TelnetPrompt(String text) {
        wanted = Ascii.lower(text).getBytes(StandardCharsets.UTF_8);
        fallbacks = new int[wanted.length + 1];
        int length = 0;
        for (int i = 1; i < wanted.length; i++) {
            length = extend(length, wanted[i]);
            fallbacks[i + 1] = length;
        }
    }

    private int extend(int from, byte octet) {
        int length = from;
        while (length > 0 && wanted[length] != octet) {
            length = fallbacks[length];
        }
        return wanted[length] == octet ? length + 1 : 0;
    }

    /**
     * Takes the next octet, as long as the text was not found.
     *
     * @param octet 0 to 255
     * @return whether the text ends with it
     */
    boolean endsWith(int octet) {
        matched = extend(matched, Ascii.lower((byte) octet));
        return matched == wanted.length;
    }
}
