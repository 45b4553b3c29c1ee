package sshconnect.posix;

import org.teavm.interop.Address;

/** A pipe that no program inherits unless it is made one of its standard streams. */
final class Pipe {

    private static final int CLOSED = -1;

    private final int[] ends = {CLOSED, CLOSED};
    private final int error;

    /** Makes a pipe, or has an {@link #error}. */
    Pipe() {
        error = LibcProcess.pipe2(ends, Libc.O_CLOEXEC()) < 0 ? Libc.errno() : 0;
    }

    /** 0, or why there is no pipe: an errno. */
    int error() {
        return error;
    }

    int readEnd() {
        return ends[0];
    }

    int writeEnd() {
        return ends[1];
    }

    /** Gives the read end away: it is not closed with the pipe. */
    int takeReadEnd() {
        int end = ends[0];
        ends[0] = CLOSED;
        return end;
    }

    void closeReadEnd() {
        close(0);
    }

    void closeWriteEnd() {
        close(1);
    }

    /** Closes what is open. */
    void close() {
        close(0);
        close(1);
    }

    private void close(int end) {
        if (ends[end] != CLOSED) {
            Libc.close(ends[end]);
            ends[end] = CLOSED;
        }
    }

    /**
     * Writes as much as there is room for.
     *
     * @return how many bytes
     */
    int writeAtOnce(byte[] bytes) {
        Libc.fcntl(ends[1], Libc.F_SETFL(), Libc.O_NONBLOCK());
        long count = Libc.write(ends[1], Address.ofData(bytes), bytes.length);
        Address.pin(bytes);
        return (int) Math.max(0, count);
    }
}
