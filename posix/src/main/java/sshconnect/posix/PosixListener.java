package sshconnect.posix;

import sshconnect.base.IpAddress;
import sshconnect.base.Outcome;
import sshconnect.host.Channel;
import sshconnect.host.Listener;

/** Sockets that listen on the loopback addresses of both families. */
final class PosixListener implements Listener {

    private static final int NONE = PollEntries.IGNORED;
    private static final int SOCKETS = 2;

    private static final Libc.PollEntry ENTRIES = PollEntries.allocate(SOCKETS);

    private final int ipv4;
    private final int ipv6;
    private final String subject;

    private PosixListener(int ipv4, int ipv6, String subject) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
        this.subject = subject;
    }

    /** See {@link sshconnect.host.Dialer#listen}. */
    static Outcome<Listener> open(int port) {
        Outcome<Integer> ipv4 = listen(IpAddress.parse("127.0.0.1"), port);
        if (!ipv4.ok()) {
            return Outcome.failed(ipv4.fault());
        }
        Outcome<Integer> ipv6 = listen(IpAddress.parse("::1"), port);
        if (!ipv6.ok()) {
            Libc.close(ipv4.value());
            return Outcome.failed(ipv6.fault());
        }
        if (ipv4.value() == NONE && ipv6.value() == NONE) {
            return SystemError.failed(Errno.EADDRNOTAVAIL(), "listen on", loopback(port));
        }
        return Outcome.of(new PosixListener(ipv4.value(), ipv6.value(), loopback(port)));
    }

    private static String loopback(int port) {
        return "loopback port " + port;
    }

    /** Listens on one address; gives {@link #NONE} for an address that this machine does not have. */
    private static Outcome<Integer> listen(IpAddress address, int port) {
        int type = LibcSockets.SOCK_STREAM() | LibcSockets.SOCK_CLOEXEC() | LibcSockets.SOCK_NONBLOCK();
        int socket = LibcSockets.socket(SocketAddress.family(address), type, 0);
        int error = socket < 0 ? Libc.errno() : bind(socket, address, port);
        if (error == 0) {
            return Outcome.of(socket);
        }
        if (socket >= 0) {
            Libc.close(socket);
        }
        if (error == Errno.EAFNOSUPPORT() || error == Errno.EADDRNOTAVAIL()) {
            return Outcome.of(NONE);
        }
        return SystemError.failed(error, "listen on", SocketAddress.describe(address, port));
    }

    /** Gives 0 or an errno. */
    private static int bind(int socket, IpAddress address, int port) {
        SocketOptions.turnOn(socket, LibcSockets.SOL_SOCKET(), LibcSockets.SO_REUSEADDR());
        if (address.isIpv6()) {
            SocketOptions.turnOn(socket, LibcSockets.IPPROTO_IPV6(), LibcSockets.IPV6_V6ONLY());
        }
        SocketAddress local = new SocketAddress(address, port);
        int done = LibcSockets.bind(socket, local.memory(), local.length());
        if (done == 0) {
            done = LibcSockets.listen(socket, LibcSockets.SOMAXCONN());
        }
        int error = done < 0 ? Libc.errno() : 0;
        local.free();
        return error;
    }

    @Override
    public Outcome<Channel> accept() {
        int[] sockets = {ipv4, ipv6};
        while (true) {
            int error = await(sockets);
            if (error != 0 && error != Errno.EINTR()) {
                return SystemError.failed(error, "accept on", subject);
            }
            for (int i = 0; error == 0 && i < SOCKETS; i++) {
                Outcome<Channel> accepted = PollEntries.found(ENTRIES, i) == 0 ? null : accept(sockets[i]);
                if (accepted != null) {
                    return accepted;
                }
            }
        }
    }

    /** Waits for a client; gives 0 or an errno. */
    private static int await(int[] sockets) {
        for (int i = 0; i < SOCKETS; i++) {
            PollEntries.watch(ENTRIES, i, sockets[i], Libc.POLLIN());
        }
        int ready = Libc.poll(ENTRIES, SOCKETS, -1);
        return ready < 0 ? Libc.errno() : 0;
    }

    /** Takes one client; gives null when it has gone again already. */
    private Outcome<Channel> accept(int socket) {
        int client = LibcSockets.accept4(socket, null, null, LibcSockets.SOCK_CLOEXEC());
        int error = client < 0 ? Libc.errno() : 0;
        if (error == 0) {
            SocketOptions.forStream(client);
            return Outcome.of(new PosixChannel(client, "the client on " + subject));
        }
        boolean gone = error == Errno.EAGAIN() || error == Errno.EINTR() || error == Errno.ECONNABORTED();
        return gone ? null : SystemError.failed(error, "accept on", subject);
    }

    @Override
    public void close() {
        if (ipv4 != NONE) {
            Libc.close(ipv4);
        }
        if (ipv6 != NONE) {
            Libc.close(ipv6);
        }
    }
}
