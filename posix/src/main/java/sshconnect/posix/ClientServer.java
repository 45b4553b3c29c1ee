package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Relay.Outcome;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;
import sshconnect.relay.LearntCodec;
import sshconnect.relay.Lessons;
import sshconnect.relay.RelayPolicy;
import sshconnect.relay.ServeEvent;
import sshconnect.relay.ServePolicy;

/**
 * Many clients and their relays in one process, which waits for all of them at once (epoll(7)) and for none of them
 * alone. It allocates nothing for a client that it does not use again for the next one.
 */
final class ClientServer {

    /** Descriptors for what does not grow with the number of clients: two for each pipe, and some for everything else. */
    private static final int OTHER_DESCRIPTORS = 2 * RelayPipes.MAX_PIPES + 256;
    /** Two for each client. */
    private static final int MAX_DESCRIPTORS = 2 * ClientTable.MAX_CLIENTS + OTHER_DESCRIPTORS;
    /** To begin with: the event queue, four for lines of standard error, the spare one, and three for a first client. */
    private static final int LEAST_DESCRIPTORS = 9;

    private final PosixListener listener;
    private final Tunnels tunnels;
    private final LocalEof onLocalEof;
    private final ServePolicy policy;
    private final EventQueue queue = new EventQueue();
    private final ErrorForwarder errors = new ErrorForwarder(queue);
    private final ClientTable clients;
    private final SpareDescriptor spare = new SpareDescriptor();
    private final int[] pair = new int[2];
    /** Which of the sockets that listen have clients. */
    private final boolean[] ready;

    private boolean listening;

    ClientServer(PosixListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        this.listener = listener;
        this.tunnels = tunnels;
        this.onLocalEof = onLocalEof;
        this.policy = new ServePolicy(tunnels, ClientTable.MAX_CLIENTS);
        this.ready = new boolean[listener.count()];
        this.clients = new ClientTable(queue, listener.clientName(), onLocalEof);
    }

