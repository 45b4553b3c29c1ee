package sshconnect.relay;

import org.jspecify.annotations.Nullable;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;

/**
 * When a relay is over, and how: the rules of {@link Relay} as a state machine without input and output, and without a
 * clock. A host moves the bytes, tells what happens and when, and does what it is told. Nothing is allocated, and one
 * policy can be used for one relay after the other.
 *
 * <p>A host that waits for both directions at once tells in this order what it has found: what became of the upload (from
 * the local side to the tunnel), so that what the local side has said already is sent before an end of the remote side
 * ends everything; what became of the download; whether the local side has hung up; whether what came is written, where
 * {@link #readerGone}; whether the local side still sends; and that time has passed. It need not tell what the policy does
 * not heed ({@link #heeds}), nor read its clock for that.
 */
public final class RelayPolicy {

    /**
     * How long the end of the local input may come after a write found no reader, for the local side to have gone in
     * order: ssh(1) closes the one right after the other.
     */
    public static final int LEAVING_MILLIS = 250;

    /**
     * How soon after our half-close a tunnel has to end to have ended because of it: a proxy that takes half-close for
     * close does so at once, so this is a few round trips. A target that takes its time, and then says nothing, had
     * nothing to say.
     */
    public static final int PROMPT_END_MILLIS = 3_000;

    /** What a host has to do after an event. */
    public enum Order {
        /** Go on, but no longer than {@link #deadlineMillis} without telling that time has passed. */
        GO_ON,
        /** Tell the remote side that nothing more will be sent, and go on. */
        SHUT_TUNNEL_DOWN,
        /** End the relay; {@link #end} says how it has ended. */
        END
    }

    /** Where the fault is that a relay has ended with. */
    public enum Culprit {
        /** Nowhere. */
        NONE,
        /** In the direction from the local side to the tunnel. */
        UPLOAD,
        /** In the direction from the tunnel to the local side. */
        DOWNLOAD,
        /** Nobody is there any more to read what is still to be written to the local side. */
        NO_LOCAL_READER
    }

    private final LocalEof onLocalEof;
    private boolean localEnded;
    private long localEndedMillis;
    private boolean localWriteFailed;
    private boolean readerGone;
    private boolean heard;
    private boolean held;
    private boolean remoteWriteFailed;
    private boolean remoteReaderMissing;
    private long deadlineMillis;
    private @Nullable End end;
    private Culprit culprit;

    /**
     * The policy for a relay that begins.
     *
     * @param onLocalEof what to do at the end of the local side
     */
    public RelayPolicy(LocalEof onLocalEof) {
        this.onLocalEof = onLocalEof;
        begin();
    }

    /** Begins with another relay. */
    public void begin() {
        localEnded = false;
        localWriteFailed = false;
        readerGone = false;
        heard = false;
        held = false;
        remoteWriteFailed = false;
        remoteReaderMissing = false;
        deadlineMillis = Host.NO_DEADLINE;
        end = null;
        culprit = Culprit.NONE;
    }

    /** How the relay has ended; null as long as it goes on. */
    public @Nullable End end() {
        return end;
    }

    /** Where the fault is, to be asked after an end. */
    public Culprit culprit() {
        return culprit;
    }

    /** Whether nobody reads any more what goes to the local side: there is nothing to wait for on that side. */
    public boolean readerGone() {
        return readerGone;
    }

    /**
     * When to tell that time has passed, whatever happens until then.
     *
     * @return absolute milliseconds, see {@link Host}
     */
    public long deadlineMillis() {
        return deadlineMillis;
    }

    /**
     * Whether an event can make a difference now.
     *
     * @return false if it can as well be left untold
     */
    public boolean heeds(RelayEvent event) {
        return switch (event) {
            case NOTHING -> false;
            case LOCAL_SENT, REMOTE_HELD, REMOTE_DELIVERED -> readerGone;
            case LOCAL_ENDED -> !localEnded;
            case LOCAL_HUNG_UP -> !readerGone;
            case LOCAL_READER_MISSING, LOCAL_WRITE_FAILED -> !localWriteFailed;
            case REMOTE_SENT -> !heard;
            case REMOTE_READER_MISSING, REMOTE_WRITE_FAILED -> !remoteWriteFailed;
            case TIME_PASSED -> deadlineMillis != Host.NO_DEADLINE;
            default -> true;
        };
    }

