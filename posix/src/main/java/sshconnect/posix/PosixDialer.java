package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Dialer;
import sshconnect.host.Host;
import sshconnect.host.Listener;

/** TCP by the socket functions. */
final class PosixDialer implements Dialer {

    @Override
    public Result<Channel> dial(IpAddress address, int port, long deadlineMillis) {
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return Result.failed(replaced);
        }
        String peer = SocketAddress.describe(address, port);
        if (Readiness.hasPassed(deadlineMillis)) {
            return SystemError.failed(SystemError.DEADLINE_PASSED, "connect to", peer);
        }
        boolean bounded = deadlineMillis != Host.NO_DEADLINE;
        int type = LibcSockets.SOCK_STREAM() | LibcSockets.SOCK_CLOEXEC() | (bounded ? LibcSockets.SOCK_NONBLOCK() : 0);
        int socket = LibcSockets.socket(SocketAddress.family(address), type, 0);
        int error = socket < 0 ? Libc.errno() : 0;
        if (error != 0) {
            return SystemError.failed(error, "connect to", peer);
        }
        error = connect(socket, address, port, deadlineMillis);
        if (error != 0) {
            Libc.close(socket);
            return SystemError.failed(error, "connect to", peer);
        }
        if (bounded) {
            Libc.fcntl(socket, Libc.F_SETFL(), 0);
        }
        SocketOptions.forStream(socket);
        return Result.of(new PosixChannel(socket, peer));
    }

    /** Connects; gives 0, an errno, or {@link SystemError#DEADLINE_PASSED}. */
    private static int connect(int socket, IpAddress address, int port, long deadlineMillis) {
        SocketAddress target = new SocketAddress(address, port);
        int connected = LibcSockets.connect(socket, target.memory(), target.length());
        int error = connected < 0 ? Libc.errno() : 0;
        target.free();
        if (error != Errno.EINPROGRESS() && error != Errno.EINTR()) {
            return error;
        }
        int waited = Readiness.toWrite(socket, deadlineMillis);
        return waited != 0 ? waited : SocketOptions.pendingError(socket);
    }

    /** {@inheritDoc} The full executable listens, if there is one: it could not take clients over. */
    @Override
    public Result<Listener> listen(ListenAddress address) {
        Replacement.require("serving clients");
        Fault replaced = Replacement.pending();
        return replaced == null ? PosixListener.open(address) : Result.failed(replaced);
    }
}
