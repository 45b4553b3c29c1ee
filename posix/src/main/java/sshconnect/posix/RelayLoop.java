package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Result;

/** One run of the relay: two directions, one poll(2), and the rules by which it ends. It allocates only its result. */
final class RelayLoop {

    private static final int LOCAL_SOURCE = 0;
    private static final int TUNNEL_SINK = 1;
    private static final int TUNNEL_SOURCE = 2;
    private static final int LOCAL_SINK = 3;
    private static final int ENTRIES = 4;

    private static final Libc.PollEntry POLL_ENTRIES = PollEntries.allocate(ENTRIES);

    private final Direction upload;
    private final Direction download;
    private final LocalEof onLocalEof;
    private boolean localEofPassedOn;
    private boolean readerGone;
    private long leavingUntilMillis = Host.NO_DEADLINE;

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
        this.onLocalEof = onLocalEof;
    }

    /** Relays until it is over. */
    Result run() {
        // What an earlier relay has left may be unusable already.
        Result result = judgeDownload();
        while (result == null) {
            watch(LOCAL_SOURCE, upload.source(), upload.wantsSource(), Libc.POLLIN());
            watch(TUNNEL_SINK, upload.sink(), upload.wantsSink(), Libc.POLLOUT());
            watch(TUNNEL_SOURCE, download.source(), download.wantsSource(), Libc.POLLIN());
            // With no event to wait for, poll(2) still tells that the reader has gone.
            int sinkEvents = download.wantsSink() ? Libc.POLLOUT() : 0;
            watch(LOCAL_SINK, download.sink(), sinkEvents != 0 || !readerGone, sinkEvents);
            int ready = Libc.poll(POLL_ENTRIES, ENTRIES, Readiness.timeoutMillis(leavingUntilMillis));
            int error = ready < 0 ? Libc.errno() : 0;
            if (error == 0) {
                result = advance();
            } else if (error != Errno.EINTR()) {
                result = localEnd(error, "wait for", upload.source());
            }
        }
        return result;
    }

    private static void watch(int index, Endpoint endpoint, boolean wanted, int events) {
        PollEntries.watch(POLL_ENTRIES, index, wanted ? endpoint.descriptor() : PollEntries.IGNORED, events);
    }

    private static boolean ready(int index) {
        return PollEntries.found(POLL_ENTRIES, index) != 0;
    }

    /**
     * Moves what can be moved; upwards first, so that what the local side has said already is sent before an end of the
     * remote side ends everything.
     *
     * @return null to go on
     */
    private Result advance() {
        boolean uploadMoves = ready(LOCAL_SOURCE) || ready(TUNNEL_SINK);
        boolean hungUp = !download.wantsSink() && ready(LOCAL_SINK);
        upload.advance(ready(LOCAL_SOURCE), ready(TUNNEL_SINK));
        Result result = judgeUpload();
        if (result == null) {
            download.advance(ready(TUNNEL_SOURCE), ready(LOCAL_SINK));
            result = judgeDownload();
        }
        readerGone |= hungUp || download.sinkError() != 0;
        return result == null && readerGone ? judgeDeparture(uploadMoves) : result;
    }

    private Result judgeUpload() {
        if (upload.sourceError() != 0) {
            return localEnd(upload.sourceError(), "read from", upload.source());
        }
        if (upload.fault() != null) {
            return new Result(End.REMOTE_FAILED, upload.fault());
        }
        if (!upload.finished() || localEofPassedOn) {
            return null;
        }
        localEofPassedOn = true;
        if (onLocalEof == LocalEof.SHUT_DOWN_REMOTE) {
            LibcSockets.shutdown(upload.sink().descriptor(), LibcSockets.SHUT_WR());
        }
        return onLocalEof == LocalEof.RETURN ? new Result(End.LOCAL_CLOSED, null) : null;
    }

    private Result judgeDownload() {
        if (download.sinkError() != 0 && download.sinkError() != Errno.EPIPE() && onLocalEof != LocalEof.RETURN) {
            return localEnd(download.sinkError(), "write to", download.sink());
        }
        if (download.sourceError() != 0) {
            return new Result(End.REMOTE_FAILED, fault(download.sourceError(), "read from", download.source()));
        }
        if (download.fault() != null) {
            return new Result(End.REMOTE_FAILED, download.fault());
        }
        if (!download.finished()) {
            return null;
        }
        // A peer that had closed in order already answers what is sent to it with EPIPE: no fault of the download.
        int error = upload.sinkError();
        boolean inOrder = error == 0 || error == Errno.EPIPE();
        return inOrder
                ? new Result(End.REMOTE_CLOSED, null)
                : new Result(End.REMOTE_FAILED, fault(error, "write to", upload.sink()));
    }

    /**
     * Nobody reads what the relay writes. When the local side sends no more either, it has simply gone, as ssh does at
     * the end of each session: first it reads no more, then it sends no more. Where it still may send, it gets
     * a moment to do the one or the other.
     */
    private Result judgeDeparture(boolean uploadMoves) {
        if (upload.finished()) {
            return new Result(End.LOCAL_CLOSED, null);
        }
        boolean writeFailed = download.sinkError() != 0;
        long now = Readiness.monotonicMillis();
        if (leavingUntilMillis == Host.NO_DEADLINE || uploadMoves && !writeFailed) {
            leavingUntilMillis = now + Relay.LEAVING_MILLIS;
        }
        int error = writeFailed ? download.sinkError() : Errno.EPIPE();
        return now < leavingUntilMillis ? null : localEnd(error, "write to", download.sink());
    }

    /** The local side has failed; for one that is followed by another that is the way to go. */
    private Result localEnd(int error, String operation, Endpoint endpoint) {
        End end = onLocalEof == LocalEof.RETURN ? End.LOCAL_CLOSED : End.LOCAL_FAILED;
        return new Result(end, fault(error, operation, endpoint));
    }

    private static Fault fault(int error, String operation, Endpoint endpoint) {
        return SystemError.fault(error, operation, endpoint.name());
    }
}
