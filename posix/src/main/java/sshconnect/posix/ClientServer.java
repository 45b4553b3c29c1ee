package sshconnect.posix;

import org.teavm.interop.Structure;
import sshconnect.base.Fault;
import sshconnect.host.Channel;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Result;
import sshconnect.host.Tunnels;

/**
 * Many clients and their relays in one process, which waits for all of them at once (epoll(7)) and for none of them
 * alone. It allocates nothing for a client that it does not use again for the next one.
 */
final class ClientServer {

    /** How long to wait when the system has no more descriptors or processes to give, unless some are given back. */
    private static final int PAUSE_MILLIS = 1000;
    private static final long NOT_EXHAUSTED = Host.NO_DEADLINE;
    /** Two descriptors for each client, and some for everything else. */
    private static final long MOST_DESCRIPTORS = 2 * ClientTable.MOST + 256;

    private final PosixListener listener;
    private final Tunnels tunnels;
    private final LocalEof onLocalEof;
    private final EventQueue queue = new EventQueue();
    private final ClientTable clients;
    private final SpareDescriptor spare = new SpareDescriptor();
    private final int[] pair = new int[2];
    /** Which of the sockets that listen have clients. */
    private final boolean[] ready;
    private int lastNumber;
    private int openings;
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
    Fault run() {
        OpeningProcess.prepare();
        raiseLimit();
        for (int i = 0; i < listener.count(); i++) {
            queue.add(listener.socket(i), 0, ClientRelay.Kind.LISTENER.key(i));
        }
        while (true) {
            listen();
            int pause = Readiness.timeoutMillis(exhaustedUntilMillis);
            int count = queue.await(departing ? Relay.LEAVING_MILLIS : pause);
            if (count < 0 && count != -Errno.EINTR()) {
                return SystemError.fault(-count, "wait for", "clients");
            }
            for (int i = 0; i < count; i++) {
                long key = queue.key(i);
                if (ClientRelay.Kind.of(key) == ClientRelay.Kind.LISTENER) {
                    ready[ClientRelay.Kind.index(key)] = true;
                } else {
                    advance(clients.get(ClientRelay.Kind.index(key)), ClientRelay.Kind.of(key), queue.found(i));
                }
            }
            endDepartures();
            // Last, so that room which has become free above is not taken while events of its last client may follow.
            accept();
        }
    }

    /** As many descriptors as the system allows without being asked for more. */
    private static void raiseLimit() {
        LibcLimits.Limit limit = Libc.calloc(1, Structure.sizeOf(LibcLimits.Limit.class)).toStructure();
        int resource = LibcLimits.RLIMIT_NOFILE();
        if (LibcLimits.getrlimit(resource, limit) == 0 && limit.current >= 0 && limit.current < MOST_DESCRIPTORS) {
            limit.current = limit.most < 0 ? MOST_DESCRIPTORS : Math.min(limit.most, MOST_DESCRIPTORS);
            LibcLimits.setrlimit(resource, limit);
        }
        Libc.free(limit.toAddress());
    }

    private boolean mayAccept() {
        if (Readiness.hasPassed(exhaustedUntilMillis)) {
            exhaustedUntilMillis = NOT_EXHAUSTED;
        }
        return exhaustedUntilMillis == NOT_EXHAUSTED && openings < tunnels.atOnce() && clients.hasRoom();
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
        for (int i = 0; i < listener.count(); i++) {
            if (ready[i] && mayAccept()) {
                acceptFrom(listener.socket(i));
            }
            ready[i] = false;
        }
    }

    /** Takes a client only when there is everything that it needs. */
    private void acceptFrom(int socket) {
        int type = LibcSockets.SOCK_SEQPACKET() | LibcSockets.SOCK_CLOEXEC();
        int made = LibcSockets.socketpair(LibcUnix.AF_UNIX(), type, 0, pair);
        int error = made < 0 ? Libc.errno() : 0;
        if (error != 0) {
            exhaust(error);
            return;
        }
        int accepted = ListeningSocket.accept(socket);
        if (accepted >= 0) {
            open(accepted);
        } else {
            Libc.close(pair[0]);
            if (!ListeningSocket.isPassing(-accepted)) {
                exhaust(-accepted);
            }
        }
        Libc.close(pair[1]);
    }

    private void open(int accepted) {
        ClientRelay client = clients.take();
        client.begin(++lastNumber, accepted, pair[0]);
        openings++;
        int error = OpeningProcess.open(this, tunnels, client, pair[1]);
        if (error != 0) {
            exhaust(error);
            giveUp(client);
        }
    }

    /** Takes no clients for a while. Whoever looks after the machine is told once. */
    private void exhaust(int error) {
        exhaustedUntilMillis = Readiness.monotonicMillis() + PAUSE_MILLIS;
        if (!exhaustionTold) {
            exhaustionTold = true;
            new PosixDiagnostics().error("WARNING: "
                    + SystemError.fault(error, "take more clients", "").describe() + "; they have to wait");
        }
    }

    private void advance(ClientRelay client, ClientRelay.Kind kind, int found) {
        if (kind == ClientRelay.Kind.OPENING && client.isOpening()) {
            receive(client);
        } else if (kind != ClientRelay.Kind.OPENING && client.isRelaying()) {
            End end = client.advance(kind, found);
            if (end != null) {
                end(client, end);
            }
            departing |= client.deadlineMillis() != Host.NO_DEADLINE;
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
            client.closeOpening();
            openings--;
            client.relay(DescriptorMessage.descriptor());
        } else if (DescriptorMessage.sign() == OpeningProcess.SERVED_HERE) {
            client.closeOpening();
            openings--;
            client.close();
            clients.give(client);
        } else {
            giveUp(client);
        }
    }

    /** There is no tunnel for this client. */
    private void giveUp(ClientRelay client) {
        client.closeOpening();
        openings--;
        client.reset();
        clients.give(client);
    }

    private void end(ClientRelay client, End end) {
        if (tunnels.tells(end) && OpeningProcess.isTelling()) {
            OpeningProcess.tell(tunnels, client.number(), client.result(end));
        }
        client.end();
        clients.give(client);
        exhaustedUntilMillis = NOT_EXHAUSTED;
    }

    /** Ends what waits for a client that shows no sign of being there any more. */
    private void endDepartures() {
        boolean some = false;
        for (int i = 0; i < clients.size() && departing; i++) {
            ClientRelay client = clients.get(i);
            boolean departs = client.isRelaying() && client.deadlineMillis() != Host.NO_DEADLINE;
            End end = departs ? client.departs() : null;
            if (end != null) {
                end(client, end);
            }
            some |= departs && end == null;
        }
        departing = some;
    }

    /** Closes everything but one client, in a child process that has no use for it. */
    void forget(ClientRelay own) {
        queue.close();
        spare.release();
        listener.forget();
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).forget(clients.get(i) == own);
        }
    }

    /** Relays one client, in its child process. */
    Result relay(Channel tunnel, ClientRelay client) {
        return new PosixRelay().client(tunnel, client.channel(), onLocalEof);
    }
}
