package sshconnect.posix;

import org.teavm.interop.Structure;
import sshconnect.host.Host;

/** Waits for one descriptor, up to a deadline. */
final class Readiness {

    private static final long MILLIS_PER_SECOND = 1000;
    private static final long NANOS_PER_MILLI = 1000 * 1000;

    private static final Libc.PollEntry ENTRY = PollEntries.allocate(1);
    private static final Libc.TimeSpec TIME =
            Libc.calloc(1, Structure.sizeOf(Libc.TimeSpec.class)).toStructure();

    private Readiness() {}

    /**
     * Waits until there is something to read, an end, or an error.
     *
     * @param deadlineMillis see {@link Host}
     * @return 0 when reading will not wait; otherwise an errno or {@link SystemError#DEADLINE_PASSED}
     */
    static int toRead(int descriptor, long deadlineMillis) {
        return await(descriptor, Libc.POLLIN(), deadlineMillis);
    }

    /**
     * Waits until there is room to write, a connection is made, or an error.
     *
     * @param deadlineMillis see {@link Host}
     * @return 0 when writing will not wait; otherwise an errno or {@link SystemError#DEADLINE_PASSED}
     */
    static int toWrite(int descriptor, long deadlineMillis) {
        return await(descriptor, Libc.POLLOUT(), deadlineMillis);
    }

    /** Whether there is something to read, an end, or an error, right now. */
    static boolean isReadable(int descriptor) {
        PollEntries.watch(ENTRY, 0, descriptor, Libc.POLLIN());
        return Libc.poll(ENTRY, 1, 0) > 0;
    }

    private static int await(int descriptor, int events, long deadlineMillis) {
        while (!hasPassed(deadlineMillis)) {
            PollEntries.watch(ENTRY, 0, descriptor, events);
            int ready = Libc.poll(ENTRY, 1, timeoutMillis(deadlineMillis));
            int error = ready < 0 ? Libc.errno() : 0;
            if (ready > 0) {
                return 0;
            }
            if (ready < 0 && error != Errno.EINTR()) {
                return error;
            }
        }
        return SystemError.DEADLINE_PASSED;
    }

    /** Whether it is too late to begin anything. */
    static boolean hasPassed(long deadlineMillis) {
        return deadlineMillis != Host.NO_DEADLINE && monotonicMillis() >= deadlineMillis;
    }

    /** What poll(2) takes: -1 for ever, 0 for a deadline in the past; a far one in several turns. */
    static int timeoutMillis(long deadlineMillis) {
        if (deadlineMillis == Host.NO_DEADLINE) {
            return -1;
        }
        long left = deadlineMillis - monotonicMillis();
        return (int) Math.max(0, Math.min(left, Integer.MAX_VALUE));
    }

    /** Sets a length of time, as the system calls take it. */
    static void set(Libc.TimeSpec time, long millis) {
        time.seconds = millis / MILLIS_PER_SECOND;
        time.nanos = millis % MILLIS_PER_SECOND * NANOS_PER_MILLI;
    }

    /** Milliseconds of the clock that deadlines are on. */
    static long monotonicMillis() {
        return millis(Libc.CLOCK_MONOTONIC());
    }

    /** Milliseconds since 1970-01-01 UTC. */
    static long wallClockMillis() {
        return millis(Libc.CLOCK_REALTIME());
    }

    private static long millis(int clock) {
        Libc.clock_gettime(clock, TIME);
        return TIME.seconds * MILLIS_PER_SECOND + TIME.nanos / NANOS_PER_MILLI;
    }
}
