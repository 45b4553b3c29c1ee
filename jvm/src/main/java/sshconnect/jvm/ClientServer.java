package sshconnect.jvm;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;
import sshconnect.relay.RelayPolicy;

/**
 * Many clients and their relays in one thread, which waits for all of them at once and for none of them alone. Tunnels
 * are made in threads of their own.
 */
final class ClientServer {

    /** When the system has no more descriptors to give: how long to wait before the next try. */
    private static final int PAUSE_MILLIS = 1000;

    private static final long NOT_EXHAUSTED = Host.NO_DEADLINE;
    /** For a first client: its connection, its tunnel, and what looking a name up takes. */
    private static final int LEAST_DESCRIPTORS = 4;

    private final JvmListener listener;
    private final Tunnels tunnels;
    private final LocalEof onLocalEof;
    private final Selector selector;
    /** Of those that are being made, by the order in which their clients came. */
    private final Set<OpeningThread> openings = new LinkedHashSet<>();

    private final Queue<OpeningThread> ended = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(JvmChannel.BUFFER_BYTES);
    private int lastNumber;
    /** A client that was taken, and for which no thread could be had; null for none. */
    private OpeningThread waiting;

    private boolean departing;
    /** Until when no clients are taken, because the system has nothing to give. */
    private long exhaustedUntilMillis = NOT_EXHAUSTED;

    private boolean exhaustionTold;

    private ClientServer(JvmListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        this.listener = listener;
        this.tunnels = tunnels;
        this.onLocalEof = onLocalEof;
        this.selector = listener.selector();
    }

    /** Serves for ever; gives why that did not go on. */
    static Fault run(JvmListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        try {
            Fault shortage = shortage();
            if (shortage != null) {
                return shortage;
            }
            JvmDiagnostics.serve();
            ClientServer server = new ClientServer(listener, tunnels, onLocalEof);
            while (true) {
                server.turn();
            }
        } catch (IOException e) {
            return Faults.of(e, "wait for", "clients");
        }
    }

    /** Looks whether a first client can be served; gives null, or how many descriptors are missing. */
    private static Fault shortage() {
        List<SocketChannel> trial = new ArrayList<>();
        try {
            while (trial.size() < LEAST_DESCRIPTORS) {
                trial.add(SocketChannel.open());
            }
            return null;
        } catch (IOException e) {
            return new Fault(
                    Fault.Kind.OTHER,
                    "serve clients",
                    "",
                    "of the file descriptors that are allowed (ulimit -n), " + (LEAST_DESCRIPTORS - trial.size())
                            + " more are needed at least");
        } finally {
            trial.forEach(ClientServer::close);
        }
    }

