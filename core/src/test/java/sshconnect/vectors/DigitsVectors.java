package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Digits;

/** Numbers in text, and bytes as digits. */
final class DigitsVectors {

    private static final long LARGEST = 1L << 58;

    private DigitsVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        decimal(all, "0", 65535, "0");
        decimal(all, "65535", 65535, "65535");
        decimal(all, "65536", 65535, "-1");
        decimal(all, "000000000000000000000000000000000000000000022", 65535, "22");
        decimal(all, "4294967297", 65535, "-1");
        decimal(all, "18446744073709551617", 65535, "-1");
        decimal(all, "288230376151711744", LARGEST, "288230376151711744");
        decimal(all, "288230376151711745", LARGEST, "-1");
        decimal(all, "9".repeat(1000), LARGEST, "-1");
        decimal(all, "0", 0, "0");
        for (String none : List.of("", "-1", "+1", " 1", "1 ", "1x", "a", "1.0", "/", ":", "\u0661")) {
            decimal(all, none, 65535, "-1");
        }
        hexadecimal(all, "0aF", 0xffff, "175");
        hexadecimal(all, "ffff", 0xffff, "65535");
        hexadecimal(all, "10000", 0xffff, "-1");
        hexadecimal(all, "400000000000000", LARGEST, "288230376151711744");
        hexadecimal(all, "f".repeat(16), LARGEST, "-1");
        for (String none : List.of("", "g", "0x1", "-1", "1h", "@", "`", "\uff41")) {
            hexadecimal(all, none, 0xffff, "-1");
        }
        all.add(new Vector("digits: a part of a text", () -> "" + Digits.number("a12b", 1, 3, 10, 99), "12"));
        all.add(new Vector("digits: an empty part", () -> "" + Digits.number("12", 1, 1, 10, 99), "-1"));
        all.add(new Vector("digits: more than the part", () -> "" + Digits.number("12b", 0, 3, 10, 99), "-1"));
        all.add(new Vector(
                "digits: one digit of a number", () -> "" + Digits.hexadecimal(0x1f) + Digits.hexadecimal(-7), "f9"));
        all.add(new Vector(
                "digits: bytes",
                () -> new String(chars(Digits.hexadecimal(new byte[] {0, 0x1f, (byte) 0x80, -1}))),
                "001f80ff"));
        all.add(new Vector("digits: no bytes", () -> "" + Digits.hexadecimal(new byte[0]).length, "0"));
        return all;
    }

    private static void decimal(List<Vector> all, String text, long max, String expected) {
        all.add(new Vector(
                "digits: decimal " + text + " up to " + max, () -> "" + Digits.number(text, 10, max), expected));
    }

    private static void hexadecimal(List<Vector> all, String text, long max, String expected) {
        all.add(new Vector(
                "digits: hexadecimal " + text + " up to " + max, () -> "" + Digits.number(text, 16, max), expected));
    }

    private static char[] chars(byte[] ascii) {
        char[] chars = new char[ascii.length];
        for (int i = 0; i < ascii.length; i++) {
            chars[i] = (char) ascii[i];
        }
        return chars;
    }
}
