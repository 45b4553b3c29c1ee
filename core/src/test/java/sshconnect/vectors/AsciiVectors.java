package sshconnect.vectors;

import java.util.List;
import sshconnect.base.Ascii;

/** Text that is ASCII by its specification, next to text that is not. */
final class AsciiVectors {

    private AsciiVectors() {}

    static List<Vector> all() {
        return List.of(
                new Vector("ascii: lower case", () -> Ascii.lower("AZaz09@[`{\u00c4\u0130"), "azaz09@[`{\u00c4\u0130"),
                new Vector(
                        "ascii: the same but for case",
                        () -> "" + Ascii.equalsIgnoreCase("BaSiC-1", "bAsIc-1"),
                        "true"),
                new Vector("ascii: another letter", () -> "" + Ascii.equalsIgnoreCase("abc", "abd"), "false"),
                new Vector("ascii: another length", () -> "" + Ascii.equalsIgnoreCase("abc", "ab"), "false"),
                new Vector(
                        "ascii: what differs in the case bit alone and is no letter",
                        () -> "" + Ascii.equalsIgnoreCase("@[", "`{"),
                        "false"),
                new Vector("ascii: the Kelvin sign is no k", () -> "" + Ascii.equalsIgnoreCase("\u212a", "k"), "false"),
                new Vector("ascii: strip", () -> "<" + Ascii.strip(" \t\r\n\u000b\fa b\t \r\n") + ">", "<a b>"),
                new Vector("ascii: strip nothing", () -> "<" + Ascii.strip("\u00a0a\u2003") + ">", "<\u00a0a\u2003>"),
                new Vector("ascii: strip all", () -> "<" + Ascii.strip(" \t ") + ">", "<>"),
                new Vector(
                        "ascii: digits",
                        () -> digits("09afAFgG/:@`\u0661", 16),
                        "0 9 10 15 10 15 -1 -1 -1 -1 -1 -1 -1"),
                new Vector("ascii: decimal digits", () -> digits("09aA", 10), "0 9 -1 -1"));
    }

    private static String digits(String text, int radix) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            values.append(i == 0 ? "" : " ").append(Ascii.digit(text.charAt(i), radix));
        }
        return values.toString();
    }
}
