package sshconnect.way;

import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import sshconnect.base.Ascii;
import sshconnect.base.Digits;

/** TCP ports as people write them. */
public final class PortNumber {

    /** What {@link #parse} takes, for messages. */
    public static final String EXPECTED = "a number from 1 to 65535 or a known service name";

    private static final int MAX = 65535;

    private PortNumber() {}

    /**
     * Reads a port.
     *
     * @param text     decimal digits, or the name of a service
     * @param services looks a service name up; answers 0 for an unknown one
     * @return 1 to 65535; empty when the text is no port
     */
    public static OptionalInt parse(String text, ToIntFunction<String> services) {
        boolean digits = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                return OptionalInt.empty();
            }
            digits &= Ascii.isDigit(c);
        }
        long port = digits ? Digits.number(text, 10, MAX) : services.applyAsInt(text);
        return port >= 1 && port <= MAX ? OptionalInt.of((int) port) : OptionalInt.empty();
    }
}
