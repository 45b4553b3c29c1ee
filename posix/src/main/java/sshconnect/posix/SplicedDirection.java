package sshconnect.posix;

/**
 * A direction between a pipe and a socket that leaves the bytes where they are: splice(2) of Linux hands pages over
 * inside the kernel. No byte is ever held here, so none can be lost. Where the kernel refuses (EINVAL: a file system or a
 * security module without splice), the bytes go through a buffer instead.
 */
final class SplicedDirection implements Direction {

    /** As much as a pipe holds after {@link #GROWN_PIPE_BYTES}; splice(2) moves what is there and fits. */
    private static final int MOST_BYTES = 1024 * 1024;
    /** What a pipe holds on Linux unless somebody says otherwise. */
    private static final int PIPE_BYTES = 64 * 1024;
    /** Four times as much costs bulk transfers fewer turns; the limit for an account's pipes is 64 MiB (pipe(7)). */
    private static final int GROWN_PIPE_BYTES = 256 * 1024;

    private final Endpoint source;
    private final Endpoint sink;
    private boolean moving = true;
    private boolean sinkIsFull;
    private boolean grown;
    private boolean ended;
    private int sourceError;
    private int sinkError;
    private Direction copied;

    /**
     * A direction between endpoints that {@link #fits}. The socket must be in non-blocking mode: whether splice(2)
     * waits is up to the socket, and up to its own flag for the pipe alone, which is shared and stays as it is.
     */
    SplicedDirection(Endpoint source, Endpoint sink) {
        this.source = source;
        this.sink = sink;
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
        return copied != null ? copied.wantsSource() : moving && !sinkIsFull;
    }

    @Override
    public boolean wantsSink() {
        return copied != null ? copied.wantsSink() : moving && sinkIsFull;
    }

    @Override
    public boolean finished() {
        return copied != null ? copied.finished() : ended;
    }

    @Override
    public int sourceError() {
        return copied != null ? copied.sourceError() : sourceError;
    }

    @Override
    public int sinkError() {
        return copied != null ? copied.sinkError() : sinkError;
    }

    @Override
    public void advance(boolean sourceReady, boolean sinkReady) {
        if (copied == null && moving && (sinkIsFull ? sinkReady : sourceReady)) {
            move();
        } else if (copied != null) {
            copied.advance(sourceReady, sinkReady);
        }
    }

    private void move() {
        int flags = LibcPipes.SPLICE_F_MOVE() | LibcPipes.SPLICE_F_NONBLOCK();
        long count = LibcPipes.splice(source.descriptor(), null, sink.descriptor(), null, MOST_BYTES, flags);
        int error = count < 0 ? Libc.errno() : 0;
        if (count > 0) {
            sinkIsFull = false;
            growPipe(count);
        } else if (count == 0) {
            ended = true;
            moving = false;
        } else if (error == Errno.EAGAIN()) {
            // It was the other of the two that made it wait.
            sinkIsFull = !sinkIsFull;
        } else if (error == Errno.EINVAL()) {
            copied = new CopiedDirection(source, sink);
        } else if (error != Errno.EINTR()) {
            fail(error);
        }
    }

    private void growPipe(long moved) {
        if (!grown && moved >= PIPE_BYTES) {
            grown = true;
            int pipe = source.isPipe() ? source.descriptor() : sink.descriptor();
            Libc.fcntl(pipe, LibcPipes.F_SETPIPE_SZ(), GROWN_PIPE_BYTES);
        }
    }

    /** Reading from a pipe does not fail, and writing to one only fails for lack of a reader. */
    private void fail(int error) {
        moving = false;
        if (source.isPipe() || error == Errno.EPIPE()) {
            sinkError = error;
        } else {
            sourceError = error;
        }
    }

    @Override
    public void free() {
        if (copied != null) {
            copied.free();
        }
    }
}
