package sshconnect.jvm;

import java.io.IOException;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Host;
import sshconnect.host.Tunnel;
import sshconnect.relay.FlowState;

/**
 * The direction from the tunnel to the local side. It lives as long as the tunnel, because a read from a socket cannot
 * be ended without closing it: what it receives while there is no session waits for the next one.
 */
final class RelayDownload extends Thread {

    private final Tunnel tunnel;
    private final byte[] buffer = new byte[JvmChannel.BUFFER_BYTES];
    private RelaySession session;
    private boolean dismissed;

    RelayDownload(Tunnel tunnel) {
        super("relay from " + ((JvmChannel) tunnel.connection()).peer());
        this.tunnel = tunnel;
        setDaemon(true);
    }

    boolean isOf(Tunnel other) {
        return tunnel == other;
    }

    /** There is somebody to write to. */
    synchronized void attach(RelaySession next) {
        session = next;
        notifyAll();
    }

    /** There will be nobody to write to any more. */
    synchronized void dismiss() {
        dismissed = true;
        notifyAll();
    }

    /** Waits for somebody to write to; gives null when nobody will come. */
    private synchronized RelaySession awaitSession() throws InterruptedException {
        while (!dismissed && (session == null || session.over())) {
            wait();
        }
        return dismissed ? null : session;
    }

    @Override
    public void run() {
        try {
            boolean open = true;
            while (open) {
                open = relayOnce();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
            return;
        }
    }

    /** Relays what one read brings; gives false when that was the last. */
    private boolean relayOnce() throws InterruptedException {
        Result<Integer> received = tunnel.peek(buffer, Host.NO_DEADLINE);
        RelaySession current = awaitSession();
        if (current == null) {
            return false;
        }
        if (!received.ok()) {
            boolean cut = received.fault().kind() == Fault.Kind.CUT;
            current.downloadIs(cut ? FlowState.CUT : FlowState.SOURCE_FAILED, received.fault());
            return false;
        }
        if (received.value() == 0) {
            current.downloadIs(FlowState.ENDED, null);
            return false;
        }
        current.downloadIs(FlowState.FLOWING, null);
        try {
            current.local().output().write(buffer, 0, received.value());
            tunnel.discard(received.value());
        } catch (IOException e) {
            // Not discarded: it is for the next one who comes.
            Fault fault = Faults.of(e, "write to", current.local().outputName());
            current.downloadIs(SocketFlow.afterWriting(fault), fault);
            current.awaitEnd();
        }
        return true;
    }
}
