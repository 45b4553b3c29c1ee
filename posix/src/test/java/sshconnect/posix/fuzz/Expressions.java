package sshconnect.posix.fuzz;

import static sshconnect.posix.fuzz.Dice.side;

/**
 * Java expressions over the variables of a generated method: {@code int a b c d}, {@code long l}, {@code String s u},
 * {@code byte[] octets}, {@code long[] longs}, {@code Object o}, {@code Shape shape}, {@code Colour colour}, and the
 * members of {@link FuzzedProgram}.
 */
final class Expressions {
    private static final int DEEPEST = 2;

    private final Dice dice;
    private int names;

    Expressions(Dice dice) {
        this.dice = dice;
    }

    String intVariable() {
        return dice.pick("a", "b", "c", "d");
    }

    String textVariable() {
        return dice.pick("s", "u");
    }

    String number() {
        return number(0);
    }

    String number(int depth) {
        if (depth > DEEPEST) {
            return dice.roll(side(3, this::intVariable), side(1, () -> "" + dice.between(-20, 20)));
        }
        int deeper = depth + 1;
        return dice.roll(
                side(14, this::intVariable),
                side(8, () -> "" + dice.between(-20, 20)),
                side(
                        16,
                        () -> "(" + number(deeper) + dice.pick(" + ", " - ", " * ", " ^ ", " & ", " | ")
                                + number(deeper) + ")"),
                side(
                        4,
                        () -> "(" + number(deeper) + dice.pick(" << ", " >> ", " >>> ") + "(" + number(deeper)
                                + " & 31))"),
                side(3, () -> "(" + number(deeper) + dice.pick(" / ", " % ") + dice.between(2, 9) + ")"),
                side(3, () -> dice.pick("-", "~") + "(" + number(deeper) + ")"),
                side(3, () -> dice.pick("(byte) ", "(char) ", "(short) ") + "(" + number(deeper) + ")"),
                side(16, () -> effect(deeper)),
                side(8, () -> element(deeper)),
                side(3, () -> dice.pick("(int) (l ^ l >>> 3)", "(int) mixLong(" + number(deeper) + ", l)")),
                side(4, () -> textVariable() + ".length()"),
                side(2, () -> "charAt(" + textVariable() + ", " + number(deeper) + ")"),
                side(4, () -> "(" + truth(deeper) + " ? " + number(deeper) + " : " + number(deeper) + ")"),
                side(3, () -> choice(deeper)),
                side(3, () -> shape(deeper)),
                side(2, () -> lambda(deeper)),
                side(
                        2,
                        () -> dice.pick("Math.max(", "Math.min(", "Integer.compare(") + number(deeper) + ", "
                                + number(deeper) + ")"));
    }

    /** Something whose place in the order of evaluation shows. */
    private String effect(int depth) {
        return dice.roll(
                side(4, () -> "next(" + number(depth) + ")"),
                side(5, () -> "mix(" + number(depth) + ", " + number(depth) + ", " + number(depth) + ")"),
                side(3, () -> dice.pick("counter++", "++counter", "counter")),
                side(2, () -> intVariable() + dice.pick("++", "--")),
                side(2, () -> "(" + intVariable() + dice.pick(" = ", " += ", " ^= ") + number(depth) + ")"));
    }

    /** A read out of bounds is handed on: TeaVM drops one whose value nobody uses, and its exception with it. */
    private String element(int depth) {
        String index = "[" + number(depth) + " & 7]";
        return dice.roll(
                side(4, () -> "ints" + index),
                side(2, () -> "bytes" + index),
                side(2, () -> "(bytes" + index + " & 0xff)"),
                side(2, () -> "(ints" + index + dice.pick(" = ", " += ", " ^= ") + number(depth) + ")"),
                side(1, () -> "ints" + index + "++"),
                side(1, () -> "next(ints[" + number(depth) + "])"),
                side(1, () -> "list.size()"),
                side(1, () -> dice.pick("octets", "longs") + ".length"),
                side(2, () -> "octetAt(octets, " + number(depth) + ")"),
                side(1, () -> "((String) o).length()"));
    }

    private String choice(int depth) {
        return dice.roll(
                        side(
                                1,
                                () -> "switch (colour) { case RED -> " + number(depth) + "; case GREEN -> "
                                        + number(depth) + "; case BLUE -> " + number(depth) + "; }"),
                        side(
                                1,
                                () -> "switch (" + textVariable() + ") { case \"q3\", \"z\" -> " + number(depth)
                                        + "; case \"q-2\" -> " + number(depth) + "; default -> " + number(depth)
                                        + "; }"),
                        side(
                                1,
                                () -> "switch (" + number(depth) + " & 7) { case 0 -> " + number(depth)
                                        + "; case 3 -> { trace(c); yield c ^ " + number(depth) + "; } default -> "
                                        + number(depth) + "; }"))
                .transform(text -> "(" + text + ")");
    }

