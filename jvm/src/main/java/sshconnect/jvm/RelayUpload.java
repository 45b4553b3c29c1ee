package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.host.Tunnel;
import sshconnect.relay.FlowState;

/** The direction from the local side to the tunnel, for one session. */
final class RelayUpload extends Thread {

    private final Tunnel tunnel;
    private final JvmChannel connection;
    private final RelaySession session;

    RelayUpload(Tunnel tunnel, RelaySession session) {
        super("relay to " + ((JvmChannel) tunnel.connection()).peer());
        this.tunnel = tunnel;
        this.connection = (JvmChannel) tunnel.connection();
        this.session = session;
        setDaemon(true);
    }

    @Override
    public void run() {
        byte[] buffer = new byte[JvmChannel.BUFFER_BYTES];
        InputStream input = session.local().input();
        try {
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                Fault fault = tunnel.send(buffer, count, Host.NO_DEADLINE);
                if (fault != null) {
                    session.uploadIs(SocketFlow.afterWriting(fault), fault);
                    return;
                }
            }
        } catch (IOException e) {
            session.uploadIs(
                    FlowState.SOURCE_FAILED,
                    Faults.of(e, "read from", session.local().inputName()));
            return;
        }
        if (session.uploadIs(FlowState.ENDED, null)) {
            shutDown();
        }
    }

    /** Tells the layers' peers, and then the connection's. */
    private void shutDown() {
        Fault fault = tunnel.end(Host.NO_DEADLINE);
        if (fault != null) {
            session.uploadIs(SocketFlow.afterWriting(fault), fault);
        }
        connection.shutDownOutput();
    }

    /** Waits until nothing more will be sent. */
    void awaitEnd() {
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
