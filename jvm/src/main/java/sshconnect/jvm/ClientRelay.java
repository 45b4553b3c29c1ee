package sshconnect.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import sshconnect.base.Fault;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;
import sshconnect.relay.RelayRules;

/** One of many clients and its tunnel. */
final class ClientRelay implements RelayRules.Carrier {

    private static final int UNREAD_ROUNDS = 64;

    private final int number;
    private final SocketChannel client;
    private final String clientName;
    private final SocketChannel tunnel;
    private final SelectionKey clientKey;
    private final SelectionKey tunnelKey;
    private final SocketFlow upload;
    private final SocketFlow download;
    private final RelayRules rules;

    /**
     * Begins to relay.
     *
     * @param opening    the client, with what it has said already
     * @param clientName what to call it in messages
     * @param tunnel     its tunnel, with what its handshake has left unread
     * @param selector   where to wait
     * @param onLocalEof what to do when the client has closed its side
     */
    ClientRelay(OpeningThread opening, String clientName, JvmChannel tunnel, Selector selector, LocalEof onLocalEof)
            throws IOException {
        this.number = opening.number();
        this.client = opening.client();
        this.clientName = clientName;
        this.tunnel = tunnel.socket().getChannel();
        this.upload = new SocketFlow(client, clientName, this.tunnel, tunnel.peer(), opening.said());
        this.download = new SocketFlow(
                this.tunnel, tunnel.peer(), client, clientName, tunnel.input().takeUnread());
        this.rules = new RelayRules(this, onLocalEof);
        client.configureBlocking(false);
        this.tunnel.configureBlocking(false);
        this.clientKey = client.register(selector, 0, this);
        this.tunnelKey = this.tunnel.register(selector, 0, this);
        watch();
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
     * @return how the relay has ended, or null when it goes on
     */
    End advance(SelectionKey key, ByteBuffer buffer) {
        boolean ofClient = key == clientKey;
        boolean readable = key.isReadable();
        boolean writable = key.isWritable();
        upload.advance(ofClient && readable, !ofClient && writable, buffer);
        End end = rules.afterUpload();
        if (end == null) {
            download.advance(!ofClient && readable, ofClient && writable, buffer);
            end = rules.afterDownload(false, ofClient ? readable : writable);
        }
        if (end == null) {
            watch();
        }
        return end;
    }

    /** When {@link #departs} is to be asked, see {@link RelayRules#deadlineMillis}. */
    long deadlineMillis() {
        return rules.deadlineMillis();
    }

    /** Whether the time has come for a client of which nobody knows whether it is still there; null when not. */
    End departs() {
        return rules.afterDownload(false, false);
    }

    /** The end with what has failed. */
    Outcome result(End end) {
        Fault missing = new Fault(Fault.Kind.BROKEN_PIPE, "write to", clientName, "broken pipe");
        return new Outcome(
                end,
                switch (rules.culprit()) {
                    // No tunnel that is protected is relayed here.
                    case NONE, UPLOAD_PROTECTION, DOWNLOAD_PROTECTION -> null;
                    case LOCAL_SOURCE -> upload.sourceFault();
                    case LOCAL_SINK -> download.sinkFault() == null ? missing : download.sinkFault();
                    case TUNNEL_SOURCE -> download.sourceFault();
                    case TUNNEL_SINK -> upload.sinkFault();
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

    @Override
    public RelayRules.Flow upload() {
        return upload;
    }

    @Override
    public RelayRules.Flow download() {
        return download;
    }

    @Override
    public void shutTunnelDown() {
        try {
            tunnel.shutdownOutput();
        } catch (IOException e) {
            // That the connection is gone already is for the reading side to tell.
            return;
        }
    }

    @Override
    public long monotonicMillis() {
        return Deadline.nowMillis();
    }
}
