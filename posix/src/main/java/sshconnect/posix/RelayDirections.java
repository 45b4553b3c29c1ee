package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;
import sshconnect.relay.RelayEvent;
import sshconnect.relay.RelayPolicy;

/** Both directions of a relay, and what tells the policy about them. It allocates only its outcome. */
final class RelayDirections {

    /** The local side has something to be read, be it an end or an error. */
    static final int LOCAL_SOURCE = 1;
    /** The tunnel takes something, be it to answer with an error. */
    static final int TUNNEL_SINK = 2;
    /** The tunnel has something to be read. */
    static final int TUNNEL_SOURCE = 4;
    /** The local side takes something. */
    static final int LOCAL_SINK = 8;

    private final Direction upload;
    private final Direction download;
    private final RelayPolicy policy;

    /**
     * Directions that are ready to move.
     *
     * @param upload     from the local side to the tunnel, which is a socket
     * @param download   from the tunnel to the local side
     * @param onLocalEof what to do at the end of the local side
     */
    RelayDirections(Direction upload, Direction download, LocalEof onLocalEof) {
        this.upload = upload;
        this.download = download;
        this.policy = new RelayPolicy(onLocalEof);
    }

    RelayPolicy policy() {
        return policy;
    }

    /** Begins; what an earlier relay has left may be unusable already. Gives whether the relay is over. */
    boolean begin() {
        policy.begin();
        return tell(download.state().ofDownload());
    }

    /**
     * Moves what can be moved.
     *
     * @param ready  what does not wait: {@link #LOCAL_SOURCE} and the others
     * @param hungUp whether the local side has hung up: writing to it would find no reader
     * @return whether the relay is over
     */
    boolean advance(int ready, boolean hungUp) {
        upload.advance((ready & LOCAL_SOURCE) != 0, (ready & TUNNEL_SINK) != 0);
        if (tell(upload.state().ofUpload())) {
            return true;
        }
        download.advance((ready & TUNNEL_SOURCE) != 0, (ready & LOCAL_SINK) != 0);
        upload.answer();
        if (download.hasBrought()) {
            tell(RelayEvent.REMOTE_SENT);
        }
        return tell(download.state().ofDownload())
                || hungUp && tell(RelayEvent.LOCAL_HUNG_UP)
                || policy.readerGone() && tellLeaving((ready & (LOCAL_SOURCE | TUNNEL_SINK)) != 0);
    }

    private boolean tellLeaving(boolean uploadMoves) {
        return tell(download.wantsSink() ? RelayEvent.REMOTE_HELD : RelayEvent.REMOTE_DELIVERED)
                || uploadMoves && tell(RelayEvent.LOCAL_SENT)
                || tellTime();
    }

    /** Tells that time has passed; gives whether the relay is over. */
    boolean tellTime() {
        return tell(RelayEvent.TIME_PASSED);
    }

    private boolean tell(RelayEvent event) {
        if (!policy.heeds(event)) {
            return false;
        }
        RelayPolicy.Order order = policy.on(event, Readiness.monotonicMillis());
        if (order == RelayPolicy.Order.SHUT_TUNNEL_DOWN) {
            LibcSockets.shutdown(upload.sink().descriptor(), LibcSockets.SHUT_WR());
        }
        return order == RelayPolicy.Order.END;
    }

    /** How the relay has ended, with what has failed; this allocates. */
    Outcome outcome() {
        Fault fault = switch (policy.culprit()) {
            case NONE -> null;
            case UPLOAD -> upload.fault();
            case DOWNLOAD -> download.fault();
            case NO_LOCAL_READER ->
                SystemError.fault(Errno.EPIPE(), "write to", download.sink().name());
        };
        return new Outcome(policy.end(), fault);
    }

    /** Gives memory back. */
    void free() {
        upload.free();
        download.free();
    }
}
