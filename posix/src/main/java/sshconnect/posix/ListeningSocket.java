package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.IpAddress;

/** One TCP socket that listens, or any socket that does: what the system calls need around them. */
final class ListeningSocket {

    private ListeningSocket() {}

    /**
     * Listens on one address.
     *
     * @param port 0 for one that the system chooses
     * @return the socket, in non-blocking mode; or a negative errno
     */
    static int open(IpAddress address, int port) {
        int socket = socket(SocketAddress.family(address));
        if (socket < 0) {
            return socket;
        }
        SocketOptions.turnOn(socket, LibcSockets.SOL_SOCKET(), LibcSockets.SO_REUSEADDR());
        if (address.isIpv6()) {
            SocketOptions.turnOn(socket, LibcSockets.IPPROTO_IPV6(), LibcSockets.IPV6_V6ONLY());
        }
        SocketAddress local = new SocketAddress(address, port);
        int error = bind(socket, local.memory(), local.length());
        local.free();
        return error == 0 ? socket : closed(socket, error);
    }

    /** Makes a socket that can listen; gives it, or a negative errno. */
    static int socket(int family) {
        int type = LibcSockets.SOCK_STREAM() | LibcSockets.SOCK_CLOEXEC() | LibcSockets.SOCK_NONBLOCK();
        int socket = LibcSockets.socket(family, type, 0);
        return socket < 0 ? -Libc.errno() : socket;
    }

    /** Gives a socket an address and lets it listen; gives 0 or an errno. */
    static int bind(int socket, Address address, int length) {
        int done = LibcSockets.bind(socket, address, length);
        if (done == 0) {
            done = LibcSockets.listen(socket, LibcSockets.SOMAXCONN());
        }
        return done < 0 ? Libc.errno() : 0;
    }

    /** Closes a socket after an error; gives the error as a negative errno. */
    static int closed(int socket, int error) {
        Libc.close(socket);
        return -error;
    }

    /** The port that a socket has. */
    static int port(int socket) {
        int[] length = {Structure.sizeOf(LibcSockets.SocketAddressIpv6.class)};
        Address memory = Libc.calloc(1, length[0]);
        LibcSockets.getsockname(socket, memory, length);
        int port = SocketAddress.port(memory);
        Libc.free(memory);
        return port;
    }

    /**
     * Takes the next client, if there is one.
     *
     * @return the client's socket, or a negative errno
     */
    static int accept(int socket) {
        int client = LibcSockets.accept4(socket, null, null, LibcSockets.SOCK_CLOEXEC());
        if (client < 0) {
            return -Libc.errno();
        }
        SocketOptions.forStream(client);
        return client;
    }

    /** Whether after this error of {@link #accept} there may be other clients: that one has gone already. */
    static boolean isPassing(int error) {
        return error == Errno.EAGAIN() || error == Errno.EINTR() || error == Errno.ECONNABORTED();
    }
}
