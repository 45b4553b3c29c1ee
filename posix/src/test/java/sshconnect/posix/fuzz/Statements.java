package sshconnect.posix.fuzz;

import static sshconnect.posix.fuzz.Dice.side;

import java.util.StringJoiner;

/** Java statements over the variables that {@link Expressions} uses. */
final class Statements {
    private static final int DEEPEST = 2;

    private final Dice dice;
    private final Expressions expressions;
    private int names;

    Statements(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    /** Some statements, one a line. */
    String some(int least, int most, int depth) {
        StringJoiner lines = new StringJoiner("\n");
        for (int i = dice.between(least, most); i > 0; i--) {
            lines.add(statement(depth));
        }
        return lines.toString();
    }

    private String statement(int depth) {
        return depth > DEEPEST
                ? simple()
                : dice.roll(
                        side(50, this::simple),
                        side(12, () -> condition(depth)),
                        side(14, () -> loop(depth)),
                        side(6, () -> choice(depth)),
                        side(4, () -> "if (" + expressions.truth() + ") return a * 7 + s.length();"));
    }

    private String simple() {
        return dice.roll(
                side(
                        12,
                        () -> expressions.intVariable() + dice.pick(" = ", " = ", " += ", " -= ", " ^= ")
                                + expressions.number() + ";"),
                side(6, () -> expressions.textVariable() + " = cut(" + expressions.text() + ");"),
                side(4, () -> "l = " + expressions.wide() + ";"),
                side(4, () -> "trace(" + expressions.number() + ");"),
                side(
                        4,
                        () -> "ints[" + expressions.number(1) + " & 7]" + dice.pick(" = ", " += ", " *= ")
                                + expressions.number(1) + ";"),
                side(
                        3,
                        () -> "bytes[" + expressions.number(1) + " & 7]" + dice.pick(" = (byte) ", " += ", " ^= ") + "("
                                + expressions.number(1) + ");"),
                side(4, () -> "octets = " + expressions.octets() + ";"),
                side(2, () -> "longs = " + expressions.longs() + ";"),
                side(
                        2,
                        () -> "move(" + dice.pick("octets, ", "longs, ", "ints, ", "new Object[] { s, o, u }, ")
                                + expressions.number(1) + ", " + expressions.number(1) + ", " + expressions.number(1)
                                + ");"),
                side(2, () -> "shape = " + expressions.newShape(1) + ";"),
                side(2, () -> "colour = Colour.of(" + expressions.number(1) + ");"),
                side(2, () -> "add(" + expressions.number(1) + ");"),
                side(
                        2,
                        () -> "o = "
                                + dice.pick(
                                        "null",
                                        "s",
                                        "new Object[] { s, u, a }",
                                        "new Object[] { s, u }.clone()",
                                        "octets",
                                        "longs.clone()",
                                        "shape")
                                + ";"),
                side(
                        1,
                        () -> "if (o instanceof Object[] array" + names + ") u = (String) array" + names++ + "["
                                + dice.between(0, 1) + "];"));
    }

    private String block(int depth) {
        return "{\n" + some(1, 3, depth + 1) + "\n}";
    }

    private String condition(int depth) {
        return "if (" + expressions.truth() + ") " + block(depth) + (dice.oneIn(2) ? " else " + block(depth) : "");
    }

    private String loop(int depth) {
        String name = "i" + names++;
        String body = "{\nif (--fuel < 0) return " + expressions.intVariable() + ";\n" + some(1, 3, depth + 1)
                + dice.pick("", "\nif (a > b) break;", "\nif (b == c) continue;", "\nif (odd(d)) continue;") + "\n}";
        return dice.roll(
                side(
                        4,
                        () -> "for (int " + name + " = 0; " + name + " < " + dice.between(1, 5) + "; " + name + "++) "
                                + body),
                side(2, () -> "while (fuel > 0 && " + expressions.truth() + ") " + body),
                side(2, () -> "do " + body + " while (fuel > 0 && " + expressions.truth() + ");"),
                side(1, () -> "for (int " + name + " : ints) " + body.replaceFirst("\n", "\nd ^= " + name + ";\n")),
                side(
                        1,
                        () -> "for (int " + name + " : new ArrayList<>(list)) "
                                + body.replaceFirst("\n", "\nc += " + name + ";\n")),
                side(
                        1,
                        () -> name + ": for (int j" + name + " = 0; j" + name + " < 3; j" + name + "++) for (int k"
                                + name
                                + " = 0; k" + name + " < 3; k" + name + "++) "
                                + body.replaceFirst(
                                        "\n",
                                        "\nif (odd(k" + name + " + a)) " + dice.pick("break ", "continue ") + name
                                                + ";\n")));
    }

    private String choice(int depth) {
        return dice.roll(
                side(
                        1,
                        () -> "switch (" + expressions.number(1) + " & 3) { case 0: " + simple() + " break; case 1: "
                                + simple() + " default: c--; }"),
                side(
                        1,
                        () -> "switch (colour) { case RED: " + simple() + " case BLUE: " + block(depth)
                                + " break; default: b++; }"),
                side(
                        1,
                        () -> "switch (" + expressions.textVariable() + ") { case \"q3\" -> " + block(depth)
                                + " case \"x\", \"z\" -> " + block(depth) + " default -> d++; }"));
    }
}
