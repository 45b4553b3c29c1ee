package sshconnect.jvm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.InvalidPathException;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.ConnectionAttempts;
import sshconnect.host.Dialer;
import sshconnect.host.Host;
import sshconnect.host.Listener;

/**
 * TCP by {@link Socket}, directly: a SOCKS proxy that the JVM is set up for is not asked. Unix sockets by {@link
 * SocketChannel}.
 */
final class JvmDialer implements Dialer {

    /** What it is that has failed, for messages. */
    static final String CONNECT = "connect to";

    /** Whether there may be many clients: their relays need channels, without which a JVM starts faster. */
    private boolean listened;

    @Override
    public Result<Channel> dial(IpAddress address, int port, long deadlineMillis) {
        String peer = describe(address, port);
        if (Deadline.passed(deadlineMillis)) {
            return Result.failed(Faults.timedOut(CONNECT, peer));
        }
        try {
            return connect(newSocket(), address, port, Deadline.timeoutMillis(deadlineMillis));
        } catch (IOException e) {
            return Faults.failed(e, CONNECT, peer);
        }
    }

    /** A socket that is not connected. */
    Socket newSocket() throws IOException {
        return listened ? SocketChannel.open().socket() : new Socket(Proxy.NO_PROXY);
    }

    /** Connects a socket, or closes it; 0 is for no time limit. */
    static Result<Channel> connect(Socket socket, IpAddress address, int port, int timeoutMillis) {
        String peer = describe(address, port);
        try {
            InetAddress target = JvmResolver.toInetAddress(address);
            socket.connect(new InetSocketAddress(target, port), timeoutMillis);
            return Result.of(JvmChannel.of(socket, peer));
        } catch (UnsupportedAddressTypeException e) {
            close(socket);
            return Result.failed(Fault.Kind.UNSUPPORTED, CONNECT, peer, "this JVM has no such addresses");
        } catch (IOException e) {
            close(socket);
            return Faults.failed(e, CONNECT, peer);
        }
    }

    @Override
    public Result<Channel> dialPath(String path, long deadlineMillis) {
        if (Deadline.passed(deadlineMillis)) {
            return Result.failed(Faults.timedOut(CONNECT, path));
        }
        SocketChannel channel;
        JvmChannel connection;
        UnixDomainSocketAddress address;
        try {
            address = UnixDomainSocketAddress.of(path);
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            connection = JvmChannel.of(new UnixSocket(channel), path);
        } catch (InvalidPathException e) {
            return Result.failed(Fault.Kind.OTHER, CONNECT, path, "no path: " + e.getReason());
        } catch (UnsupportedOperationException e) {
            return Result.failed(Fault.Kind.UNSUPPORTED, CONNECT, path, "there are no unix sockets here");
        } catch (IOException e) {
            return Faults.failed(e, CONNECT, path);
        }
        return connect(channel, address, connection, deadlineMillis);
    }

    /** Connects; while the queue of who listens is full, the system waits. */
    private static Result<Channel> connect(
            SocketChannel channel, UnixDomainSocketAddress address, JvmChannel connection, long deadlineMillis) {
        CloseAtDeadline alarm =
                deadlineMillis == Host.NO_DEADLINE ? null : new CloseAtDeadline(connection, deadlineMillis);
        IOException failure = null;
        try {
            channel.connect(address);
        } catch (IOException e) {
            failure = e;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        if (alarm != null && alarm.hasClosed()) {
            return Result.failed(Faults.timedOut(CONNECT, connection.peer()));
        }
        if (failure != null) {
            connection.close();
            return Faults.failed(failure, CONNECT, connection.peer());
        }
        return Result.of(connection);
    }

    /** An address and port for people. */
    static String describe(IpAddress address, int port) {
        return address + " port " + port;
    }

    @Override
    public ConnectionAttempts attempts(int most) {
        return new JvmAttempts(this);
    }

    /** Closes a socket that nobody uses. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed for us in any case, and the peer has heard nothing of us.
            return;
        }
    }

    @Override
    public Result<Listener> listen(ListenAddress address) {
        listened = true;
        return JvmListener.open(address);
    }
}
