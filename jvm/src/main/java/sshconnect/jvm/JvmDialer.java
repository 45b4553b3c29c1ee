package sshconnect.jvm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Dialer;
import sshconnect.host.Listener;

/** TCP by {@link Socket}, directly: a SOCKS proxy that the JVM is set up for is not asked. */
final class JvmDialer implements Dialer {

    /** Whether there may be many clients: their relays need channels, without which a JVM starts faster. */
    private boolean listened;

    @Override
    public Result<Channel> dial(IpAddress address, int port, long deadlineMillis) {
        String peer = address + " port " + port;
        if (Deadline.passed(deadlineMillis)) {
            return Result.failed(Faults.timedOut("connect to", peer));
        }
        Socket socket = null;
        try {
            socket = listened ? SocketChannel.open().socket() : new Socket(Proxy.NO_PROXY);
            InetAddress target = JvmResolver.toInetAddress(address);
            socket.connect(new InetSocketAddress(target, port), Deadline.timeoutMillis(deadlineMillis));
            return Result.of(JvmChannel.of(socket, peer));
        } catch (UnsupportedAddressTypeException e) {
            close(socket);
            return Result.failed(Fault.Kind.UNSUPPORTED, "connect to", peer, "this JVM has no such addresses");
        } catch (IOException e) {
            close(socket);
            return Faults.failed(e, "connect to", peer);
        }
    }

    private static void close(Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Connecting has failed, and that is what is reported.
            return;
        }
    }

    @Override
    public Result<Listener> listen(ListenAddress address) {
        listened = true;
        return JvmListener.open(address);
    }
}
