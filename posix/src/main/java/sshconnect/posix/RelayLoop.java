package sshconnect.posix;

import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;
import sshconnect.relay.RelayPolicy;

/** One run of the relay: two directions and one poll(2). It allocates only its result. */
final class RelayLoop {

    private static final int LOCAL_SOURCE = 0;
    private static final int TUNNEL_SINK = 1;
    private static final int TUNNEL_SOURCE = 2;
    private static final int LOCAL_SINK = 3;
    private static final int ENTRIES = 4;

    private static final Libc.PollEntry POLL_ENTRIES = PollEntries.allocate(ENTRIES);

    private final Direction upload;
    private final Direction download;
    private final RelayDirections directions;

    /**
     * A relay that is ready to run.
     *
     * @param upload     from the local side to the tunnel, which is a socket
     * @param download   from the tunnel to the local side
     * @param onLocalEof what to do at the end of the local side
     */
    RelayLoop(Direction upload, Direction download, LocalEof onLocalEof) {
        this.upload = upload;
        this.download = download;
        this.directions = new RelayDirections(upload, download, onLocalEof);
    }

    /** Relays until it is over. */
    Outcome run() {
        RelayPolicy policy = directions.policy();
        boolean over = directions.begin();
        while (!over) {
            watch(LOCAL_SOURCE, upload.source(), upload.wantsSource(), Libc.POLLIN());
            watch(TUNNEL_SINK, upload.sink(), upload.wantsSink(), Libc.POLLOUT());
            watch(TUNNEL_SOURCE, download.source(), download.wantsSource(), Libc.POLLIN());
            // With no event to wait for, poll(2) still tells that the reader has gone.
            int sinkEvents = download.wantsSink() ? Libc.POLLOUT() : 0;
            watch(LOCAL_SINK, download.sink(), sinkEvents != 0 || !policy.readerGone(), sinkEvents);
            int ready = Libc.poll(POLL_ENTRIES, ENTRIES, Readiness.timeoutMillis(policy.deadlineMillis()));
            int error = ready < 0 ? Libc.errno() : 0;
            if (error != 0 && error != Errno.EINTR()) {
                return new Outcome(
                        End.LOCAL_FAILED,
                        SystemError.fault(error, "wait for", upload.source().name()));
            }
            over = error == 0 && advance();
        }
        return directions.outcome();
    }

    private static void watch(int index, Endpoint endpoint, boolean wanted, int events) {
        PollEntries.watch(POLL_ENTRIES, index, wanted ? endpoint.descriptor() : PollEntries.IGNORED, events);
    }

    private static int ready(int index, int flag) {
        return PollEntries.found(POLL_ENTRIES, index) != 0 ? flag : 0;
    }

    private boolean advance() {
        int ready = ready(LOCAL_SOURCE, RelayDirections.LOCAL_SOURCE)
                | ready(TUNNEL_SINK, RelayDirections.TUNNEL_SINK)
                | ready(TUNNEL_SOURCE, RelayDirections.TUNNEL_SOURCE)
                | ready(LOCAL_SINK, RelayDirections.LOCAL_SINK);
        boolean hungUp = !download.wantsSink() && (ready & RelayDirections.LOCAL_SINK) != 0;
        return directions.advance(ready, hungUp);
    }
}
