package sshconnect.posix;

import sshconnect.host.Relay.LocalEof;
import sshconnect.relay.ServeEvent;

/**
 * One of many clients, with its tunnel as soon as there is one. Its memory is used again for other clients and never
 * given back, and nothing else is allocated for a client: a process that serves for weeks makes no garbage.
 */
final class ClientRelay {

    private static final int NONE = -1;

    private final int place;
    private final EventQueue queue;
    private final Endpoint client;
    private final Endpoint tunnel;
    private final PipedDirection upload;
    private final PipedDirection download;
    private final RelayDirections directions;
    private int number;
    private int opening = NONE;
    private int process = NONE;
    private int clientWatch = NONE;
    private int tunnelWatch = NONE;
    private boolean clientIsHere;
    private boolean relaying;

    /** What an event is about; the kind stands in the lowest bits of its key, the index above. */
    enum Kind {
        /** A socket that listens. */
        LISTENER,
        /** What a child process says about a tunnel. */
        OPENING,
        /** A client. */
        CLIENT,
        /** A tunnel. */
        TUNNEL,
        /** Lines for standard error, and standard error. */
        ERRORS;

        private static final int BITS = 3;
        private static final Kind[] KINDS = values();

        long key(int index) {
            return (long) index << BITS | ordinal();
        }

        static Kind of(long key) {
            return KINDS[(int) key & (1 << BITS) - 1];
        }

        static int index(long key) {
            return (int) (key >>> BITS);
        }
    }

    /**
     * Room for a client.
     *
     * @param place      its place among all
     * @param queue      where it waits
     * @param name       what to call a client in messages
     * @param onLocalEof what to do when a client has closed its side
     */
    ClientRelay(int place, EventQueue queue, String name, LocalEof onLocalEof) {
        this.place = place;
        this.queue = queue;
        this.client = Endpoint.ofSocket(NONE, name);
        this.tunnel = Endpoint.ofSocket(NONE, "the tunnel");
        this.upload = new PipedDirection(client, tunnel);
        this.download = new PipedDirection(tunnel, client);
        this.directions = new RelayDirections(upload, download, onLocalEof);
    }

    /** Its place among all. */
    int place() {
        return place;
    }

    /** The client's number. */
    int number() {
        return number;
    }

    /** Where the child process says what came of its tunnel. */
    int opening() {
        return opening;
    }

    /**
     * A client has come.
     *
     * @param clientNumber its number
     * @param socket       its socket
     */
    void begin(int clientNumber, int socket) {
        number = clientNumber;
        client.become(socket);
        clientIsHere = true;
        clientWatch = queue.watch(socket, Kind.CLIENT.key(place), NONE, LibcEvents.EPOLLRDHUP());
    }

    /**
     * A child process makes its tunnel.
     *
     * @param child   the process
     * @param passing where it will say what came of it
     */
    void open(int child, int passing) {
        process = child;
        opening = passing;
        queue.add(passing, LibcEvents.EPOLLIN(), Kind.OPENING.key(place));
    }

    /** The child process has said what it had to say. */
    void closeOpening() {
        queue.remove(opening);
        Libc.close(opening);
        opening = NONE;
    }

    /** The child process that makes the tunnel. */
    int process() {
        return process;
    }

    /**
     * Something has happened to a client that has no tunnel yet. What it has said stays where it is, and is for the
     * tunnel, even if the client has closed meanwhile.
     *
     * @param found what epoll(7) has found
     * @return that it has gone, and nothing is left of it: it has torn its connection down, or, which only Unix sockets
     *         tell, closed it in both directions and had said nothing; or that it has ended its side in silence
     */
    ServeEvent hear(int found) {
        boolean silent = client.isAtEnd();
        boolean hungUp = (found & LibcEvents.EPOLLHUP()) != 0;
        if ((found & LibcEvents.EPOLLERR()) != 0 || hungUp && silent) {
            return ServeEvent.CLIENT_LEFT;
        }
        // Told once. After it has hung up, only removal keeps that from being told for ever.
        clientWatch = queue.watch(client.descriptor(), Kind.CLIENT.key(place), clientWatch, hungUp ? NONE : 0);
        return silent ? ServeEvent.CLIENT_ENDED_IN_SILENCE : ServeEvent.NOTHING;
    }

