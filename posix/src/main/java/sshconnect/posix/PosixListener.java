package sshconnect.posix;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Listener;

/** Sockets that listen, one for each address, or one with a path. */
final class PosixListener implements Listener {

    /** A port that is free on one address is seldom taken on another: more tries than that mean something else. */
    private static final int PORT_TRIES = 16;

    private static final int STANDARD_INPUT = 0;

    private final List<HostPort> addresses = new ArrayList<>();
    private final String subject;
    private final int[] sockets;
    private final Libc.PollEntry entries;
    private int count;
    private boolean endsWithInput;

    private PosixListener(int most, String subject) {
        this.sockets = new int[most];
        this.subject = subject;
        this.entries = PollEntries.allocate(most + 1);
    }

    /** See {@link sshconnect.host.Dialer#listen}. */
    static Result<Listener> open(ListenAddress address) {
        if (address instanceof ListenAddress.UnixSocket unix) {
            return onPath(unix);
        }
        ListenAddress.Tcp tcp = (ListenAddress.Tcp) address;
        Result<Listener> opened = onAddresses(tcp);
        for (int i = 1; i < PORT_TRIES && tcp.port() == 0 && !opened.ok(); i++) {
            opened = onAddresses(tcp);
        }
        return opened;
    }

    private static Result<Listener> onPath(ListenAddress.UnixSocket address) {
        PosixListener listener = new PosixListener(1, address.describe());
        int socket = UnixSocketFile.listen(address.path());
        if (socket < 0) {
            return listener.failed(-socket, address.describe());
        }
        listener.sockets[listener.count++] = socket;
        return Result.of(listener);
    }

    private static Result<Listener> onAddresses(ListenAddress.Tcp address) {
        PosixListener listener = new PosixListener(address.addresses().size(), address.describe());
        int port = address.port();
        for (IpAddress each : address.addresses()) {
            int socket = ListeningSocket.open(each, port);
            if (socket >= 0) {
                port = ListeningSocket.port(socket);
                listener.sockets[listener.count++] = socket;
                listener.addresses.add(new HostPort(each.toString(), port));
            } else if (!isAbsent(-socket)) {
                return listener.failed(-socket, SocketAddress.describe(each, port));
            }
        }
        return listener.count > 0 ? Result.of(listener) : listener.failed(Errno.EADDRNOTAVAIL(), address.describe());
    }

    /** Whether this machine does not have the address that was tried. */
    private static boolean isAbsent(int error) {
        return error == Errno.EAFNOSUPPORT() || error == Errno.EADDRNOTAVAIL();
    }

    private Result<Listener> failed(int error, String place) {
        close();
        return Result.failed(UnixSocketAddress.fault(error, "listen on", place));
    }

    @Override
    public List<HostPort> addresses() {
        return addresses;
    }

    @Override
    public Result<Channel> accept() {
        while (true) {
            int error = await();
            if (error != 0 && error != Errno.EINTR()) {
                return SystemError.failed(error, "accept on", subject);
            }
            for (int i = 0; error == 0 && i < count; i++) {
                Result<Channel> accepted = PollEntries.found(entries, i) == 0 ? null : accept(sockets[i]);
                if (accepted != null) {
                    return accepted;
                }
            }
            if (error == 0 && PollEntries.found(entries, count) != 0) {
                return Result.failed(Fault.Kind.INPUT_ENDED, "accept on", subject, "standard input has ended");
            }
        }
    }

    @Override
    public void endWithInput() {
        int mode = FileMode.of(STANDARD_INPUT).bits();
        endsWithInput = Libc.S_ISFIFO(mode) != 0 || Libc.S_ISSOCK(mode) != 0;
    }

    /** Waits for a client, or for the end of standard input where that counts; gives 0 or an errno. */
    private int await() {
        for (int i = 0; i < count; i++) {
            PollEntries.watch(entries, i, sockets[i], Libc.POLLIN());
        }
        // What is there to be read is left to others: a pipe tells of its end by itself, a socket is asked for it.
        PollEntries.watch(entries, count, endsWithInput ? STANDARD_INPUT : PollEntries.IGNORED, Libc.POLLRDHUP());
        int ready = Libc.poll(entries, count + 1, -1);
        return ready < 0 ? Libc.errno() : 0;
    }

    /** Takes one client; gives null when it has gone again already. */
    private Result<Channel> accept(int socket) {
        int client = ListeningSocket.accept(socket);
        if (client >= 0) {
            return Result.of(new PosixChannel(client, clientName()));
        }
        return ListeningSocket.isPassing(-client) ? null : SystemError.failed(-client, "accept on", subject);
    }

    /** What to call a client in messages. */
    String clientName() {
        return "the client on " + subject;
    }

    /** How many sockets there are. */
    int count() {
        return count;
    }

    /** One of the sockets. */
    int socket(int index) {
        return sockets[index];
    }

    @Override
    public void close() {
        forget();
        UnixSocketFile.remove();
    }

    /** Closes the sockets here, as a child process does while its parent goes on listening. */
    void forget() {
        for (int i = 0; i < count; i++) {
            Libc.close(sockets[i]);
        }
        count = 0;
    }
}
