package sshconnect.jvm;

import sshconnect.base.Fault;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;
import sshconnect.relay.FlowState;
import sshconnect.relay.RelayEvent;
import sshconnect.relay.RelayPolicy;

/** One run of the relay: what its threads tell the policy, and the one that waits for the end. */
final class RelaySession {

    private final LocalSide local;
    private final LocalEof onLocalEof;
    private final RelayPolicy policy;
    private Fault uploadFault;
    private Fault downloadFault;
    private Outcome result;

    RelaySession(LocalSide local, LocalEof onLocalEof) {
        this.local = local;
        this.onLocalEof = onLocalEof;
        this.policy = new RelayPolicy(onLocalEof);
    }

    LocalSide local() {
        return local;
    }

    /**
     * The direction from the local side to the tunnel has come to an end.
     *
     * @param fault what it has failed with; null for nothing
     * @return true if the tunnel is to be told that nothing more comes
     */
    synchronized boolean uploadIs(FlowState state, Fault fault) {
        uploadFault = fault;
        return tell(state.ofUpload()) == RelayPolicy.Order.SHUT_TUNNEL_DOWN;
    }

    /**
     * The direction from the tunnel to the local side moves, or has come to an end.
     *
     * @param fault what it has failed with; null for nothing
     */
    synchronized void downloadIs(FlowState state, Fault fault) {
        downloadFault = fault;
        boolean failed = state == FlowState.SOURCE_FAILED || state == FlowState.CUT;
        if (failed && local.hasHungUp()) {
            // Who has gone in order before that has lost nothing.
            tell(RelayEvent.LOCAL_HUNG_UP);
            tell(RelayEvent.TIME_PASSED);
        }
        tell(state.ofDownload());
    }

    private RelayPolicy.Order tell(RelayEvent event) {
        if (!policy.heeds(event)) {
            return RelayPolicy.Order.GO_ON;
        }
        RelayPolicy.Order order = policy.on(event, Deadline.nowMillis());
        if (order == RelayPolicy.Order.END && result == null) {
            result = new Outcome(
                    policy.end(),
                    switch (policy.culprit()) {
                        case NONE -> null;
                        case UPLOAD -> uploadFault;
                        case DOWNLOAD, NO_LOCAL_READER -> downloadFault;
                    });
        }
        // There is an end, or another deadline.
        notifyAll();
        return order;
    }

    synchronized boolean over() {
        return result != null;
    }

    /** Whether the tunnel stays open for another session after this one. */
    synchronized boolean leavesTunnelOpen() {
        return onLocalEof == LocalEof.RETURN && result != null && result.end() == End.LOCAL_CLOSED;
    }

    /** Waits for the end, for a thread that nobody interrupts. */
    synchronized void awaitEnd() throws InterruptedException {
        while (result == null) {
            long deadlineMillis = policy.deadlineMillis();
            if (Deadline.passed(deadlineMillis)) {
                tell(RelayEvent.TIME_PASSED);
            } else {
                wait(Deadline.timeoutMillis(deadlineMillis));
            }
        }
    }

    /** Waits for the end. */
    synchronized Outcome await() {
        try {
            awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Fault interrupted = new Fault(Fault.Kind.CANCELLED, "relay to", local.outputName(), "interrupted");
            result = result == null ? new Outcome(End.LOCAL_FAILED, interrupted) : result;
            notifyAll();
        }
        return result;
    }
}