    /** There is no tunnel: the client is to know that, and not to take it for an empty answer. */
    void reset() {
        SocketOptions.resetWhenClosed(client.descriptor());
        close();
    }

    /** Somebody else looks after the client, or it has gone. */
    void close() {
        clientWatch = queue.watch(client.descriptor(), Kind.CLIENT.key(place), clientWatch, NONE);
        clientIsHere = false;
        Libc.close(client.descriptor());
    }

    /** The client, for a process that looks after it alone. */
    PosixChannel channel() {
        return new PosixChannel(client.descriptor(), client.name());
    }

    /** There is a tunnel. */
    void relay(int socket) {
        tunnel.become(socket);
        upload.begin();
        download.begin();
        directions.begin();
        relaying = true;
        watch();
    }

    /** Waits for what either direction needs next. */
    private void watch() {
        int wanted =
                (upload.wantsSource() ? LibcEvents.EPOLLIN() : 0) | (download.wantsSink() ? LibcEvents.EPOLLOUT() : 0);
        // With no event to wait for, the client's hanging up is still told; once that is known, it would be for ever.
        clientWatch = queue.watch(
                client.descriptor(),
                Kind.CLIENT.key(place),
                clientWatch,
                wanted == 0 && directions.policy().readerGone() ? NONE : wanted);
        wanted = (download.wantsSource() ? LibcEvents.EPOLLIN() : 0) | (upload.wantsSink() ? LibcEvents.EPOLLOUT() : 0);
        tunnelWatch =
                queue.watch(tunnel.descriptor(), Kind.TUNNEL.key(place), tunnelWatch, wanted == 0 ? NONE : wanted);
    }

    /**
     * Moves what can be moved.
     *
     * @param kind  whose event it is, the client's or the tunnel's
     * @param found what it has found
     * @return whether the relay is over
     */
    boolean advance(Kind kind, int found) {
        int broken = LibcEvents.EPOLLERR() | LibcEvents.EPOLLHUP();
        boolean readable = (found & (LibcEvents.EPOLLIN() | broken)) != 0;
        boolean writable = (found & (LibcEvents.EPOLLOUT() | broken)) != 0;
        boolean ofClient = kind == Kind.CLIENT;
        int reading = ofClient ? RelayDirections.LOCAL_SOURCE : RelayDirections.TUNNEL_SOURCE;
        int writing = ofClient ? RelayDirections.LOCAL_SINK : RelayDirections.TUNNEL_SINK;
        boolean hungUp = ofClient && !download.wantsSink() && (found & broken) != 0;
        boolean over = directions.advance((readable ? reading : 0) | (writable ? writing : 0), hungUp);
        if (!over) {
            watch();
        }
        return over;
    }

    /** Its directions and their policy. */
    RelayDirections directions() {
        return directions;
    }

    /** Ends the relay. */
    void end() {
        PosixRelay.takeUnread(client);
        close(tunnel.descriptor(), tunnelWatch);
        close(client.descriptor(), clientWatch);
        directions.free();
        clientWatch = NONE;
        tunnelWatch = NONE;
        clientIsHere = false;
        relaying = false;
    }

    /** Shuts down first: a child process may have the descriptor for another moment, and closing would not be seen. */
    private void close(int descriptor, int watched) {
        if (watched != NONE) {
            queue.remove(descriptor);
        }
        LibcSockets.shutdown(descriptor, LibcSockets.SHUT_RDWR());
        Libc.close(descriptor);
    }

    /**
     * Tells what belongs to this client, in a child process that has no use for it.
     *
     * @param own      whether it has use for the client itself
     * @param unwanted where to tell it
     */
    void forget(boolean own, InheritedDescriptors unwanted) {
        if (clientIsHere && !own) {
            unwanted.add(client.descriptor());
        }
        if (opening != NONE) {
            unwanted.add(opening);
        }
        if (relaying) {
            unwanted.add(tunnel.descriptor());
            directions.free();
        }
    }
}
