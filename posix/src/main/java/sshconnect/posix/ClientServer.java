package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;
import sshconnect.relay.RelayPolicy;

/**
 * Many clients and their relays in one process, which waits for all of them at once (epoll(7)) and for none of them
 * alone. It allocates nothing for a client that it does not use again for the next one.
 */
final class ClientServer {

    /** How long to wait when the system has no more descriptors or processes to give, unless some are given back. */
    private static final int PAUSE_MILLIS = 1000;

    private static final long NOT_EXHAUSTED = Host.NO_DEADLINE;
    /** Two descriptors for each client, and some for everything else. */
    private static final long MAX_DESCRIPTORS = 2 * ClientTable.MOST + 256;
    /** To begin with: the event queue, four for lines of standard error, the spare one, and three for a first client. */
    private static final int LEAST_DESCRIPTORS = 9;

    private final PosixListener listener;
    private final Tunnels tunnels;
    private final LocalEof onLocalEof;
    private final EventQueue queue = new EventQueue();
    private final ErrorForwarder errors = new ErrorForwarder(queue);
    private final ClientTable clients;
    private final SpareDescriptor spare = new SpareDescriptor();
    private final int[] pair = new int[2];
    /** Which of the sockets that listen have clients. */
    private final boolean[] ready;

    private int lastNumber;
    private int openings;
    /** How many clients have ended their side in silence, while they have no tunnel. */
    private int silences;
    /** A client that was taken, and for which no process could be had; null for none. */
    private ClientRelay waiting;

    private boolean departing;
    private boolean listening;
    /** Until when no clients are taken, because the system has nothing to give. */
    private long exhaustedUntilMillis = NOT_EXHAUSTED;

    private boolean exhaustionTold;

    ClientServer(PosixListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        this.listener = listener;
        this.tunnels = tunnels;
        this.onLocalEof = onLocalEof;
        this.ready = new boolean[listener.count()];
        this.clients = new ClientTable(queue, listener.clientName(), onLocalEof);
    }

    /** Serves for ever; gives why that did not go on. */
    static Fault run(PosixListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        DescriptorLimit.raise(MAX_DESCRIPTORS);
        Fault shortage = DescriptorLimit.shortage(LEAST_DESCRIPTORS, listener.socket(0));
        return shortage != null ? shortage : new ClientServer(listener, tunnels, onLocalEof).run();
    }

    private Fault run() {
        int error = errors.begin();
        if (error != 0) {
            return SystemError.fault(error, "serve", "clients");
        }
        Fault fault = serve();
        errors.end();
        return fault;
    }

    private Fault serve() {
        OpeningProcess.prepare();
        for (int i = 0; i < listener.count(); i++) {
            queue.add(listener.socket(i), 0, ClientRelay.Kind.LISTENER.key(i));
        }
        while (true) {
            listen();
            int pause = Readiness.timeoutMillis(exhaustedUntilMillis);
            int count = queue.await(departing ? RelayPolicy.LEAVING_MILLIS : pause);
            if (count < 0 && count != -Errno.EINTR()) {
                return SystemError.fault(-count, "wait for", "clients");
            }
            for (int i = 0; i < count; i++) {
                long key = queue.key(i);
                int index = ClientRelay.Kind.index(key);
                switch (ClientRelay.Kind.of(key)) {
                    case LISTENER -> ready[index] = true;
                    case ERRORS -> forwardErrors(index);
                    default -> advance(clients.get(index), ClientRelay.Kind.of(key), queue.found(i));
                }
            }
            endDepartures();
            // Last, so that room which has become free above is not taken while events of its last client may follow.
            accept();
        }
    }

    private void forwardErrors(int index) {
        long losses = errors.advance(index);
        if (losses > 0) {
            OpeningProcess.tellLosses(losses);
        }
    }

    private boolean mayOpen() {
        if (Readiness.hasPassed(exhaustedUntilMillis)) {
            exhaustedUntilMillis = NOT_EXHAUSTED;
        }
        return exhaustedUntilMillis == NOT_EXHAUSTED;
    }

    private boolean mayAccept() {
        return mayOpen() && waiting == null && clients.hasRoom() && (openings < tunnels.atOnce() || silences > 0);
    }

    /**
     * The one to make room when all places are taken: the client that came first of those that have ended their side
     * before they said anything. Nearly always it has gone. Null when there is none.
     */
    private ClientRelay firstInSilence() {
        ClientRelay first = null;
        for (int i = 0; i < clients.size(); i++) {
            ClientRelay client = clients.get(i);
            boolean earlier = client.endedInSilence() && (first == null || client.number() < first.number());
            first = earlier ? client : first;
        }
        return first;
    }

    /** Waits for clients only while one can be taken; the others wait in the system's queue. */
    private void listen() {
        boolean spared = spare.fill(listener.socket(0));
        boolean wanted = spared && mayAccept();
        for (int i = 0; i < listener.count() && wanted != listening; i++) {
            queue.change(listener.socket(i), wanted ? LibcEvents.EPOLLIN() : 0, ClientRelay.Kind.LISTENER.key(i));
        }
        listening = wanted;
    }

    private void accept() {
        if (waiting != null && mayOpen()) {
            open(waiting);
        }
        for (int i = 0; i < listener.count(); i++) {
            if (ready[i] && mayAccept()) {
                acceptFrom(listener.socket(i));
            }
            ready[i] = false;
        }
    }

