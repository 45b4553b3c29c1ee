package sshconnect.relay;

import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;

/**
 * When a relay is over, and how: the rules of {@link Relay}, for hosts that carry the bytes without blocking. They
 * allocate nothing, and can be used for one relay after the other.
 */
public final class RelayRules {

    private final Carrier carrier;
    private final LocalEof onLocalEof;
    private boolean localEofPassedOn;
    private long passedOnMillis;
    private boolean readerGone;
    private long leavingUntilMillis;
    private Culprit culprit;

    /** One direction of a relay. */
    public interface Flow {

        /** Whether the source has ended in order and everything from it was written. */
        boolean finished();

        /** Whether reading has failed, and everything that came before was written. */
        boolean sourceFailed();

        /** Whether anything has come from the source. */
        boolean moved();

        /** Whether something has come that is not written yet. */
        boolean wantsSink();

        /** Whether writing has failed. */
        boolean sinkFailed();

        /** Whether writing has failed because nobody reads any more. */
        boolean readerMissing();

        /** Whether the tunnel's protection has failed, and everything that came before was written. */
        default boolean protectionFailed() {
            return false;
        }
    }

    /** What carries the bytes. */
    public interface Carrier {

        /** The direction from the local side to the tunnel. */
        Flow upload();

        /** The direction from the tunnel to the local side. */
        Flow download();

        /** Tells the remote side that nothing more will be sent. */
        void shutTunnelDown();

        /** The clock of {@link sshconnect.host.SystemEnvironment#monotonicMillis}. */
        long monotonicMillis();
    }

    /** What failed, when a relay ends with a failure. */
    public enum Culprit {
        /** Nothing. */
        NONE,
        /** Reading from the local side. */
        LOCAL_SOURCE,
        /** Writing to the local side, or nobody there to write to. */
        LOCAL_SINK,
        /** Reading from the tunnel. */
        TUNNEL_SOURCE,
        /** Writing to the tunnel. */
        TUNNEL_SINK,
        /** Protecting what goes into the tunnel. */
        UPLOAD_PROTECTION,
        /** The protection of what comes out of the tunnel. */
        DOWNLOAD_PROTECTION
    }

    /**
     * The rules for a relay that begins.
     *
     * @param carrier    what carries the bytes
     * @param onLocalEof what to do at the end of the local side
     */
    public RelayRules(Carrier carrier, LocalEof onLocalEof) {
        this.carrier = carrier;
        this.onLocalEof = onLocalEof;
        begin();
    }

    /** Begins with another relay. */
    public void begin() {
        localEofPassedOn = false;
        readerGone = false;
        leavingUntilMillis = Host.NO_DEADLINE;
        culprit = Culprit.NONE;
    }

    /** What failed; to be asked after an end. */
    public Culprit culprit() {
        return culprit;
    }

    /** Whether nobody reads any more what goes to the local side: there is nothing to wait for on that side. */
    public boolean readerGone() {
        return readerGone;
    }

    /**
     * When {@link #afterDownload} is to be asked again, whatever happens until then.
     *
     * @return absolute milliseconds, see {@link Host}
     */
    public long deadlineMillis() {
        return leavingUntilMillis;
    }

    /**
     * To be asked when the upload may have moved, and before the download moves, so that what the local side has said
     * already is sent before an end of the remote side ends everything.
     *
     * @return how the relay has ended, or null to go on
     */
    public End afterUpload() {
        Flow upload = carrier.upload();
        if (upload.sourceFailed()) {
            return localEnd(Culprit.LOCAL_SOURCE);
        }
        if (upload.protectionFailed()) {
            return failed(End.REMOTE_FAILED, Culprit.UPLOAD_PROTECTION);
        }
        if (!upload.finished() || localEofPassedOn) {
            return null;
        }
        localEofPassedOn = true;
        passedOnMillis = carrier.monotonicMillis();
        if (onLocalEof == LocalEof.SHUT_DOWN_REMOTE) {
            carrier.shutTunnelDown();
        }
        return onLocalEof == LocalEof.RETURN ? End.LOCAL_CLOSED : null;
    }

    /**
     * To be asked after that, when the download may have moved.
     *
     * @param hungUp      whether the local side has hung up: writing to it would find no reader
     * @param uploadMoves whether the local side still sends
     * @return how the relay has ended, or null to go on
     */
    public End afterDownload(boolean hungUp, boolean uploadMoves) {
        Flow download = carrier.download();
        if (download.sinkFailed() && !download.readerMissing() && onLocalEof != LocalEof.RETURN) {
            return localEnd(Culprit.LOCAL_SINK);
        }
        if (download.sourceFailed()) {
            return failed(End.REMOTE_FAILED, Culprit.TUNNEL_SOURCE);
        }
        if (download.protectionFailed()) {
            return failed(End.REMOTE_FAILED, Culprit.DOWNLOAD_PROTECTION);
        }
        if (download.finished()) {
            // A peer that had closed in order already answers what is sent to it with EPIPE: no fault of the download.
            boolean inOrder = !carrier.upload().sinkFailed() || carrier.upload().readerMissing();
            return inOrder ? remoteEnd(download) : failed(End.REMOTE_FAILED, Culprit.TUNNEL_SINK);
        }
        readerGone |= hungUp || download.sinkFailed();
        return readerGone ? afterDeparture(download, uploadMoves) : null;
    }

    private End remoteEnd(Flow download) {
        boolean unheard = localEofPassedOn && onLocalEof == LocalEof.SHUT_DOWN_REMOTE && !download.moved();
        boolean prompt = carrier.monotonicMillis() - passedOnMillis <= Relay.PROMPT_END_MILLIS;
        return unheard && prompt ? End.REMOTE_CLOSED_UNHEARD : End.REMOTE_CLOSED;
    }

    /**
     * Nobody reads what the relay writes. When the local side sends no more either, it has simply gone, as ssh does at
     * the end of each session: first it reads no more, then it sends no more. Where it still may send, it gets
     * a moment to do the one or the other.
     */
    private End afterDeparture(Flow download, boolean uploadMoves) {
        if (carrier.upload().finished()) {
            boolean delivered = !download.sinkFailed() && !download.wantsSink();
            return delivered ? End.LOCAL_CLOSED : failed(End.LOCAL_CLOSED, Culprit.LOCAL_SINK);
        }
        long now = carrier.monotonicMillis();
        if (leavingUntilMillis == Host.NO_DEADLINE || uploadMoves && !download.sinkFailed()) {
            leavingUntilMillis = now + Relay.LEAVING_MILLIS;
        }
        return now < leavingUntilMillis ? null : localEnd(Culprit.LOCAL_SINK);
    }

    /** The local side has failed; for one that is followed by another that is the way to go. */
    private End localEnd(Culprit what) {
        return failed(onLocalEof == LocalEof.RETURN ? End.LOCAL_CLOSED : End.LOCAL_FAILED, what);
    }

    private End failed(End end, Culprit what) {
        culprit = what;
        return end;
    }
}