    /**
     * Takes an event; after an end, none makes a difference any more.
     *
     * @param event     what has happened
     * @param nowMillis the time, see {@link Host}
     * @return what to do
     */
    public Order on(RelayEvent event, long nowMillis) {
        if (end != null) {
            return Order.END;
        }
        if (!heeds(event)) {
            return Order.GO_ON;
        }
        return switch (event) {
            case LOCAL_SENT -> localSent(nowMillis);
            case LOCAL_ENDED -> localEnded(nowMillis);
            case LOCAL_READ_FAILED -> localFailed(Culprit.UPLOAD);
            case LOCAL_HUNG_UP -> departure(nowMillis);
            case LOCAL_READER_MISSING -> readerMissing(nowMillis);
            // For a side that is followed by another, any failure is a way to go.
            case LOCAL_WRITE_FAILED ->
                onLocalEof == LocalEof.RETURN ? readerMissing(nowMillis) : localFailed(Culprit.DOWNLOAD);
            case REMOTE_SENT, REMOTE_HELD, REMOTE_DELIVERED -> remoteSent(event);
            case REMOTE_ENDED -> remoteEnded(nowMillis);
            case REMOTE_CUT -> end(End.REMOTE_FAILED, isRestOfUpload() ? Culprit.UPLOAD : Culprit.DOWNLOAD);
            case REMOTE_READER_MISSING, REMOTE_WRITE_FAILED -> remoteWriteFailed(event);
            case REMOTE_READ_FAILED, DOWNLOAD_PROTECTION_FAILED -> end(End.REMOTE_FAILED, Culprit.DOWNLOAD);
            case UPLOAD_PROTECTION_FAILED -> end(End.REMOTE_FAILED, Culprit.UPLOAD);
            case TIME_PASSED -> timePassed(nowMillis);
            case NOTHING -> Order.GO_ON;
        };
    }

    private Order localSent(long nowMillis) {
        if (!localWriteFailed && !localEnded) {
            deadlineMillis = nowMillis + LEAVING_MILLIS;
        }
        return Order.GO_ON;
    }

    private Order remoteSent(RelayEvent event) {
        heard |= event == RelayEvent.REMOTE_SENT;
        held = event == RelayEvent.REMOTE_HELD;
        return Order.GO_ON;
    }

    private Order localEnded(long nowMillis) {
        localEnded = true;
        localEndedMillis = nowMillis;
        if (onLocalEof == LocalEof.RETURN) {
            return end(End.LOCAL_CLOSED, Culprit.NONE);
        }
        deadlineMillis = readerGone ? nowMillis : deadlineMillis;
        return onLocalEof == LocalEof.SHUT_DOWN_REMOTE ? Order.SHUT_TUNNEL_DOWN : Order.GO_ON;
    }

    /**
     * Nobody reads what the relay writes. When the local side sends no more either, it has simply gone, as ssh does at
     * the end of each session: first it reads no more, then it sends no more. Where it still may send, it gets
     * a moment to do the one or the other.
     */
    private Order departure(long nowMillis) {
        readerGone = true;
        deadlineMillis = localEnded ? nowMillis : Math.min(deadlineMillis, nowMillis + LEAVING_MILLIS);
        return Order.GO_ON;
    }

    private Order readerMissing(long nowMillis) {
        localWriteFailed = true;
        return departure(nowMillis);
    }

    private Order timePassed(long nowMillis) {
        if (nowMillis < deadlineMillis) {
            return Order.GO_ON;
        }
        Culprit undelivered = localWriteFailed ? Culprit.DOWNLOAD : Culprit.NO_LOCAL_READER;
        if (!localEnded) {
            return localFailed(undelivered);
        }
        return end(End.LOCAL_CLOSED, localWriteFailed || held ? undelivered : Culprit.NONE);
    }

    /** The local side has failed; for one that is followed by another that is the way to go. */
    private Order localFailed(Culprit what) {
        return end(onLocalEof == LocalEof.RETURN ? End.LOCAL_CLOSED : End.LOCAL_FAILED, what);
    }

    /** What the local side says cannot be sent. How that ends is for the other direction to see. */
    private Order remoteWriteFailed(RelayEvent event) {
        remoteWriteFailed = true;
        remoteReaderMissing = event == RelayEvent.REMOTE_READER_MISSING;
        return Order.GO_ON;
    }

    /**
     * The remote side has closed. A peer that had done so in order already answers what is sent to it with EPIPE, and that
     * is no fault of the download; after any other answer, what looks like an end is the rest of that failure.
     */
    private Order remoteEnded(long nowMillis) {
        if (isRestOfUpload()) {
            return end(End.REMOTE_FAILED, Culprit.UPLOAD);
        }
        boolean passedOn = localEnded && onLocalEof == LocalEof.SHUT_DOWN_REMOTE;
        boolean unheard = passedOn && !heard && nowMillis - localEndedMillis <= PROMPT_END_MILLIS;
        return end(unheard ? End.REMOTE_CLOSED_UNHEARD : End.REMOTE_CLOSED, Culprit.NONE);
    }

    /** The system tells of a connection that was torn down once, and the other direction then sees an end. */
    private boolean isRestOfUpload() {
        return remoteWriteFailed && !remoteReaderMissing;
    }

    private Order end(End how, Culprit what) {
        end = how;
        culprit = what;
        return Order.END;
    }
}
