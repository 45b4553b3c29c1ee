package sshconnect.jvm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Outcome;
import sshconnect.host.Channel;
import sshconnect.host.Dialer;
import sshconnect.host.Listener;

/** TCP by {@link Socket}, directly: a SOCKS proxy that the JVM is set up for is not asked. */
final class JvmDialer implements Dialer {

    @Override
    public Outcome<Channel> dial(IpAddress address, int port, long deadlineMillis) {
        String peer = address + " port " + port;
        if (Deadline.passed(deadlineMillis)) {
            return Outcome.failed(Faults.timedOut("connect to", peer));
        }
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            InetAddress target = JvmResolver.toInetAddress(address);
            socket.connect(new InetSocketAddress(target, port), Deadline.timeoutMillis(deadlineMillis));
            return Outcome.of(JvmChannel.of(socket, peer));
        } catch (IOException e) {
            close(socket);
            return Faults.failed(e, "connect to", peer);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Connecting has failed, and that is what is reported.
            return;
        }
    }

    @Override
    public Outcome<Listener> listen(ListenAddress address) {
        return JvmListener.open(address);
    }
}
