package sshconnect.posix.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Writes Java programs that keep the rules of the native build; which one, the seed says. */
final class ProgramGenerator {
    /** The class that is generated. */
    static final String CLASS_NAME = "Generated";

    private static final String METHOD = """
            private int m%d(final int pa, final int pb) {
            int a = pa, b = pb, c = a ^ b, d = 1;
            long l = a;
            String s = "q" + a, u = "z";
            byte[] octets = bytes.clone();
            long[] longs = new long[1];
            Object o = null;
            Shape shape = new Dot(pb);
            Colour colour = Colour.of(pa);
            %s
            trace(c); trace(d); trace((int) l); trace(s.hashCode()); trace(u.hashCode()); trace(shape.size());
            trace(Arrays.hashCode(octets)); trace(Arrays.hashCode(longs));
            return a + b;
            }
            """;

    private static final String PROGRAM = """
            import java.nio.charset.StandardCharsets;
            import java.util.ArrayList;
            import java.util.Arrays;
            public final class Generated extends sshconnect.posix.fuzz.FuzzedProgram {
            public static void main(String[] arguments) {
            sshconnect.posix.StandardOutput.write(run());
            }
            public static byte[] run() {
            return new Generated().report(%d);
            }
            @Override
            protected int call(int method, int a, int b) {
            return switch (method) {
            %s
            default -> 0;
            };
            }
            %s
            }
            """;

    private final List<String> methods = new ArrayList<>();

    ProgramGenerator(long seed, int methodCount) {
        Dice dice = new Dice(seed);
        for (int number = 0; number < methodCount; number++) {
            Statements statements = new Statements(dice, new Expressions(dice));
            methods.add(METHOD.formatted(number, statements.some(3, 5, 0)));
        }
    }

    /** The source text of one generated method. */
    String method(int number) {
        return methods.get(number);
    }

    /** The source text of the class {@value #CLASS_NAME}. */
    String program() {
        StringBuilder cases = new StringBuilder();
        for (int number = 0; number < methods.size(); number++) {
            cases.append("case ").append(number).append(" -> m").append(number).append("(a, b);\n");
        }
        return PROGRAM.formatted(methods.size(), cases, String.join("\n", methods));
    }
}
