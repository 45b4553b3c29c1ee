package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.ConnectionAttempts;

/** Sockets in non-blocking mode, which poll(2) tells of: one that stands, or has failed, can be written to. */
final class PosixAttempts implements ConnectionAttempts {

    private final int[] sockets;
    private final int[] numbers;
    private final String[] peers;
    private final Libc.PollEntry entries;
    private int count;
    private int begun;

    /** See {@link PosixDialer#attempts}. */
    PosixAttempts(int most) {
        sockets = new int[most];
        numbers = new int[most];
        peers = new String[most];
        entries = PollEntries.allocate(most);
    }

    @Override
    public @Nullable Fault begin(IpAddress address, int port) {
        int number = begun++;
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return replaced;
        }
        String peer = SocketAddress.describe(address, port);
        int socket = PosixDialer.open(SocketAddress.family(address), true);
        if (socket < 0) {
            return SystemError.fault(-socket, PosixDialer.CONNECT, peer);
        }
        int error = PosixDialer.begin(socket, address, port);
        if (error != 0 && !PosixDialer.isUnderWay(error)) {
            Libc.close(socket);
            return SystemError.fault(error, PosixDialer.CONNECT, peer);
        }
        sockets[count] = socket;
        numbers[count] = number;
        peers[count] = peer;
        count++;
        return null;
    }

    @Override
    public @Nullable Attempted await(long deadlineMillis) {
        while (count > 0) {
            for (int i = 0; i < count; i++) {
                PollEntries.watch(entries, i, sockets[i], Libc.POLLOUT());
            }
            int ready = Libc.poll(entries, count, Readiness.timeoutMillis(deadlineMillis));
            int error = ready < 0 ? Libc.errno() : 0;
            if (error != 0 && error != Errno.EINTR()) {
                return take(0, error);
            }
            for (int i = 0; ready > 0 && i < count; i++) {
                if (PollEntries.found(entries, i) != 0) {
                    return take(i, SocketOptions.pendingError(sockets[i]));
                }
            }
            if (Readiness.hasPassed(deadlineMillis)) {
                return null;
            }
        }
        return null;
    }

    /** Takes one off the list, and what came of it. */
    private Attempted take(int index, int error) {
        int socket = sockets[index];
        int number = numbers[index];
        String peer = peers[index];
        count--;
        for (int i = index; i < count; i++) {
            sockets[i] = sockets[i + 1];
            numbers[i] = numbers[i + 1];
            peers[i] = peers[i + 1];
        }
        if (error != 0) {
            Libc.close(socket);
            return new Attempted(number, SystemError.failed(error, PosixDialer.CONNECT, peer));
        }
        Channel channel = PosixDialer.channel(socket, true, peer);
        return new Attempted(number, Result.of(channel));
    }

    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            Libc.close(sockets[i]);
        }
        count = 0;
        Libc.free(entries.toAddress());
    }
}
