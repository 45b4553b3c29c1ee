package sshconnect.rules;

import java.util.function.Function;
import java.util.function.Supplier;

/** Small classes that break one rule each, or come close. They are only read, never run. */
final class Fixtures {
    private Fixtures() {}

    enum Colour {
        RED,
        GREEN
    }

    sealed interface Shape permits Dot, Line {}

    record Dot(int x) implements Shape {}

    record Line(int from, int to) implements Shape {}

    static class Clean {
        int old(Colour colour) {
            switch (colour) {
                case RED:
                    return 1;
                default:
                    return 2;
            }
        }

        String modern(Colour colour, String text, Shape shape) {
            String name = switch (colour) {
                case RED -> "red";
                case GREEN -> "green";
            };
            int length = switch (text) {
                case "a" -> 1;
                default -> text.length();
            };
            return shape instanceof Line line && line.from() < length ? name + line : "" + length;
        }

        int arithmetic(int a, long b) {
            return (a << 3) + (a >>> (a & 31)) + (int) (b >> (a & 63)) + a / 10 + (int) (b % 1000);
        }

        byte[] bytes(byte[] from) {
            byte[] to = new byte[from.length];
            System.arraycopy(from, 0, to, 0, from.length);
            return to;
        }
    }

    static class Catches {
        int number(String text) {
            try {
                return text.length();
            } catch (NullPointerException absent) {
                return 0;
            }
        }
    }

    static class Finally {
        int calls;

        int count(String text) {
            try {
                return text.length();
            } finally {
                calls++;
            }
        }
    }

    static class Throws {
        void fail() {
            throw new IllegalStateException();
        }

        void rethrow(RuntimeException failure) {
            throw failure;
        }
    }

    static class Monitors {
        int value;

        synchronized int method() {
            return value;
        }

        int block() {
            synchronized (this) {
                return value;
            }
        }
    }

    static class FloatingPoint {
        double field;

        int constant(int a) {
            return a < 1.5 ? 1 : 2;
        }

        long conversion(int a) {
            return (long) (a * 2f);
        }

        void parameter(float a) {}

        Object result() {
            return Math.sqrt(field);
        }

        Object array() {
            return new double[3];
        }

        Object arrays() {
            return new float[3][4];
        }

        @SuppressWarnings("IdentityBinaryExpression")
        boolean viaField() {
            return field == field;
        }

        int clean(int a) {
            return a + 1;
        }
    }

    static class Arithmetic {
        int divide(int a, int b) {
            return a / b;
        }

        long remainder(long a, long b) {
            return a % b;
        }

        int shift(int a, int count) {
            return a << count;
        }

        long longShift(long a, int count) {
            return a >>> count;
        }

        int wideMask(int a, int count) {
            return a >> (count & 63);
        }
    }

    static class MultiArrays {
        byte[][] atOnce() {
            return new byte[3][4];
        }

        byte[][] oneByOne() {
            byte[][] rows = new byte[2][];
            rows[0] = new byte[4];
            return rows;
        }
    }

    static class NativeText {
        static native int length(String text);

        static native String name(int number);

        static native int sum(byte[] bytes);
    }

    static class References {
        Object field() {
            return System.err;
        }

        Function<String, String> methodReference() {
            return System::getenv;
        }

        Supplier<Object> constructorReference() {
            return Thread::new;
        }

        boolean type(Object a) {
            return a instanceof java.util.Random;
        }
    }
}
