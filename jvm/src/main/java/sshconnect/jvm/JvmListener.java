package sshconnect.jvm;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Outcome;
import sshconnect.host.Channel;
import sshconnect.host.Listener;

/** Server sockets on the loopback addresses of both families, and a selector that waits for either. */
final class JvmListener implements Listener {

    private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Selector selector;
    private final String subject;

    private JvmListener(Selector selector, String subject) {
        this.selector = selector;
        this.subject = subject;
    }

    /** See {@link sshconnect.host.Dialer#listen}. */
    static Outcome<Listener> open(int port) {
        String subject = "loopback port " + port;
        Selector selector;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            return Faults.failed(e, "listen on", subject);
        }
        JvmListener listener = new JvmListener(selector, subject);
        Fault fault = listener.bind(StandardProtocolFamily.INET, IPV4_LOOPBACK, port);
        if (fault == null) {
            fault = listener.bind(StandardProtocolFamily.INET6, IPV6_LOOPBACK, port);
        }
        if (fault != null || selector.keys().isEmpty()) {
            listener.close();
            return Outcome.failed(fault != null ? fault
                    : new Fault(Fault.Kind.UNSUPPORTED, "listen on", subject, "no loopback address"));
        }
        return Outcome.of(listener);
    }

    /** Listens on one address, unless this machine or this JVM does not have its family. */
    private Fault bind(ProtocolFamily family, byte[] address, int port) {
        ServerSocketChannel server = null;
        String where = IpAddress.of(address) + " port " + port;
        try {
            server = ServerSocketChannel.open(family);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(address), port));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            return null;
        } catch (UnsupportedOperationException e) {
            return null;
        } catch (IOException e) {
            close(server);
            return isAbsent(e) ? null : Faults.of(e, "listen on", where);
        }
    }

    /** EADDRNOTAVAIL or EAFNOSUPPORT, which have no exceptions of their own. */
    private static boolean isAbsent(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("assign requested address") || message.contains("not supported")
                || message.contains("not available");
    }

    @Override
    public Outcome<Channel> accept() {
        try {
            while (true) {
                for (SelectionKey key : selector.keys()) {
                    SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                    if (client != null) {
                        return Outcome.of(JvmChannel.of(client.socket(), "the client on " + subject));
                    }
                }
                selector.select();
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            return Faults.failed(e, "accept on", subject);
        }
    }

    @Override
    public void close() {
        for (SelectionKey key : selector.keys()) {
            close(key.channel());
        }
        close(selector);
    }

    private static void close(Closeable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException e) {
            // Nobody is connected through it, so nobody can miss it.
            return;
        }
    }
}