    /** Takes a client only when there are the descriptors that it needs. */
    private void acceptFrom(int socket) {
        if (!makePair()) {
            return;
        }
        int accepted = ListeningSocket.accept(socket);
        if (accepted >= 0) {
            ClientRelay first = openings < tunnels.atOnce() ? null : firstInSilence();
            if (first != null) {
                leave(first);
            }
            ClientRelay client = clients.take();
            client.begin(++lastNumber, accepted);
            openThroughPair(client);
        } else {
            closePair();
            if (!ListeningSocket.isPassing(-accepted)) {
                exhaust(-accepted);
            }
        }
    }

    private boolean makePair() {
        int type = LibcSockets.SOCK_SEQPACKET() | LibcSockets.SOCK_CLOEXEC();
        int error = LibcSockets.socketpair(LibcUnix.AF_UNIX(), type, 0, pair) < 0 ? Libc.errno() : 0;
        if (error != 0) {
            exhaust(error);
        }
        return error == 0;
    }

    private void closePair() {
        Libc.close(pair[0]);
        Libc.close(pair[1]);
    }

    private void open(ClientRelay client) {
        if (makePair()) {
            openThroughPair(client);
        }
    }

    /** Where no process can be had, the client waits, as those do that were not taken yet. */
    private void openThroughPair(ClientRelay client) {
        int process = OpeningProcess.open(this, tunnels, client, pair[1]);
        if (process < 0) {
            closePair();
            exhaust(-process);
            waiting = client;
            return;
        }
        Libc.close(pair[1]);
        waiting = null;
        openings++;
        client.open(process, pair[0]);
    }

    /** Takes no clients for a while. Whoever looks after the machine is told once. */
    private void exhaust(int error) {
        exhaustedUntilMillis = Readiness.monotonicMillis() + PAUSE_MILLIS;
        if (!exhaustionTold) {
            exhaustionTold = true;
            new PosixDiagnostics()
                    .error("WARNING: "
                            + SystemError.fault(error, "take more clients", "").describe() + "; they have to wait");
        }
    }

    private void advance(ClientRelay client, ClientRelay.Kind kind, int found) {
        boolean early = kind == ClientRelay.Kind.CLIENT && (client.isOpening() || client == waiting);
        if (kind == ClientRelay.Kind.OPENING && client.isOpening()) {
            receive(client);
        } else if (early) {
            silences -= client.endedInSilence() ? 1 : 0;
            boolean gone = client.hasGone(found);
            silences += client.endedInSilence() ? 1 : 0;
            if (gone) {
                leave(client);
            }
        } else if (kind != ClientRelay.Kind.OPENING && client.isRelaying()) {
            if (client.advance(kind, found)) {
                end(client);
            } else {
                departing |= client.directions().policy().deadlineMillis() != Host.NO_DEADLINE;
            }
        }
    }

    private void receive(ClientRelay client) {
        spare.release();
        if (!DescriptorMessage.receive(client.opening())) {
            return;
        }
        byte[] learnt = DescriptorMessage.data();
        if (learnt != null) {
            tunnels.learn(learnt);
        }
        if (DescriptorMessage.descriptor() >= 0) {
            endOpening(client);
            client.relay(DescriptorMessage.descriptor());
        } else if (DescriptorMessage.sign() == OpeningProcess.SERVED_HERE) {
            endOpening(client);
            client.close();
            clients.give(client);
        } else {
            endOpening(client);
            client.reset();
            clients.give(client);
        }
    }

    /** A process has ended, so that there may be another. */
    private void endOpening(ClientRelay client) {
        silences -= client.endedInSilence() ? 1 : 0;
        client.closeOpening();
        openings--;
        exhaustedUntilMillis = NOT_EXHAUSTED;
    }

    /** A client has gone, and a tunnel that is being made for it is of no use, unless it is there already. */
    private void leave(ClientRelay client) {
        if (client.isOpening()) {
            receive(client);
        }
        if (client.isOpening()) {
            OpeningProcess.end(client.process());
            endOpening(client);
        } else if (client == waiting) {
            silences -= client.endedInSilence() ? 1 : 0;
            waiting = null;
        } else {
            return;
        }
        tell(client, End.LOCAL_CLOSED);
        client.reset();
        clients.give(client);
    }

    private void tell(ClientRelay client, End end) {
        if (tunnels.tells(end) && OpeningProcess.isTelling()) {
            Outcome result = client.isRelaying() ? client.directions().outcome() : new Outcome(end, null);
            OpeningProcess.tell(tunnels, client.number(), result);
        }
    }

    private void end(ClientRelay client) {
        tell(client, client.directions().policy().end());
        client.end();
        clients.give(client);
        exhaustedUntilMillis = NOT_EXHAUSTED;
    }

    /** Ends what waits for a client that shows no sign of being there any more. */
    private void endDepartures() {
        boolean some = false;
        for (int i = 0; i < clients.size() && departing; i++) {
            ClientRelay client = clients.get(i);
            boolean departs =
                    client.isRelaying() && client.directions().policy().deadlineMillis() != Host.NO_DEADLINE;
            boolean over = departs && client.directions().tellTime();
            if (over) {
                end(client);
            }
            some |= departs && !over;
        }
        departing = some;
    }

    /** Closes everything but one client, in a child process that has no use for it. */
    void forget(ClientRelay own) {
        queue.close();
        errors.forget();
        spare.release();
        listener.forget();
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).forget(clients.get(i) == own);
        }
    }

    /** Relays one client, in its child process. */
    Outcome relay(Tunnel tunnel, ClientRelay client) {
        return new PosixRelay().client(tunnel, client.channel(), onLocalEof);
    }
}
