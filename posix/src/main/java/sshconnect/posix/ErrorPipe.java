package sshconnect.posix;

import java.util.Arrays;
import org.teavm.interop.Address;

/**
 * Where the processes of a server write their lines for standard error: into a pipe that is theirs alone, so that it may
 * be non-blocking. Whoever reads standard error, or does not, holds none of them up. A line that finds no room is lost,
 * and counted. See {@link ErrorForwarder} for the other end.
 */
final class ErrorPipe {

    /** For a reader that is only slow: so long may a process other than the one that serves wait for room, once. */
    private static final int PATIENCE_MILLIS = 200;

    private static final int NONE = -1;
    private static final int COUNTER_BYTES = 8;
    private static final byte[] CUT = {'.', '.', '.', '\n'};

    private static final Address COUNTER = Libc.calloc(1, COUNTER_BYTES);

    private static int writeEnd = NONE;
    /** Counts the lines that were lost, for all processes together (eventfd(2)). */
    private static int losses = NONE;

    private static boolean patient;

    private ErrorPipe() {}

    /**
     * Opens it.
     *
     * @param ends receives the reading end first and then the other
     * @return 0, or an errno, with nothing left open
     */
    static int open(int[] ends) {
        if (LibcProcess.pipe2(ends, Libc.O_CLOEXEC() | Libc.O_NONBLOCK()) < 0) {
            return Libc.errno();
        }
        losses = LibcEvents.eventfd(0, LibcEvents.EFD_CLOEXEC() | LibcEvents.EFD_NONBLOCK());
        if (losses < 0) {
            int error = Libc.errno();
            Libc.close(ends[0]);
            Libc.close(ends[1]);
            return error;
        }
        writeEnd = ends[1];
        return 0;
    }

    /** Where lines are written; negative when it is not open. */
    static int writeEnd() {
        return writeEnd;
    }

    /** Where lost lines are counted; negative when it was never open. */
    static int losses() {
        return losses;
    }

    /** Whether lines are to be written here. */
    static boolean isOpen() {
        return writeEnd != NONE;
    }

    /** From now on this process writes to standard error itself, as one does that has nothing to serve any more. */
    static void leave() {
        writeEnd = NONE;
    }

    /** This process serves nobody, and may wait a little. */
    static void bePatient() {
        patient = true;
    }

    /**
     * Writes a line, whole or not at all; one that is too long for that (pipe(7), PIPE_BUF) is cut.
     *
     * @param line with its end
     */
    static void write(byte[] line) {
        byte[] fitting = line;
        if (line.length > Libc.PIPE_BUF()) {
            fitting = Arrays.copyOf(line, Libc.PIPE_BUF());
            System.arraycopy(CUT, 0, fitting, fitting.length - CUT.length, CUT.length);
        }
        long deadlineMillis = Readiness.monotonicMillis() + PATIENCE_MILLIS;
        boolean written = writeNow(fitting);
        while (!written && patient && !someAreLost() && Readiness.toWrite(writeEnd, deadlineMillis) == 0) {
            written = writeNow(fitting);
        }
        if (!written) {
            addLosses(1);
        }
    }

    private static boolean writeNow(byte[] line) {
        long count = Libc.write(writeEnd, Address.ofData(line), line.length);
        Address.pin(line);
        return count == line.length;
    }

    /** Whether another line is lost already: then there is no use in waiting. */
    private static boolean someAreLost() {
        return Readiness.isReadable(losses);
    }

    /** Counts lines as lost. */
    static void addLosses(long count) {
        COUNTER.putLong(count);
        Libc.write(losses, COUNTER, COUNTER_BYTES);
    }

    /** How many lines were lost since this was asked before. */
    static long takeLosses() {
        return Libc.read(losses, COUNTER, COUNTER_BYTES) == COUNTER_BYTES ? COUNTER.getLong() : 0;
    }
}