    private void turn() throws IOException {
        if (waiting != null && mayOpen()) {
            start(waiting);
        }
        boolean accepting = mayAccept();
        for (SelectionKey server : listener.keys()) {
            server.interestOps(accepting ? SelectionKey.OP_ACCEPT : 0);
        }
        selector.select(departing ? RelayPolicy.LEAVING_MILLIS : Deadline.timeoutMillis(exhaustedUntilMillis));
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid() && key.attachment() instanceof ClientRelay relay) {
                end(relay, relay.advance(key, buffer));
            } else if (key.isValid() && key.attachment() instanceof OpeningThread opening) {
                hear(opening);
            } else if (key.isValid() && mayAccept()) {
                accept((ServerSocketChannel) key.channel());
            }
        }
        selector.selectedKeys().clear();
        for (OpeningThread opening = ended.poll(); opening != null; opening = ended.poll()) {
            openings.remove(opening);
            exhaustedUntilMillis = NOT_EXHAUSTED;
            begin(opening);
        }
        endDepartures();
    }

    private boolean mayOpen() {
        if (Deadline.passed(exhaustedUntilMillis)) {
            exhaustedUntilMillis = NOT_EXHAUSTED;
        }
        return exhaustedUntilMillis == NOT_EXHAUSTED;
    }

    private boolean mayAccept() {
        return mayOpen() && waiting == null && (openings.size() < tunnels.atOnce() || firstInSilence() != null);
    }

    /**
     * The one to make room when all places are taken: of the clients that have ended their side before they said anything,
     * the one that came first. Nearly always it has gone. Null when there is none, or when one is about to make room.
     */
    private OpeningThread firstInSilence() {
        OpeningThread first = null;
        for (OpeningThread opening : openings) {
            if (opening.isGivenUp()) {
                return null;
            }
            first = first == null && opening.endedInSilence() ? opening : first;
        }
        return first;
    }

    private void hear(OpeningThread opening) {
        opening.hear(buffer);
        if (opening == waiting && opening.isGivenUp()) {
            waiting = null;
            leave(opening);
        }
    }

    private void accept(ServerSocketChannel server) {
        if (openings.size() >= tunnels.atOnce()) {
            firstInSilence().giveUp();
            return;
        }
        try {
            SocketChannel client = server.accept();
            if (client != null) {
                if (!listener.isUnixSocket()) {
                    JvmChannel.prepare(client.socket());
                }
                start(new OpeningThread(++lastNumber, client, selector, tunnels, this::ended));
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

    /** Where no thread can be had, the client waits, as those do that were not taken yet. */
    private void start(OpeningThread opening) {
        try {
            opening.start();
            waiting = null;
            openings.add(opening);
        } catch (OutOfMemoryError e) {
            // That is what the JDK throws for want of a thread.
            waiting = opening;
            exhaust(new Fault(Fault.Kind.OTHER, "take more clients", "", "no more threads"));
        }
    }

    private void ended(OpeningThread opening) {
        ended.add(opening);
        selector.wakeup();
    }

    /** A client has gone before there was a tunnel. */
    private void leave(OpeningThread opening) {
        if (tunnels.tells(End.LOCAL_CLOSED)) {
            tunnels.ended(opening.number(), new Relay.Outcome(End.LOCAL_CLOSED, null));
        }
        reset(opening.client());
    }

    /** A tunnel with layers is relayed by threads of its own: a message cannot be unwrapped before it is whole. */
    private void relayHere(OpeningThread opening) throws IOException {
        opening.release(selector);
        Thread thread = new Thread(
                () -> relay(
                        opening.number(),
                        opening.client(),
                        opening.said(),
                        opening.attempt().tunnel()),
                "relay of client " + opening.number());
        thread.setDaemon(true);
        thread.start();
    }

    private void relay(int number, SocketChannel client, byte[] said, Tunnel tunnel) {
        Result<Channel> local = listener.channel(client);
        if (local.ok() && said != null) {
            ((JvmChannel) local.value()).input().putBack(said);
        }
        Relay.Outcome result = local.ok()
                ? new JvmRelay().client(tunnel, local.value(), onLocalEof).ofOneAmongMany()
                : new Relay.Outcome(End.LOCAL_FAILED, local.fault());
        tunnel.close();
        if (tunnels.tells(result.end())) {
            tunnels.ended(number, result);
        }
    }

    private void begin(OpeningThread opening) {
        Tunnels.Attempt attempt = opening.attempt();
        if (attempt.learnt() != null) {
            tunnels.learn(attempt.learnt());
        }
        try {
            if (attempt.tunnel() == null && opening.isGivenUp()) {
                leave(opening);
            } else if (attempt.tunnel() == null) {
                reset(opening.client());
            } else if (attempt.tunnel().layers().isEmpty()) {
                JvmChannel connection = (JvmChannel) attempt.tunnel().connection();
                new ClientRelay(opening, listener.clientName(), connection, selector, onLocalEof);
            } else {
                relayHere(opening);
            }
        } catch (IOException | OutOfMemoryError e) {
            // One of the two has failed meanwhile, or there is no thread to relay them.
            attempt.tunnel().close();
            reset(opening.client());
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was connected through it.
            return;
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

    /** Ends a relay that is over. */
    private void end(ClientRelay relay, boolean over) {
        if (!over) {
            departing |= relay.deadlineMillis() != Host.NO_DEADLINE;
            return;
        }
        Relay.Outcome outcome = relay.outcome();
        if (tunnels.tells(outcome.end())) {
            tunnels.ended(relay.number(), outcome);
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
            boolean departs = key.isValid()
                    && key.attachment() instanceof ClientRelay relay
                    && relay.deadlineMillis() != Host.NO_DEADLINE;
            if (departs) {
                ClientRelay relay = (ClientRelay) key.attachment();
                end(relay, relay.tellTime());
            }
        }
    }
}
