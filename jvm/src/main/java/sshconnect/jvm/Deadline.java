package sshconnect.jvm;

import sshconnect.host.Host;

/** The clock of this host, and what is left until a deadline on it. */
final class Deadline {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Deadline() {}

    /** Milliseconds since some fixed moment. */
    static long nowMillis() {
        return System.nanoTime() / NANOS_PER_MILLI;
    }

    /** Whether a deadline has passed. */
    static boolean passed(long deadlineMillis) {
        return deadlineMillis != Host.NO_DEADLINE && nowMillis() >= deadlineMillis;
    }

    /**
     * What is left until a deadline, as the JDK's sockets want it: 0 stands for no limit.
     *
     * @return milliseconds; at least 1, also when the deadline has just passed
     */
    static int timeoutMillis(long deadlineMillis) {
        if (deadlineMillis == Host.NO_DEADLINE) {
            return 0;
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, deadlineMillis - nowMillis()));
    }
}
