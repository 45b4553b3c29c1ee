package sshconnect.jvm;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import sshconnect.app.ProtectedChannel;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.host.Channel;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Tunnels;

/**
 * Many clients and their relays in one thread, which waits for all of them at once and for none of them alone. Tunnels
 * are made in threads of their own.
 */
final class ClientServer {

    /** When the system has no more descriptors to give: how long to wait before the next try. */
    private static final int PAUSE_MILLIS = 1000;
    private static final long NOT_EXHAUSTED = Host.NO_DEADLINE;

    private final JvmListener listener;
    private final Tunnels tunnels;
    private final LocalEof onLocalEof;
    private final Selector selector;
    private final Queue<Opening> opened = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(JvmChannel.BUFFER_BYTES);
    private int lastNumber;
    private int openings;
    private boolean departing;
    /** Until when no clients are taken, because the system has nothing to give. */
    private long exhaustedUntilMillis = NOT_EXHAUSTED;
    private boolean exhaustionTold;

    /** A client, and what came of its tunnel. */
    private record Opening(int number, SocketChannel client, Tunnels.Attempt attempt) {
    }

    private ClientServer(JvmListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        this.listener = listener;
        this.tunnels = tunnels;
        this.onLocalEof = onLocalEof;
        this.selector = listener.selector();
    }

    /** Serves for ever; gives why that did not go on. */
    static Fault run(JvmListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        try {
            ClientServer server = new ClientServer(listener, tunnels, onLocalEof);
            while (true) {
                server.turn();
            }
        } catch (IOException e) {
            return Faults.of(e, "wait for", "clients");
        }
    }

    private void turn() throws IOException {
        boolean accepting = mayAccept();
        for (SelectionKey server : listener.keys()) {
            server.interestOps(accepting ? SelectionKey.OP_ACCEPT : 0);
        }
        selector.select(departing ? Relay.LEAVING_MILLIS : Deadline.timeoutMillis(exhaustedUntilMillis));
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid() && key.attachment() instanceof ClientRelay relay) {
                end(relay, relay.advance(key, buffer));
            } else if (key.isValid() && mayAccept()) {
                accept((ServerSocketChannel) key.channel());
            }
        }
        selector.selectedKeys().clear();
        for (Opening opening = opened.poll(); opening != null; opening = opened.poll()) {
            openings--;
            begin(opening);
        }
        endDepartures();
    }

    private boolean mayAccept() {
        if (Deadline.passed(exhaustedUntilMillis)) {
            exhaustedUntilMillis = NOT_EXHAUSTED;
        }
        return exhaustedUntilMillis == NOT_EXHAUSTED && openings < tunnels.atOnce();
    }

    private void accept(ServerSocketChannel server) {
        try {
            SocketChannel client = server.accept();
            if (client != null) {
                if (!listener.isUnixSocket()) {
                    JvmChannel.prepare(client.socket());
                }
                openings++;
                open(++lastNumber, client);
            }
        } catch (IOException e) {
            exhaust(Faults.of(e, "take more clients", ""));
        }
    }

    /** Takes no clients for a while. Whoever looks after the machine is told once. */
    private void exhaust(Fault fault) {
        exhaustedUntilMillis = Deadline.nowMillis() + PAUSE_MILLIS;
        if (!exhaustionTold) {
            exhaustionTold = true;
            new JvmDiagnostics().error("WARNING: " + fault.describe() + "; they have to wait");
        }
    }

    private void open(int number, SocketChannel client) {
        Thread thread = new Thread(() -> {
            Tunnels.Attempt attempt = new Tunnels.Attempt(null, null);
            try {
                attempt = tunnels.open(number);
            } finally {
                opened.add(new Opening(number, client, attempt));
                selector.wakeup();
            }
            if (attempt.tunnel() instanceof ProtectedChannel) {
                relayHere(number, client, attempt.tunnel());
            }
        }, "tunnel for client " + number);
        thread.setDaemon(true);
        thread.start();
    }

    /** A tunnel that is protected is relayed by threads of its own: a message cannot be opened before it is whole. */
    private void relayHere(int number, SocketChannel client, Channel tunnel) {
        Outcome<Channel> local = listener.channel(client);
        Relay.Result result = local.ok() ? new JvmRelay().client(tunnel, local.value(), onLocalEof)
                : new Relay.Result(End.LOCAL_FAILED, local.fault());
        tunnel.close();
        if (tunnels.tells(result.end())) {
            tunnels.ended(number, result);
        }
    }

    private void begin(Opening opening) {
        if (opening.attempt().learnt() != null) {
            tunnels.learn(opening.attempt().learnt());
        }
        if (opening.attempt().tunnel() == null) {
            reset(opening.client());
        } else if (opening.attempt().tunnel() instanceof JvmChannel tunnel) {
            begin(opening, tunnel);
        }
    }

    private void begin(Opening opening, JvmChannel tunnel) {
        try {
            new ClientRelay(opening.number(), opening.client(), listener.clientName(), tunnel, selector, onLocalEof);
        } catch (IOException e) {
            // One of the two has failed meanwhile.
            tunnel.close();
            reset(opening.client());
        }
    }

    /** There is no tunnel: the client is to know that, and not to take it for an empty answer. */
    private void reset(SocketChannel client) {
        try (client) {
            if (!listener.isUnixSocket()) {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            // It has gone already.
            return;
        }
    }

    /** Ends a relay, unless there is no end. */
    private void end(ClientRelay relay, End end) {
        if (end == null) {
            departing |= relay.deadlineMillis() != Host.NO_DEADLINE;
            return;
        }
        if (tunnels.tells(end)) {
            tunnels.ended(relay.number(), relay.result(end));
        }
        relay.end(buffer);
        exhaustedUntilMillis = NOT_EXHAUSTED;
    }

    /** Ends what waits for a client that shows no sign of being there any more. */
    private void endDepartures() {
        if (!departing) {
            return;
        }
        departing = false;
        for (SelectionKey key : selector.keys()) {
            boolean departs = key.isValid() && key.attachment() instanceof ClientRelay relay
                    && relay.deadlineMillis() != Host.NO_DEADLINE;
            if (departs) {
                ClientRelay relay = (ClientRelay) key.attachment();
                end(relay, relay.departs());
            }
        }
    }
}
