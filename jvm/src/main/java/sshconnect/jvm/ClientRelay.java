package sshconnect.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import sshconnect.base.Fault;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;
import sshconnect.relay.RelayEvent;
import sshconnect.relay.RelayPolicy;

/** One of many clients and its tunnel. */
final class ClientRelay {

    private static final int UNREAD_ROUNDS = 64;

    private final int place;
    private final int number;
    private final SocketChannel client;
    private final String clientName;
    private final SocketChannel tunnel;
    private final SocketFlow upload;
    private final SocketFlow download;
    private final RelayPolicy policy;
    private SelectionKey clientKey;
    private SelectionKey tunnelKey;

    /**
     * A relay that is ready to begin.
     *
     * @param opening    the client, with what it has said already
     * @param clientName what to call it in messages
     * @param tunnel     its tunnel, with what its handshake has left unread
     * @param onLocalEof what to do when the client has closed its side
     */
    ClientRelay(OpeningThread opening, String clientName, JvmChannel tunnel, LocalEof onLocalEof) {
        this.place = opening.place();
        this.number = opening.number();
        this.client = opening.client();
        this.clientName = clientName;
        this.tunnel = tunnel.socket().getChannel();
        this.upload = new SocketFlow(client, clientName, this.tunnel, tunnel.peer(), opening.said());
        this.download = new SocketFlow(
                this.tunnel, tunnel.peer(), client, clientName, tunnel.input().takeUnread());
        this.policy = new RelayPolicy(onLocalEof);
    }

    /**
     * Begins to relay.
     *
     * @param selector where to wait
     */
    void begin(Selector selector) throws IOException {
        client.configureBlocking(false);
        tunnel.configureBlocking(false);
        clientKey = client.register(selector, 0, this);
        tunnelKey = tunnel.register(selector, 0, this);
        watch();
        // What the handshake has left unread counts as well.
        tell(download.state().ofDownload());
    }

    int place() {
        return place;
    }

    int number() {
        return number;
    }

    private void watch() {
        watch(clientKey, upload.wantsSource(), download.wantsSink());
        watch(tunnelKey, download.wantsSource(), upload.wantsSink());
    }

    private static void watch(SelectionKey key, boolean reading, boolean writing) {
        int wanted = (reading ? SelectionKey.OP_READ : 0) | (writing ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /**
     * Moves what can be moved.
     *
     * @param key    whose turn it is, the client's or the tunnel's
     * @param buffer for what is read
     * @return whether the relay is over
     */
    boolean advance(SelectionKey key, ByteBuffer buffer) {
        boolean ofClient = key == clientKey;
        boolean readable = key.isReadable();
        boolean writable = key.isWritable();
        upload.advance(ofClient && readable, !ofClient && writable, buffer);
        boolean over = tell(upload.state().ofUpload());
        if (!over) {
            download.advance(!ofClient && readable, ofClient && writable, buffer);
            over = tell(download.state().ofDownload())
                    || (ofClient ? readable : writable) && tell(RelayEvent.LOCAL_SENT)
                    || tellTime();
        }
        if (!over) {
            watch();
        }
        return over;
    }

    /** Tells the policy that time has passed; gives whether the relay is over. */
    boolean tellTime() {
        return tell(RelayEvent.TIME_PASSED);
    }

    private boolean tell(RelayEvent event) {
        if (!policy.heeds(event)) {
            return false;
        }
        RelayPolicy.Order order = policy.on(event, Deadline.nowMillis());
        if (order == RelayPolicy.Order.SHUT_TUNNEL_DOWN) {
            shutTunnelDown();
        }
        return order == RelayPolicy.Order.END;
    }

    private void shutTunnelDown() {
        try {
            tunnel.shutdownOutput();
        } catch (IOException e) {
            // That the connection is gone already is for the reading side to tell.
            return;
        }
    }

    /** When to {@link #tellTime}, whatever happens until then. */
    long deadlineMillis() {
        return policy.deadlineMillis();
    }

    /** How the relay has ended, with what has failed. */
    Outcome outcome() {
        return new Outcome(
                policy.end(),
                switch (policy.culprit()) {
                    case NONE -> null;
                    case UPLOAD -> upload.fault();
                    case DOWNLOAD -> download.fault();
                    case NO_LOCAL_READER -> new Fault(Fault.Kind.BROKEN_PIPE, "write to", clientName, "broken pipe");
                });
    }

    /**
     * Ends the relay. Closing a socket that holds unread bytes would reset it, and what is on its way to the client
     * would be lost. A client that goes on sending for ever is not waited for.
     *
     * @param buffer for what is unread
     */
    void end(ByteBuffer buffer) {
        try {
            for (int i = 0; i < UNREAD_ROUNDS && client.read(buffer.clear()) > 0; i++) {
                continue;
            }
        } catch (IOException e) {
            // Closed or reset already.
        }
        close(client);
        close(tunnel);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed for us in any case, and the peer will see an end or a reset.
            return;
        }
    }
}
