package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;
import sshconnect.relay.RelayRules;

/** One run of the relay: two directions and one poll(2). It allocates only its result. */
final class RelayLoop implements RelayRules.Carrier {

    private static final int LOCAL_SOURCE = 0;
    private static final int TUNNEL_SINK = 1;
    private static final int TUNNEL_SOURCE = 2;
    private static final int LOCAL_SINK = 3;
    private static final int ENTRIES = 4;

    private static final Libc.PollEntry POLL_ENTRIES = PollEntries.allocate(ENTRIES);

    private final Direction upload;
    private final Direction download;
    private final RelayRules rules;

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
        this.rules = new RelayRules(this, onLocalEof);
    }

    /** Relays until it is over. */
    Outcome run() {
        // What an earlier relay has left may be unusable already.
        End end = rules.afterDownload(false, false);
        while (end == null) {
            watch(LOCAL_SOURCE, upload.source(), upload.wantsSource(), Libc.POLLIN());
            watch(TUNNEL_SINK, upload.sink(), upload.wantsSink(), Libc.POLLOUT());
            watch(TUNNEL_SOURCE, download.source(), download.wantsSource(), Libc.POLLIN());
            // With no event to wait for, poll(2) still tells that the reader has gone.
            int sinkEvents = download.wantsSink() ? Libc.POLLOUT() : 0;
            watch(LOCAL_SINK, download.sink(), sinkEvents != 0 || !rules.readerGone(), sinkEvents);
            int ready = Libc.poll(POLL_ENTRIES, ENTRIES, Readiness.timeoutMillis(rules.deadlineMillis()));
            int error = ready < 0 ? Libc.errno() : 0;
            if (error != 0 && error != Errno.EINTR()) {
                return new Outcome(
                        End.LOCAL_FAILED,
                        SystemError.fault(error, "wait for", upload.source().name()));
            }
            end = error == 0 ? advance() : null;
        }
        return result(end, rules, upload, download);
    }

    private static void watch(int index, Endpoint endpoint, boolean wanted, int events) {
        PollEntries.watch(POLL_ENTRIES, index, wanted ? endpoint.descriptor() : PollEntries.IGNORED, events);
    }

    private static boolean ready(int index) {
        return PollEntries.found(POLL_ENTRIES, index) != 0;
    }

    private End advance() {
        boolean uploadMoves = ready(LOCAL_SOURCE) || ready(TUNNEL_SINK);
        boolean hungUp = !download.wantsSink() && ready(LOCAL_SINK);
        upload.advance(ready(LOCAL_SOURCE), ready(TUNNEL_SINK));
        End end = rules.afterUpload();
        if (end == null) {
            download.advance(ready(TUNNEL_SOURCE), ready(LOCAL_SINK));
            end = rules.afterDownload(hungUp, uploadMoves);
        }
        return end;
    }

    /** The end of a relay, with the system's error behind it. */
    static Outcome result(End end, RelayRules rules, Direction upload, Direction download) {
        Fault fault = switch (rules.culprit()) {
            case NONE -> null;
            case LOCAL_SOURCE -> fault(upload.sourceError(), "read from", upload.source());
            case LOCAL_SINK ->
                fault(download.sinkError() == 0 ? Errno.EPIPE() : download.sinkError(), "write to", download.sink());
            case TUNNEL_SOURCE -> fault(download.sourceError(), "read from", download.source());
            case TUNNEL_SINK -> fault(upload.sinkError(), "write to", upload.sink());
            case UPLOAD_PROTECTION -> upload.fault();
            case DOWNLOAD_PROTECTION -> download.fault();
        };
        return new Outcome(end, fault);
    }

    private static Fault fault(int error, String operation, Endpoint endpoint) {
        return SystemError.fault(error, operation, endpoint.name());
    }

    @Override
    public Direction upload() {
        return upload;
    }

    @Override
    public Direction download() {
        return download;
    }

    @Override
    public void shutTunnelDown() {
        LibcSockets.shutdown(upload.sink().descriptor(), LibcSockets.SHUT_WR());
    }

    @Override
    public long monotonicMillis() {
        return Readiness.monotonicMillis();
    }
}
