package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the core takes for granted of the class library and of the compiler, and what a C compiler would get wrong. */
final class PlatformVectors {
    private int reads;

    private PlatformVectors() {}

    static List<Vector> all() {
        return List.of(
                new Vector("arguments are evaluated from left to right", () -> new PlatformVectors().order(), "1 2 3"),
                new Vector("int arithmetic wraps around", () -> "" + (Integer.MAX_VALUE + length("x")), "-2147483648"),
                new Vector("a masked shift count", () -> "" + (1 << (32 + length("x") & 31)), "2"),
                new Vector("bytes are signed", () -> "" + (byte) (127 + length("x")), "-128"),
                new Vector(
                        "UTF-8 is encoded",
                        () -> Hex.of("\u00e4\u20ac\ud83d\ude00".getBytes(StandardCharsets.UTF_8)),
                        "c3a4e282acf09f9880"));
    }

    private String order() {
        return join(read(), read(), read());
    }

    private int read() {
        reads++;
        return reads;
    }

    private static String join(int a, int b, int c) {
        return a + " " + b + " " + c;
    }

    /** A number that no compiler knows beforehand. */
    private static int length(String text) {
        return text.length();
    }
}
