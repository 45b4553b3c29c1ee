package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Host;

/**
 * A stream socket in blocking mode. Looking ahead is left to the kernel ({@code MSG_PEEK}), so that at any moment the
 * socket holds exactly what nobody has taken, and can go to whoever comes next as it is.
 */
final class PosixChannel implements Channel {

    private static final int DISCARD_BYTES = 4096;
    private static final int CLOSED = -1;

    private final String peer;
    private int descriptor;

    /**
     * Takes over a socket.
     *
     * @param peer who is at the other end, for messages
     */
    PosixChannel(int descriptor, String peer) {
        this.descriptor = descriptor;
        this.peer = peer;
    }

    /** The socket, which stays the channel's own. */
    int descriptor() {
        return descriptor;
    }

    /** Who is at the other end, for messages. */
    String peer() {
        return peer;
    }

    @Override
    public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return Result.failed(replaced);
        }
        boolean bounded = deadlineMillis != Host.NO_DEADLINE;
        int flags = LibcSockets.MSG_PEEK() | (bounded ? LibcSockets.MSG_DONTWAIT() : 0);
        while (true) {
            int waited = bounded ? Readiness.toRead(descriptor, deadlineMillis) : 0;
            if (waited != 0) {
                return SystemError.failed(waited, "read from", peer);
            }
            long count = LibcSockets.recv(descriptor, buffer, buffer.length, flags);
            int error = count < 0 ? Libc.errno() : 0;
            if (count >= 0) {
                return Result.of((int) count);
            }
            if (error != Errno.EINTR() && error != Errno.EAGAIN()) {
                return SystemError.failed(error, "read from", peer);
            }
        }
    }

    @Override
    public void discard(int count) {
        byte[] unused = new byte[Math.min(count, DISCARD_BYTES)];
        int left = count;
        while (left > 0) {
            long taken = LibcSockets.recv(descriptor, unused, Math.min(left, unused.length), 0);
            if (taken > 0) {
                left -= (int) taken;
            } else if (taken == 0 || Libc.errno() != Errno.EINTR()) {
                return;
            }
        }
    }

    @Override
    public Fault send(byte[] bytes, int length, long deadlineMillis) {
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return replaced;
        }
        if (Readiness.hasPassed(deadlineMillis)) {
            return SystemError.fault(SystemError.DEADLINE_PASSED, "write to", peer);
        }
        int sent = 0;
        while (sent < length) {
            Address rest = Address.ofData(bytes).add(sent);
            long count = LibcSockets.send(descriptor, rest, length - sent, LibcSockets.MSG_DONTWAIT());
            int error = count < 0 ? Libc.errno() : 0;
            Address.pin(bytes);
            if (error == Errno.EAGAIN()) {
                error = Readiness.toWrite(descriptor, deadlineMillis);
            }
            if (count > 0) {
                sent += (int) count;
            } else if (error != 0 && error != Errno.EINTR()) {
                return SystemError.fault(error, "write to", peer);
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (descriptor != CLOSED) {
            Libc.close(descriptor);
            descriptor = CLOSED;
        }
    }
}
