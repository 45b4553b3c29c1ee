package sshconnect.teavm;

/** The smallest program whose meaning C leaves open: two calls in one argument list. */
public final class Probe {
    private static int count;

    @SuppressWarnings("UnusedVariable")
    private static int result;

    private Probe() {}

    /** Sets the result to 12 if the left argument is evaluated first. */
    public static void main(String[] arguments) {
        join(next(), next());
    }

    private static int next() {
        count++;
        return count;
    }

    private static void join(int tens, int ones) {
        result = tens * 10 + ones;
    }
}