    /** Serves for ever; gives why that did not go on. */
    static Fault run(PosixListener listener, Tunnels tunnels, LocalEof onLocalEof) {
        RelayPipes.limit(DescriptorLimit.raise(MAX_DESCRIPTORS));
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
            int count = queue.await(Readiness.timeoutMillis(policy.deadlineMillis()));
            if (count < 0 && count != -Errno.EINTR()) {
                return SystemError.fault(-count, "wait for", "clients");
            }
            passTime();
            for (int i = 0; i < count; i++) {
                long key = queue.key(i);
                int index = ClientRelay.Kind.index(key);
                switch (ClientRelay.Kind.of(key)) {
                    case LISTENER -> ready[index] = true;
                    case ERRORS -> forwardErrors(index);
                    default -> advance(clients.at(index), ClientRelay.Kind.of(key), queue.found(i));
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

    private void passTime() {
        if (policy.deadlineMillis() != Host.NO_DEADLINE) {
            policy.passTime(Readiness.monotonicMillis());
        }
    }

    /** Waits for clients only while one can be taken; the others wait in the system's queue. */
    private void listen() {
        boolean spared = spare.fill(listener.socket(0)) || RelayPipes.closeIdle() && spare.fill(listener.socket(0));
        boolean wanted = spared && policy.mayAccept();
        for (int i = 0; i < listener.count() && wanted != listening; i++) {
            queue.change(listener.socket(i), wanted ? LibcEvents.EPOLLIN() : 0, ClientRelay.Kind.LISTENER.key(i));
        }
        listening = wanted;
    }

    private void accept() {
        int waiting = policy.toOpen();
        if (waiting != ServePolicy.NONE && makePair()) {
            openThroughPair(clients.at(waiting));
        }
        for (int i = 0; i < listener.count(); i++) {
            if (ready[i] && policy.mayAccept()) {
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
            int first = policy.toMakeRoom();
            if (first != ServePolicy.NONE) {
                leave(clients.at(first));
            }
            int place = policy.take();
            ClientRelay client = clients.at(place);
            client.begin(policy.number(place), accepted);
            openThroughPair(client);
        } else {
            closePair();
            if (!ListeningSocket.isPassing(-accepted)) {
                exhaust(-accepted);
            }
        }
    }

    private boolean makePair() {
        int error = tryPair();
        if (error != 0 && RelayPipes.closeIdle()) {
            error = tryPair();
        }
        if (error != 0) {
            exhaust(error);
        }
        return error == 0;
    }

    /** Gives 0 or an errno. */
    private int tryPair() {
        int type = LibcSockets.SOCK_SEQPACKET() | LibcSockets.SOCK_CLOEXEC();
        return LibcSockets.socketpair(LibcUnix.AF_UNIX(), type, 0, pair) < 0 ? Libc.errno() : 0;
    }

    private void closePair() {
        Libc.close(pair[0]);
        Libc.close(pair[1]);
    }

    private void openThroughPair(ClientRelay client) {
        int process = OpeningProcess.open(this, tunnels, client, pair[1]);
        if (process < 0) {
            closePair();
            exhaust(-process);
            obey(client, policy.on(ServeEvent.OPENING_REFUSED, client.place()));
            return;
        }
        Libc.close(pair[1]);
        client.open(process, pair[0]);
        obey(client, policy.on(ServeEvent.OPENING_STARTED, client.place()));
    }

    private void exhaust(int error) {
        if (policy.exhausted(Readiness.monotonicMillis())) {
            Fault fault = SystemError.fault(error, "take more clients", "");
            new PosixDiagnostics().error(ServePolicy.exhaustion(fault));
        }
    }

    private void advance(ClientRelay client, ClientRelay.Kind kind, int found) {
        int place = client.place();
        if (kind == ClientRelay.Kind.OPENING) {
            receive(client);
        } else if (policy.isRelaying(place)) {
            goOn(client, client.advance(kind, found));
        } else if (kind == ClientRelay.Kind.CLIENT && policy.isEarly(place)) {
            ServeEvent event = client.hear(found);
            if (event == ServeEvent.CLIENT_LEFT) {
                leave(client);
            } else {
                obey(client, policy.on(event, place));
            }
        }
    }

    /** Receives what a child process says about a tunnel, if it has said something. */
    private void receive(ClientRelay client) {
        if (!policy.isOpening(client.place())) {
            return;
        }
        spare.release();
        if (!DescriptorMessage.receive(client.opening())) {
            return;
        }
        byte[] data = DescriptorMessage.data();
        Lessons learnt = data == null ? null : LearntCodec.decode(data);
        if (learnt != null) {
            tunnels.learn(learnt);
        }
        client.closeOpening();
        boolean elsewhere = DescriptorMessage.sign() == OpeningProcess.SERVED_HERE;
        ServeEvent without = elsewhere ? ServeEvent.OPENED_ELSEWHERE : ServeEvent.OPENING_FAILED;
        obey(client, policy.on(DescriptorMessage.descriptor() >= 0 ? ServeEvent.OPENED : without, client.place()));
    }

    /** A client has gone; a tunnel that is there already is of use all the same. */
    private void leave(ClientRelay client) {
        receive(client);
        obey(client, policy.on(ServeEvent.CLIENT_LEFT, client.place()));
    }

    private void obey(ClientRelay client, ServePolicy.Order order) {
        switch (order) {
            case GO_ON -> {}
            case CANCEL -> {
                OpeningProcess.end(client.process());
                client.closeOpening();
                obey(client, policy.on(ServeEvent.OPENING_FAILED, client.place()));
            }
            case RELAY -> client.relay(DescriptorMessage.descriptor());
            case LET_GO -> client.close();
            case RESET -> client.reset();
            case TELL_AND_RESET -> {
                if (OpeningProcess.isTelling()) {
                    OpeningProcess.tell(tunnels, client.number(), new Outcome(End.LOCAL_CLOSED, null));
                }
                client.reset();
            }
            case CLOSE -> client.end();
            case TELL_AND_CLOSE -> {
                if (OpeningProcess.isTelling()) {
                    OpeningProcess.tell(
                            tunnels, client.number(), client.directions().outcome());
                }
                client.end();
            }
        }
    }

    private void goOn(ClientRelay client, boolean over) {
        RelayPolicy relay = client.directions().policy();
        if (over) {
            obey(client, policy.relayEnded(client.place(), relay.end()));
        } else {
            policy.relayGoesOn(client.place(), relay.deadlineMillis());
        }
    }

    /** Tells relays that time has passed, where they wait for that. */
    private void endDepartures() {
        if (policy.deadlineMillis() == Host.NO_DEADLINE) {
            return;
        }
        long now = Readiness.monotonicMillis();
        for (int i = policy.due(0, now); i != ServePolicy.NONE; i = policy.due(i + 1, now)) {
            ClientRelay client = clients.at(i);
            goOn(client, client.directions().tellTime());
        }
    }

    /** Closes everything but one client, in a child process that has no use for it. */
    void forget(ClientRelay own) {
        queue.close();
        errors.forget();
        spare.release();
        RelayPipes.closeIdle();
        listener.forget();
        InheritedDescriptors unwanted = new InheritedDescriptors(2 * clients.size() + OTHER_DESCRIPTORS);
        for (int i = 0; i < clients.size(); i++) {
            clients.at(i).forget(clients.at(i) == own, unwanted);
        }
        unwanted.close();
    }

    /** Relays one client, in its child process. */
    Outcome relay(Tunnel tunnel, ClientRelay client) {
        return new PosixRelay().client(tunnel, client.channel(), onLocalEof);
    }
}
