package sshconnect.jvm;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;
import sshconnect.relay.ServeEvent;
import sshconnect.relay.ServePolicy;

/**
 * Many clients and their relays in one thread, which waits for all of them at once and for none of them alone. Tunnels
 * are made in threads of their own.
 */
final class ClientServer {

    /** For a first client: its connection, its tunnel, and what looking a name up takes. */
    private static final int LEAST_DESCRIPTORS = 4;

    private final JvmListener listener;
    private final Tunnels tunnels;
    private final LocalEof onLocalEof;
    private final Selector selector;
    private final ServePolicy policy;
    /** Of clients that have no tunnel yet, by their places. */
    private final Map<Integer, OpeningThread> openings = new HashMap<>();
    /** Of clients that have one, by their places. */
    private final Map<Integer, ClientRelay> relays = new HashMap<>();

    private final Queue<OpeningThread> ended = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(JvmChannel.BUFFER_BYTES);

    private ClientServer(JvmListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        this.listener = listener;
        this.tunnels = tunnels;
        this.onLocalEof = onLocalEof;
        this.policy = new ServePolicy(tunnels, Integer.MAX_VALUE);
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
        int waiting = policy.toOpen();
        if (waiting != ServePolicy.NONE) {
            start(openings.get(waiting));
        }
        boolean accepting = policy.mayAccept();
        for (SelectionKey server : listener.keys()) {
            server.interestOps(accepting ? SelectionKey.OP_ACCEPT : 0);
        }
        selector.select(Deadline.timeoutMillis(policy.deadlineMillis()));
        policy.passTime(Deadline.nowMillis());
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid() && key.attachment() instanceof ClientRelay relay) {
                goOn(relay, relay.advance(key, buffer));
            } else if (key.isValid() && key.attachment() instanceof OpeningThread opening) {
                obey(opening, policy.on(opening.hear(buffer), opening.place()));
            } else if (key.isValid() && policy.mayAccept()) {
                accept((ServerSocketChannel) key.channel());
            }
        }
        selector.selectedKeys().clear();
        for (OpeningThread opening = ended.poll(); opening != null; opening = ended.poll()) {
            end(opening);
        }
        endDepartures();
    }

    private void accept(ServerSocketChannel server) {
        int first = policy.toMakeRoom();
        if (first != ServePolicy.NONE) {
            obey(openings.get(first), policy.on(ServeEvent.CLIENT_LEFT, first));
            return;
        }
        try {
            SocketChannel client = server.accept();
            if (client != null) {
                if (!listener.isUnixSocket()) {
                    JvmChannel.prepare(client.socket());
                }
                client.configureBlocking(false);
                SelectionKey key = client.register(selector, SelectionKey.OP_READ);
                int place = policy.take();
                OpeningThread opening = new OpeningThread(place, policy.number(place), key, tunnels, this::ended);
                openings.put(place, opening);
                start(opening);
            }
        } catch (IOException e) {
            exhaust(Faults.of(e, "take more clients", ""));
        }
    }

    private void exhaust(Fault fault) {
        if (policy.exhausted(Deadline.nowMillis())) {
            new JvmDiagnostics().error(ServePolicy.exhaustion(fault));
        }
    }

    private void start(OpeningThread opening) {
        try {
            opening.start();
            obey(opening, policy.on(ServeEvent.OPENING_STARTED, opening.place()));
        } catch (OutOfMemoryError e) {
            // That is what the JDK throws for want of a thread.
            exhaust(new Fault(Fault.Kind.OTHER, "take more clients", "", "no more threads"));
            obey(opening, policy.on(ServeEvent.OPENING_REFUSED, opening.place()));
        }
    }

    private void ended(OpeningThread opening) {
        ended.add(opening);
        selector.wakeup();
    }

    /** What was to make a tunnel has ended. */
    private void end(OpeningThread opening) {
        Tunnels.Attempt attempt = opening.attempt();
        if (attempt.learnt() != null) {
            tunnels.learn(attempt.learnt());
        }
        ServeEvent event = ServeEvent.OPENING_FAILED;
        if (attempt.tunnel() != null) {
            event = attempt.tunnel().layers().isEmpty() ? ServeEvent.OPENED : ServeEvent.OPENED_ELSEWHERE;
        }
        obey(opening, policy.on(event, opening.place()));
    }

    private void obey(OpeningThread opening, ServePolicy.Order order) {
        if (order != ServePolicy.Order.GO_ON && order != ServePolicy.Order.CANCEL) {
            openings.remove(opening.place());
        }
        switch (order) {
            case GO_ON -> {}
            case CANCEL -> opening.giveUp();
            case RELAY -> relay(opening);
            case LET_GO -> relayElsewhere(opening);
            case TELL_AND_RESET -> {
                tunnels.ended(opening.number(), new Relay.Outcome(End.LOCAL_CLOSED, null));
                reset(opening.client());
            }
            case RESET -> reset(opening.client());
            case CLOSE, TELL_AND_CLOSE -> close(opening.client());
        }
    }

    private void relay(OpeningThread opening) {
        JvmChannel tunnel = (JvmChannel) opening.attempt().tunnel().connection();
        ClientRelay relay = new ClientRelay(opening, listener.clientName(), tunnel, onLocalEof);
        try {
            relay.begin(selector);
            relays.put(opening.place(), relay);
        } catch (IOException e) {
            // One of the two has failed meanwhile.
            tunnel.close();
            obey(opening, policy.on(ServeEvent.RELAY_REFUSED, opening.place()));
        }
    }

    private void relayElsewhere(OpeningThread opening) {
        try {
            relayInThread(opening);
        } catch (IOException | OutOfMemoryError e) {
            // The client has failed meanwhile, or there is no thread to relay it.
            opening.attempt().tunnel().close();
            reset(opening.client());
        }
    }

    /** A tunnel with layers is relayed by threads of its own: a message cannot be unwrapped before it is whole. */
    private void relayInThread(OpeningThread opening) throws IOException {
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

    private void goOn(ClientRelay relay, boolean over) {
        int place = relay.place();
        if (!over) {
            policy.relayGoesOn(place, relay.deadlineMillis());
            return;
        }
        Relay.Outcome outcome = relay.outcome();
        if (policy.relayEnded(place, outcome.end()) == ServePolicy.Order.TELL_AND_CLOSE) {
            tunnels.ended(relay.number(), outcome);
        }
        relay.end(buffer);
        relays.remove(place);
    }

    /** Tells relays that time has passed, where they wait for that. */
    private void endDepartures() {
        long now = Deadline.nowMillis();
        for (int i = policy.due(0, now); i != ServePolicy.NONE; i = policy.due(i + 1, now)) {
            ClientRelay relay = relays.get(i);
            goOn(relay, relay.tellTime());
        }
    }
}
