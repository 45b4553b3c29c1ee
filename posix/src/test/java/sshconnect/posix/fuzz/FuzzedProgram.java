package sshconnect.posix.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What a generated program is built on: state to change, methods with effects whose order shows, a few types, and
 * a report that tells two runs apart. Runs on the JVM and natively.
 */
public abstract class FuzzedProgram {
    /** Calls of each generated method, each with other arguments. */
    private static final int ROUNDS = 12;

    private static final int FUEL = 2000;
    private static final int LONGEST_TEXT = 12;

    /** Something to switch over. */
    public enum Colour {
        /** The first. */
        RED,
        /** The second. */
        GREEN,
        /** The third. */
        BLUE;

        /** The one for any number. */
        public static Colour of(int number) {
            return (number & 3) == 0 ? RED : (number & 3) == 1 ? GREEN : BLUE;
        }
    }

    /** Something to match. */
    public sealed interface Shape permits Dot, Line {
        /** Called through the interface. */
        default int size() {
            return 1;
        }
    }

    /** One component. */
    public record Dot(int x) implements Shape {}

    /** Two components, and a method of its own. */
    public record Line(int from, int to) implements Shape {
        @Override
        public int size() {
            return to - from;
        }
    }

    /** Eight of them: indexes are masked, or go out of bounds on purpose. */
    protected final int[] ints = new int[8];
    /** Likewise. */
    protected final byte[] bytes = new byte[8];
    /** Grows a little. */
    protected final List<Integer> list = new ArrayList<>();
    /** Counts up in expressions. */
    protected int counter;
    /** Loops end when it is used up. */
    protected int fuel;

    private long trace;

    /**
     * Calls a generated method.
     *
     * @param method its number
     * @param a any number
     * @param b any number
     * @return any number
     */
    protected abstract int call(int method, int a, int b);

    /**
     * Runs everything.
     *
     * @param methods how many methods were generated
     * @return one line for each method: its number, and a hash of all that it did
     */
    public final byte[] report(int methods) {
        StringBuilder report = new StringBuilder();
        for (int method = 0; method < methods; method++) {
            trace = 1;
            counter = 0;
            for (int round = 0; round < ROUNDS; round++) {
                fuel = FUEL;
                Arrays.fill(ints, round);
                Arrays.fill(bytes, (byte) (round * 37));
                list.clear();
                guardedCall(method, round);
            }
            report.append(method).append(' ').append(trace).append('\n');
        }
        return report.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** The only try there is, in the form that the product's guard has. */
    private void guardedCall(int method, int round) {
        try {
            trace(call(method, round * 5 - 7, 11 - round));
        } catch (Throwable failure) {
            traceFailure(failure);
        }
    }

    private void traceFailure(Throwable failure) {
        if (failure instanceof NullPointerException) {
            trace(-1);
        } else if (failure instanceof ClassCastException) {
            trace(-2);
        } else if (failure instanceof ArrayIndexOutOfBoundsException) {
            trace(-3);
        } else {
            trace(-4);
        }
    }

    /** Notes a number; the order counts. */
    protected final void trace(int value) {
        trace = trace * 1000003 + value;
    }

    /** Notes the number; gives the next one. */
    protected final int next(int value) {
        trace(value);
        return value + 1;
    }

    /** Notes the numbers; gives one that depends on their order. */
    protected final int mix(int a, int b, int c) {
        trace(a * 3 + b * 5 + c * 7);
        return a - b + c;
    }

    /** Likewise, with a wide one. */
    protected final long mixLong(int a, long b) {
        trace((int) (b ^ b >>> 32) + a);
        return b - a;
    }

    /** Notes the number; says whether it is odd. */
    protected final boolean odd(int value) {
        trace(value);
        return (value & 1) != 0;
    }

    /** A character of a text, or -1. */
    protected final int charAt(String text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : -1;
    }

    /** A byte of an array, or -1. */
    protected final int octetAt(byte[] octets, int index) {
        return index >= 0 && index < octets.length ? octets[index] : -1;
    }

    /** A size for an array: often small, at times larger than a region of the native heap. */
    protected final int size(int value) {
        return (value & 7) == 0 ? value & 0xfff : value & 63;
    }

    /** A part of a text, whatever the numbers. */
    protected final String part(String text, int from, int to) {
        int start = from & 7;
        int end = start + (to & 7);
        return end <= text.length() ? text.substring(start, end) : text;
    }

    /** Copies within an array, overlapping perhaps, whatever the numbers. */
    protected final void move(byte[] array, int from, int to, int count) {
        move(array, array.length, from, to, count);
    }

    /** Likewise. */
    protected final void move(int[] array, int from, int to, int count) {
        move(array, array.length, from, to, count);
    }

    /** Likewise. */
    protected final void move(long[] array, int from, int to, int count) {
        move(array, array.length, from, to, count);
    }

    /** Likewise. */
    protected final void move(Object[] array, int from, int to, int count) {
        move(array, array.length, from, to, count);
    }

    private static void move(Object array, int length, int from, int to, int count) {
        int source = within(from, length);
        int destination = within(to, length);
        System.arraycopy(array, source, array, destination, within(count, length - Math.max(source, destination)));
    }

    private static int within(int value, int length) {
        int small = value & 0x1fff;
        return small <= length ? small : length;
    }

    /** Keeps texts short. */
    protected final String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(text.length() - LONGEST_TEXT / 2) : text;
    }

    /** Calls a lambda. */
    protected final int apply(IntUnaryOperator operator, int value) {
        return operator.applyAsInt(next(value));
    }

    /** Puts a number into the list, which stays short. */
    protected final void add(int value) {
        if (list.size() < 10) {
            list.add(value);
        }
    }
}
