package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntSupplier;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Host;
import sshconnect.tunnel.ProtectedChannel;

/**
 * A tunnel, protected or not.
 *
 * @param channel what its bytes go through
 * @param socket  the connection underneath, which may be the same
 */
record Tunnel(Channel channel, JvmChannel socket) {

    static Tunnel of(Channel channel) {
        return channel instanceof ProtectedChannel guarded
                ? new Tunnel(guarded, (JvmChannel) guarded.carrier())
                : new Tunnel(channel, (JvmChannel) channel);
    }

    /** Who is at the other end, for messages. */
    String peer() {
        return socket.peer();
    }

    /** See {@link Channel#peek}; waits as long as it takes. */
    Result<Integer> peek(byte[] buffer) {
        return channel.peek(buffer, Host.NO_DEADLINE);
    }

    void discard(int count) {
        channel.discard(count);
    }

    /** Sends the first bytes of an array; waits as long as it takes. */
    Fault send(byte[] bytes, int count) {
        return channel instanceof ProtectedChannel guarded
                ? guarded.send(bytes, count, Host.NO_DEADLINE)
                : socket.send(bytes, count, Host.NO_DEADLINE);
    }

    void shutDownOutput() {
        socket.shutDownOutput();
    }

    /**
     * What comes out of it, for a program.
     *
     * @param timeoutMillis how long a read of a protected tunnel may take; else the socket's own limit counts
     */
    InputStream input(IntSupplier timeoutMillis) {
        return channel instanceof ProtectedChannel guarded
                ? new ProtectedInput(guarded, timeoutMillis)
                : socket.input();
    }

    /** What goes into it, for a program. */
    OutputStream output() throws IOException {
        return channel instanceof ProtectedChannel guarded ? new ProtectedOutput(guarded) : socket.output();
    }
}
