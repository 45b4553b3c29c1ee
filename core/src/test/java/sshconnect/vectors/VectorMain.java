package sshconnect.vectors;

import java.nio.charset.StandardCharsets;

/** Prints what the core answers to every vector, one line each, so that two hosts can be compared. */
public final class VectorMain {
    private VectorMain() {}

    /**
     * Prints the report.
     *
     * @param arguments not used
     */
    public static void main(String[] arguments) {
        byte[] report = report();
        System.out.write(report, 0, report.length);
        System.out.flush();
    }

    /**
     * The report, in ASCII: {@code name = actual} and a line feed for each vector. Everything but printable ASCII is
     * written as a backslash, {@code u} and four hexadecimal digits.
     */
    public static byte[] report() {
        StringBuilder report = new StringBuilder();
        for (Vector vector : Vectors.all()) {
            appendPrintable(report, vector.name());
            report.append(" = ");
            appendPrintable(report, vector.actual().get());
            report.append('\n');
        }
        return report.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void appendPrintable(StringBuilder report, String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each >= ' ' && each < 0x7f && each != '\\') {
                report.append(each);
            } else {
                report.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    report.append(Character.forDigit(each >> (shift & 31) & 15, 16));
                }
            }
        }
    }
}
