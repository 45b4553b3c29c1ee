package sshconnect.posix;

import org.jspecify.annotations.Nullable;

/**
 * A direction between two sockets of our own that leaves the bytes where they are when there are many: splice(2) of Linux
 * hands pages over inside the kernel, into a pipe and out of it. Few bytes are copied, which costs as much and takes no
 * pipe; and all are, where the kernel refuses to splice or no pipe is to be had.
 */
final class PipedDirection extends CopiedDirection {

    /** From here on, splicing costs less than copying; a conversation stays below. */
    private static final int MANY_BYTES = 16 * 1024;
    /** So many moves of fewer bytes in a row are the end of it. */
    private static final int FEW_BYTES_MOVES = 8;

    private boolean splicing;
    private int movesOfFewBytes;
    /** There only while it holds something. */
    private @Nullable RelayPipe pipe;

    /** A direction between endpoints that {@link #fits}. */
    PipedDirection(Endpoint source, Endpoint sink) {
        super(source, sink);
    }

    /** Whether both are sockets of our own, which are put into non-blocking mode as soon as there are many bytes. */
    static boolean fits(Endpoint source, Endpoint sink) {
        return source.isOwnSocket() && sink.isOwnSocket();
    }

    @Override
    void begin() {
        splicing = false;
        movesOfFewBytes = 0;
        super.begin();
    }

    @Override
    long receive() {
        pipe = splicing ? RelayPipes.take() : null;
        if (pipe == null) {
            return super.receive();
        }
        long count = pipe.fill(source().descriptor());
        if (count < 0 && Libc.errno() == Errno.EINVAL()) {
            RelayPipes.refuse();
            free();
            return super.receive();
        }
        return count;
    }

    @Override
    void received(int count) {
        if (pipe == null) {
            super.received(count);
        } else {
            hold(null, count);
        }
        movesOfFewBytes = count < MANY_BYTES ? movesOfFewBytes + 1 : 0;
        if (count >= MANY_BYTES && !splicing) {
            beginSplicing();
        } else if (movesOfFewBytes >= FEW_BYTES_MOVES) {
            splicing = false;
        }
    }

    /** Whether splice(2) waits is up to the socket, whatever the flags of the call say. */
    private void beginSplicing() {
        splicing = true;
        Libc.fcntl(source().descriptor(), Libc.F_SETFL(), Libc.O_NONBLOCK());
        Libc.fcntl(sink().descriptor(), Libc.F_SETFL(), Libc.O_NONBLOCK());
    }

    @Override
    long send(int from, int count) {
        return pipe == null ? super.send(from, count) : pipe.drain(sink().descriptor());
    }

    @Override
    public void free() {
        super.free();
        if (pipe != null) {
            RelayPipes.give(pipe);
            pipe = null;
        }
    }
}
