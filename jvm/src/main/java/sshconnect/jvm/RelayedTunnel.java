package sshconnect.jvm;

import sshconnect.app.ProtectedChannel;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.host.Channel;
import sshconnect.host.Host;

/**
 * A tunnel as a relay sees it.
 *
 * @param channel what its bytes go through
 * @param socket  the connection underneath, which may be the same
 */
record RelayedTunnel(Channel channel, JvmChannel socket) {

    static RelayedTunnel of(Channel channel) {
        return channel instanceof ProtectedChannel guarded
                ? new RelayedTunnel(guarded, (JvmChannel) guarded.carrier())
                : new RelayedTunnel(channel, (JvmChannel) channel);
    }

    /** Who is at the other end, for messages. */
    String peer() {
        return socket.peer();
    }

    /** See {@link Channel#peek}; waits as long as it takes. */
    Outcome<Integer> peek(byte[] buffer) {
        return channel.peek(buffer, Host.NO_DEADLINE);
    }

    void discard(int count) {
        channel.discard(count);
    }

    /** Sends the first bytes of an array; waits as long as it takes. */
    Fault send(byte[] bytes, int count) {
        return channel instanceof ProtectedChannel guarded ? guarded.send(bytes, count, Host.NO_DEADLINE)
                : socket.send(bytes, count, Host.NO_DEADLINE);
    }

    void shutDownOutput() {
        socket.shutDownOutput();
    }
}
