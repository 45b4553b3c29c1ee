package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.relay.FlowState;

/**
 * A direction between a pipe and a socket that leaves the bytes where they are when there are many: splice(2) of Linux
 * hands pages over inside the kernel. Few bytes are copied, which is quicker for them: write(2) tells the scheduler that
 * the reader may stay on this processor, splice(2) does not. Where the kernel refuses to splice (EINVAL: a file system or a
 * security module without it), all bytes are copied.
 */
final class SplicedDirection implements Direction {

    /** A read that fills this is the beginning of many bytes; keystrokes and answers to them stay below. */
    private static final int MANY_BYTES = 2 * 1024;
    /** Moves of fewer bytes than these, so many in a row, are the end of it. */
    private static final int FEW_BYTES = MANY_BYTES;

    private static final int FEW_BYTES_MOVES = 8;

    /** As much as a pipe may hold unless an administrator has said otherwise; splice(2) moves what is there and fits. */
    private static final int MAX_BYTES = 1024 * 1024;
    /** What a pipe holds on Linux unless somebody says otherwise. */
    private static final int PIPE_BYTES = 64 * 1024;
    /** Four times as much costs bulk transfers fewer turns; the limit for an account's pipes is 64 MiB (pipe(7)). */
    private static final int GROWN_PIPE_BYTES = 256 * 1024;

    private final Endpoint source;
    private final Endpoint sink;
    private final CopiedDirection copied;
    private boolean splicing;
    private boolean refused;
    private int movesOfFewBytes;
    private boolean sinkIsFull;
    private boolean grown;
    /** Of what is spliced; bytes are always copied before any are. */
    private FlowState state = FlowState.FLOWING;

    private int error;

    /**
     * A direction between endpoints that {@link #fits}. The socket must be in non-blocking mode: whether splice(2)
     * waits is up to the socket, and up to its own flag for the pipe alone, which is shared and stays as it is.
     */
    SplicedDirection(Endpoint source, Endpoint sink) {
        this.source = source;
        this.sink = sink;
        copied = new CopiedDirection(source, sink, MANY_BYTES);
    }

    /** Whether one of the two is a pipe, and the other the tunnel's socket. */
    static boolean fits(Endpoint source, Endpoint sink) {
        return source.isPipe() && sink.isSocket() || source.isSocket() && sink.isPipe();
    }

    @Override
    public Endpoint source() {
        return source;
    }

    @Override
    public Endpoint sink() {
        return sink;
    }

    @Override
    public boolean wantsSource() {
        return splicing ? state.moves() && !sinkIsFull : copied.wantsSource();
    }

    @Override
    public boolean wantsSink() {
        return splicing ? state.moves() && sinkIsFull : copied.wantsSink();
    }

    @Override
    public FlowState state() {
        return splicing ? state : copied.state();
    }

    @Override
    public Fault fault() {
        return splicing && error != 0 ? fault(error) : copied.fault();
    }

    @Override
    public void advance(boolean sourceReady, boolean sinkReady) {
        if (!splicing) {
            copied.advance(sourceReady, sinkReady);
            splicing = !refused && copied.hasPassedOnMuch();
        } else if (state.moves() && (sinkIsFull ? sinkReady : sourceReady)) {
            move();
        }
    }

    private void move() {
        int flags = LibcPipes.SPLICE_F_MOVE() | LibcPipes.SPLICE_F_NONBLOCK();
        long count = LibcPipes.splice(source.descriptor(), null, sink.descriptor(), null, MAX_BYTES, flags);
        int failure = count < 0 ? Libc.errno() : 0;
        if (count > 0) {
            sinkIsFull = false;
            growPipe(count);
            goBackToCopies(count);
        } else if (count == 0) {
            state = FlowState.ENDED;
        } else if (failure == Errno.EAGAIN()) {
            // It was the other of the two that made it wait.
            sinkIsFull = !sinkIsFull;
        } else if (failure == Errno.EINVAL()) {
            refused = true;
            splicing = false;
        } else if (failure != Errno.EINTR()) {
            fail(failure);
        }
    }

    private void growPipe(long moved) {
        if (!grown && moved >= PIPE_BYTES) {
            grown = true;
            int pipe = source.isPipe() ? source.descriptor() : sink.descriptor();
            Libc.fcntl(pipe, LibcPipes.F_SETPIPE_SZ(), GROWN_PIPE_BYTES);
        }
    }

    /** A session is for people again when what it moved was large and has become small. */
    private void goBackToCopies(long moved) {
        movesOfFewBytes = moved < FEW_BYTES ? movesOfFewBytes + 1 : 0;
        if (movesOfFewBytes == FEW_BYTES_MOVES) {
            movesOfFewBytes = 0;
            splicing = false;
        }
    }

    /** Reading from a pipe does not fail, and writing to one only fails for lack of a reader. */
    private void fail(int failure) {
        error = failure;
        boolean writing = source.isPipe() || failure == Errno.EPIPE();
        state = writing ? Direction.afterWriting(failure) : FlowState.SOURCE_FAILED;
    }

    @Override
    public void free() {
        copied.free();
    }
}