    private String shape(int depth) {
        String name = "shape" + names++;
        return dice.roll(
                side(2, () -> "shape.size()"),
                side(2, () -> "(shape instanceof Dot " + name + " ? " + name + ".x() : " + number(depth) + ")"),
                side(
                        2,
                        () -> "(shape instanceof Line " + name + " && " + name + ".from() < " + number(depth) + " ? "
                                + name + ".to() : " + number(depth) + ")"));
    }

    private String lambda(int depth) {
        String name = "x" + names++;
        return "apply(" + name + " -> " + name + dice.pick(" + pa", " * pb", " ^ counter++", " - next(" + name + ")")
                + ", " + number(depth) + ")";
    }

    String truth() {
        return truth(0);
    }

    private String truth(int depth) {
        if (depth > DEEPEST) {
            return "a < b";
        }
        int deeper = depth + 1;
        return dice.roll(
                side(
                        12,
                        () -> number(deeper)
                                + dice.pick(" < ", " > ", " == ", " != ", " <= ", " >= ")
                                + number(deeper)),
                side(3, () -> "(" + truth(deeper) + dice.pick(" && ", " || ", " ^ ") + truth(deeper) + ")"),
                side(1, () -> "!(" + truth(deeper) + ")"),
                side(2, () -> "odd(" + number(deeper) + ")"),
                side(
                        2,
                        () -> textVariable() + dice.pick(".equals(", ".startsWith(", ".endsWith(") + textVariable()
                                + ")"),
                side(1, () -> "colour == Colour." + dice.pick("RED", "GREEN", "BLUE")),
                side(1, () -> "shape.equals(" + newShape(deeper) + ")"),
                side(1, () -> dice.pick("o == null", "o instanceof String", "o instanceof Object[]")));
    }

    String text() {
        return dice.roll(
                side(3, this::textVariable),
                side(1, () -> dice.pick("\"x\"", "\"q3\"", "\"\\u00e4\"")),
                side(
                        4,
                        () -> textVariable() + " + " + number(1) + " + "
                                + dice.pick("u", "\"-\"", "colour", "shape", "l")),
                side(2, () -> "String.valueOf(" + number(1) + ")"),
                side(1, () -> "Integer.toHexString(" + number(1) + ")"),
                side(
                        2,
                        () -> "new StringBuilder().append(" + number(1) + ").append(" + textVariable()
                                + ").append((char) ('a' + (" + number(1) + " & 7))).toString()"),
                side(1, () -> "part(" + textVariable() + ", " + number(1) + ", " + number(1) + ")"),
                side(1, () -> textVariable() + dice.pick(".repeat(3)", ".replace('q', '\\u20ac')", ".concat(s)")),
                side(1, () -> "new String(" + textVariable() + ".toCharArray().clone())"),
                side(
                        2,
                        () -> "new StringBuilder(" + textVariable() + ").insert(0, " + number(1) + ").reverse().append("
                                + textVariable() + ", 0, 1).toString()"),
                side(1, () -> "(" + truth(1) + " ? " + textVariable() + " : \"t\" + " + number(2) + ")"));
    }

    /** An array of bytes, a new one. */
    String octets() {
        return dice.roll(
                side(4, () -> "octets.clone()"),
                side(1, () -> "bytes.clone()"),
                side(3, () -> "Arrays.copyOf(octets, size(" + number(1) + "))"),
                side(1, () -> "new byte[size(" + number(1) + ")]"),
                side(
                        4,
                        () -> "(" + text() + ").getBytes(StandardCharsets."
                                + dice.pick("UTF_8", "UTF_8", "US_ASCII", "ISO_8859_1") + ")"));
    }

    /** An array of wide numbers, a new one. */
    String longs() {
        return dice.roll(
                side(3, () -> "longs.clone()"),
                side(2, () -> "Arrays.copyOf(longs, size(" + number(1) + "))"),
                side(1, () -> "new long[] { " + wide() + ", l }"));
    }

    String newShape(int depth) {
        return dice.roll(
                side(1, () -> "new Dot(" + number(depth) + ")"),
                side(1, () -> "new Line(" + number(depth) + ", " + number(depth) + ")"));
    }

    String wide() {
        return dice.roll(
                side(3, () -> "l * 31 + " + number(1)),
                side(2, () -> "l" + dice.pick(" << ", " >> ", " >>> ") + "(" + number(1) + " & 63)"),
                side(1, () -> "l" + dice.pick(" / ", " % ") + dice.between(2, 1000) + "L"),
                side(2, () -> "mixLong(" + number(1) + ", mixLong(" + number(1) + ", l))"),
                side(1, () -> "(" + truth(1) + " ? l : (long) " + number(2) + ")"));
    }
}
