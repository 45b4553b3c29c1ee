package sshconnect.jvm;

import java.io.IOException;
import sshconnect.base.Fault;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;

/**
 * One run of the relay: what its threads tell each other and the one that waits for them. The first to end it decides
 * how it ended.
 */
final class RelaySession {

    private final LocalSide local;
    private final LocalEof onLocalEof;
    private Fault uploadFault;
    private boolean inputEnded;
    private long inputEndedMillis;
    private boolean heard;
    private Outcome result;

    RelaySession(LocalSide local, LocalEof onLocalEof) {
        this.local = local;
        this.onLocalEof = onLocalEof;
    }

    LocalSide local() {
        return local;
    }

    /** The local side has nothing more to say; gives true if the tunnel is to be told so. */
    synchronized boolean inputEnds() {
        inputEnded = true;
        inputEndedMillis = Deadline.nowMillis();
        notifyAll();
        if (onLocalEof == LocalEof.RETURN) {
            end(End.LOCAL_CLOSED, null);
        }
        return onLocalEof == LocalEof.SHUT_DOWN_REMOTE;
    }

    /** The local side cannot be read; for one that is followed by another that is the way to go. */
    void endByInput(IOException e) {
        endByLocal(Faults.of(e, "read from", local.inputName()));
    }

    /** Nobody reads any more. When nobody has anything to say either, the local side has gone in order. */
    synchronized void endByOutput(IOException e) throws InterruptedException {
        Fault fault = Faults.of(e, "write to", local.outputName());
        boolean readerGone = fault.kind() == Fault.Kind.BROKEN_PIPE;
        long deadlineMillis = Deadline.nowMillis() + Relay.LEAVING_MILLIS;
        while (readerGone && !inputEnded && !Deadline.passed(deadlineMillis)) {
            wait(Deadline.timeoutMillis(deadlineMillis));
        }
        if (readerGone && inputEnded) {
            end(End.LOCAL_CLOSED, fault);
        } else {
            endByLocal(fault);
        }
    }

    private void endByLocal(Fault fault) {
        end(onLocalEof == LocalEof.RETURN ? End.LOCAL_CLOSED : End.LOCAL_FAILED, fault);
    }

    /** What the local side says cannot be sent. How that ends is for the other direction to see. */
    synchronized void uploadFails(Fault fault) {
        uploadFault = fault;
    }

    /** Something has come from the remote side. */
    synchronized void hear() {
        heard = true;
    }

    /**
     * The remote side has closed. A peer that had done so already answers what is sent to it with EPIPE, and that is in
     * order; after any other answer, what looks like an end is the rest of that failure.
     */
    synchronized void endByRemote() {
        boolean inOrder = uploadFault == null || uploadFault.kind() == Fault.Kind.BROKEN_PIPE;
        boolean unheard = inputEnded
                && onLocalEof == LocalEof.SHUT_DOWN_REMOTE
                && !heard
                && Deadline.nowMillis() - inputEndedMillis <= Relay.PROMPT_END_MILLIS;
        if (inOrder) {
            end(unheard ? End.REMOTE_CLOSED_UNHEARD : End.REMOTE_CLOSED, null);
        } else {
            end(End.REMOTE_FAILED, uploadFault);
        }
    }

    /** The tunnel cannot be read. */
    void endByRemote(Fault fault) {
        end(End.REMOTE_FAILED, fault);
    }

    private synchronized void end(End end, Fault fault) {
        if (result == null) {
            result = new Outcome(end, fault);
            notifyAll();
        }
    }

    synchronized boolean over() {
        return result != null;
    }

    /** Whether the tunnel stays open for another session after this one. */
    synchronized boolean leavesTunnelOpen() {
        return onLocalEof == LocalEof.RETURN && result != null && result.end() == End.LOCAL_CLOSED;
    }

    /** Waits for the end. */
    synchronized Outcome await() {
        while (result == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                end(End.LOCAL_FAILED, new Fault(Fault.Kind.CANCELLED, "relay to", local.outputName(), "interrupted"));
            }
        }
        return result;
    }
}
