package sshconnect.posix;

/**
 * A pipe between two sockets, without which splice(2) cannot move bytes from the one to the other. The object is used
 * again after its pipe was closed.
 */
final class RelayPipe {

    /**
     * What it holds: four times as much as a pipe does by itself, for fewer turns. {@code doc/performance.md} has what
     * other sizes cost.
     */
    static final int SIZE = 256 * 1024;

    private static final int CLOSED = -1;

    private final int[] ends = {CLOSED, CLOSED};
    private int heldBytes;

    /** Sees to it that there is a pipe of this size; gives whether there is. */
    boolean open() {
        if (isOpen()) {
            return true;
        }
        if (LibcProcess.pipe2(ends, Libc.O_CLOEXEC() | Libc.O_NONBLOCK()) < 0) {
            ends[0] = CLOSED;
            return false;
        }
        heldBytes = 0;
        // An account that has too many gets small ones, which would cost more than copying.
        boolean large = Libc.fcntl(ends[0], LibcPipes.F_SETPIPE_SZ(), SIZE) >= SIZE;
        if (!large) {
            close();
        }
        return large;
    }

    /** Closes it, with all that it holds; gives whether it was open. */
    boolean close() {
        boolean open = isOpen();
        if (open) {
            Libc.close(ends[0]);
            Libc.close(ends[1]);
            ends[0] = CLOSED;
        }
        return open;
    }

    /** Whether there is a pipe. */
    boolean isOpen() {
        return ends[0] != CLOSED;
    }

    /** Whether everything that came in has gone out. */
    boolean isEmpty() {
        return heldBytes == 0;
    }

    /** Takes in what a socket has, as far as there is room; gives what splice(2) does. */
    long fill(int socket) {
        long count = move(socket, ends[1], SIZE);
        heldBytes += (int) Math.max(0, count);
        return count;
    }

    /** Lets a socket have what it takes; gives what splice(2) does. */
    long drain(int socket) {
        long count = move(ends[0], socket, heldBytes);
        heldBytes -= (int) Math.max(0, count);
        return count;
    }

    private static long move(int from, int to, int most) {
        int flags = LibcPipes.SPLICE_F_MOVE() | LibcPipes.SPLICE_F_NONBLOCK();
        return LibcPipes.splice(from, null, to, null, most, flags);
    }
}
