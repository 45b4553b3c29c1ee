package sshconnect.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Supplier;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Host;

/** A connected {@link Socket}. */
final class JvmChannel implements Channel {

    /** What one read takes from the socket at most. */
    static final int BUFFER_BYTES = 64 * 1024;

    private static final int UNREAD_ROUNDS = 64;

    private final Socket socket;
    private final ChannelInput input;
    private final String peer;
    private final Object turn = new Object();

    private JvmChannel(Socket socket, String peer) {
        this.socket = socket;
        this.input = new ChannelInput(socket);
        this.peer = peer;
    }

    /**
     * Takes over a connected socket, see {@link #prepare}.
     *
     * @param peer who is at the other end, for messages
     */
    static JvmChannel of(Socket socket, String peer) throws IOException {
        prepare(socket);
        return new JvmChannel(socket, peer);
    }

    /** Sets what every stream here wants. */
    static void prepare(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
    }

    /** The socket, which stays the channel's own. */
    Socket socket() {
        return socket;
    }

    /** What is received and not yet taken, and all that comes after it. */
    ChannelInput input() {
        return input;
    }

    /** Where {@link #send} writes. */
    OutputStream output() throws IOException {
        return socket.getOutputStream();
    }

    /** Who is at the other end, for messages. */
    String peer() {
        return peer;
    }

    @Override
    public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
        if (!input.hasUnread() && Deadline.passed(deadlineMillis)) {
            return Result.failed(Faults.timedOut("read from", peer));
        }
        try {
            socket.setSoTimeout(Deadline.timeoutMillis(deadlineMillis));
            return Result.of(input.peek(buffer));
        } catch (IOException e) {
            return Faults.failed(e, "read from", peer);
        }
    }

    @Override
    public void discard(int count) {
        input.discard(count);
    }

    @Override
    public Fault send(byte[] bytes, int count, long deadlineMillis) {
        if (Deadline.passed(deadlineMillis)) {
            return Faults.timedOut("write to", peer);
        }
        CloseAtDeadline alarm = deadlineMillis == Host.NO_DEADLINE ? null : new CloseAtDeadline(this, deadlineMillis);
        try {
            output().write(bytes, 0, count);
            return null;
        } catch (IOException e) {
            return alarm != null && alarm.hasClosed()
                    ? Faults.timedOut("write to", peer)
                    : Faults.of(e, "write to", peer);
        } finally {
            if (alarm != null) {
                alarm.cancel();
            }
        }
    }

    /** {@inheritDoc} One thread relays what is sent, and another may have to answer what it receives. */
    @Override
    public Fault inTurn(Supplier<Fault> sending) {
        synchronized (turn) {
            return sending.get();
        }
    }

    /** Ends what is sent. That the connection is gone already is for the reading side to tell. */
    void shutDownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            return;
        }
    }

    /**
     * Closes the connection so that what was sent gets through: closing a socket that holds unread bytes resets it, and
     * the peer would lose what is on its way to it. A peer that goes on sending for ever is not waited for.
     */
    void closeAfterUnread() {
        byte[] unread = new byte[BUFFER_BYTES];
        try {
            socket.setSoTimeout(1);
            for (int i = 0; i < UNREAD_ROUNDS && input.available() > 0 && input.read(unread) > 0; i++) {
                continue;
            }
        } catch (IOException e) {
            // Closed or reset already, or another thread was faster.
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed for us in any case, and the peer will see an end or a reset.
            return;
        }
    }
}
