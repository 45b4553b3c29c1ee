package sshconnect.posix;

/**
 * Passes on to standard error what the processes of a server have written to {@link ErrorPipe}, as far as that makes
 * nobody wait; the pipe holds the rest. When there is room again, one line tells how many were lost.
 */
final class ErrorForwarder {

    private static final int STANDARD_ERROR = 2;
    private static final int READ_END = 0;
    private static final int NOT_WATCHED = -1;

    private final EventQueue queue;
    private final int[] ends = new int[2];
    private Endpoint source;
    private Endpoint sink;
    private CopiedDirection direction;
    /** Whether the system can tell when standard error has room; files always do. */
    private boolean sinkIsWatchable;

    private int sourceWatch = NOT_WATCHED;
    private int sinkWatch = NOT_WATCHED;

    ErrorForwarder(EventQueue queue) {
        this.queue = queue;
    }

    /** Begins; gives 0 or an errno. */
    int begin() {
        int error = ErrorPipe.open(ends);
        if (error != 0) {
            return error;
        }
        source = Endpoint.ofInput(ends[READ_END], "the lines for standard error");
        sink = Endpoint.ofOutput(STANDARD_ERROR, "standard error");
        direction = new CopiedDirection(source, sink);
        sinkIsWatchable = queue.add(sink.descriptor(), 0, ClientRelay.Kind.ERRORS.key(STANDARD_ERROR));
        if (sinkIsWatchable) {
            queue.remove(sink.descriptor());
        }
        watch();
        return 0;
    }

    private void watch() {
        sourceWatch = queue.watch(
                source.descriptor(),
                ClientRelay.Kind.ERRORS.key(READ_END),
                sourceWatch,
                direction.wantsSource() ? LibcEvents.EPOLLIN() : 0);
        sinkWatch = queue.watch(
                sink.descriptor(),
                ClientRelay.Kind.ERRORS.key(STANDARD_ERROR),
                sinkWatch,
                direction.wantsSink() ? LibcEvents.EPOLLOUT() : NOT_WATCHED);
    }

    /**
     * Passes on what can be.
     *
     * @param which what the event was about, the index of its key
     * @return how many lines were lost, to be told; 0 for none, or as long as others come first
     */
    long advance(int which) {
        direction.advance(which == READ_END, which == STANDARD_ERROR);
        while (!sinkIsWatchable && direction.wantsSink()) {
            direction.advance(false, true);
        }
        if (!direction.state().moves()) {
            // Nobody reads any more, or a disk is full. What comes later is tried again.
            direction.begin();
        }
        watch();
        boolean through = direction.wantsSource() && !Readiness.isReadable(source.descriptor());
        return through ? ErrorPipe.takeLosses() : 0;
    }

    /** Passes the last on, for a process that serves no more and writes to standard error itself from here on. */
    void end() {
        ErrorPipe.leave();
        while (direction.wantsSource() && Readiness.isReadable(source.descriptor())) {
            advance(READ_END);
        }
        forget();
    }

    /** Closes what a child process has no use for. */
    void forget() {
        Libc.close(source.descriptor());
        sink.release();
    }
}
