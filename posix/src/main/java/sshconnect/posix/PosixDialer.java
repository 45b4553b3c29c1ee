package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.ConnectionAttempts;
import sshconnect.host.Dialer;
import sshconnect.host.Host;
import sshconnect.host.Listener;

/** TCP and Unix sockets by the socket functions. */
final class PosixDialer implements Dialer {

    /** What it is that has failed, for messages. */
    static final String CONNECT = "connect to";

    @Override
    public Result<Channel> dial(IpAddress address, int port, long deadlineMillis) {
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return Result.failed(replaced);
        }
        String peer = SocketAddress.describe(address, port);
        if (Readiness.hasPassed(deadlineMillis)) {
            return SystemError.failed(SystemError.DEADLINE_PASSED, CONNECT, peer);
        }
        boolean bounded = deadlineMillis != Host.NO_DEADLINE;
        int socket = open(SocketAddress.family(address), bounded);
        if (socket < 0) {
            return SystemError.failed(-socket, CONNECT, peer);
        }
        int error = begin(socket, address, port);
        if (isUnderWay(error)) {
            int waited = Readiness.toWrite(socket, deadlineMillis);
            error = waited != 0 ? waited : SocketOptions.pendingError(socket);
        }
        if (error != 0) {
            Libc.close(socket);
            return SystemError.failed(error, CONNECT, peer);
        }
        return Result.of(channel(socket, bounded, peer));
    }

    @Override
    public Result<Channel> dialPath(String path, long deadlineMillis) {
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return Result.failed(replaced);
        }
        if (path.indexOf('\0') >= 0) {
            return SystemError.nulInside(CONNECT, path);
        }
        UnixSocketAddress address = UnixSocketAddress.of(path);
        if (address == null) {
            return Result.failed(UnixSocketAddress.fault(UnixSocketAddress.PATH_TOO_LONG, CONNECT, path));
        }
        int socket = open(LibcUnix.AF_UNIX(), false);
        int error = socket < 0 ? -socket : connect(socket, address, deadlineMillis);
        address.free();
        if (error != 0 && socket >= 0) {
            Libc.close(socket);
        }
        return error != 0 ? SystemError.failed(error, CONNECT, path) : Result.of(new PosixChannel(socket, path));
    }

    /**
     * Connects to a Unix socket; gives 0, an errno, or {@link SystemError#DEADLINE_PASSED}. While the queue of who listens
     * is full, the system waits, as long as a socket may wait to send: in non-blocking mode it would refuse at once.
     */
    private static int connect(int socket, UnixSocketAddress address, long deadlineMillis) {
        boolean bounded = deadlineMillis != Host.NO_DEADLINE;
        int error = Errno.EINTR();
        while (error == Errno.EINTR()) {
            if (Readiness.hasPassed(deadlineMillis)) {
                return SystemError.DEADLINE_PASSED;
            }
            if (bounded) {
                SocketOptions.limitSending(socket, Math.max(1, Readiness.timeoutMillis(deadlineMillis)));
            }
            int connected = LibcSockets.connect(socket, address.memory(), address.length());
            error = connected < 0 ? Libc.errno() : 0;
        }
        if (bounded && error == 0) {
            SocketOptions.limitSending(socket, 0);
        }
        return bounded && error == Errno.EAGAIN() ? SystemError.DEADLINE_PASSED : error;
    }

    @Override
    public ConnectionAttempts attempts(int most) {
        return new PosixAttempts(most);
    }

    /** Makes a socket, in non-blocking mode where its connection is waited for elsewhere; gives a negative errno else. */
    static int open(int family, boolean nonBlocking) {
        int mode = nonBlocking ? LibcSockets.SOCK_NONBLOCK() : 0;
        int type = LibcSockets.SOCK_STREAM() | LibcSockets.SOCK_CLOEXEC() | mode;
        int socket = LibcSockets.socket(family, type, 0);
        return socket < 0 ? -Libc.errno() : socket;
    }

    /** Connects; gives 0 or an errno, which {@link #isUnderWay may} mean that the system goes on. */
    static int begin(int socket, IpAddress address, int port) {
        SocketAddress target = new SocketAddress(address, port);
        int connected = LibcSockets.connect(socket, target.memory(), target.length());
        int error = connected < 0 ? Libc.errno() : 0;
        target.free();
        return error;
    }

    /** Whether a connection is being made: it can be written to when it stands, or has failed. */
    static boolean isUnderWay(int error) {
        return error == Errno.EINPROGRESS() || error == Errno.EINTR();
    }

    /** Makes a channel of a socket that is connected. */
    static Channel channel(int socket, boolean nonBlocking, String peer) {
        if (nonBlocking) {
            Libc.fcntl(socket, Libc.F_SETFL(), 0);
        }
        SocketOptions.forStream(socket);
        return new PosixChannel(socket, peer);
    }

    /** {@inheritDoc} The full executable listens, if there is one: it could not take clients over. */
    @Override
    public Result<Listener> listen(ListenAddress address) {
        Replacement.require("serving clients");
        Fault replaced = Replacement.pending();
        return replaced == null ? PosixListener.open(address) : Result.failed(replaced);
    }
}
