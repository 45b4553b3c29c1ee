package sshconnect.jvm;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Listener;

/** Server sockets, one for each address or one with a path, and a selector that waits for any of them. */
final class JvmListener implements Listener {

    /** How many clients may wait to be accepted: what Linux allows; others take less. */
    static final int BACKLOG = 4096;

    /** A port that is free on one address is seldom taken on another: more tries than that mean something else. */
    private static final int PORT_TRIES = 16;

    private static final List<IpAddress> WILDCARDS = List.of(IpAddress.parse("::"), IpAddress.parse("0.0.0.0"));

    private final Selector selector;
    private final String subject;
    private final List<HostPort> addresses = new ArrayList<>();
    private final List<SelectionKey> keys = new ArrayList<>();
    private UnixSocketFile file;
    private AwaitedInput input;

    private JvmListener(Selector selector, String subject) {
        this.selector = selector;
        this.subject = subject;
    }

    /** See {@link sshconnect.host.Dialer#listen}. */
    static Result<Listener> open(ListenAddress address) {
        Result<Listener> opened = openOnce(address);
        boolean portIsChosen = address instanceof ListenAddress.Tcp tcp && tcp.port() == 0;
        for (int i = 1; i < PORT_TRIES && portIsChosen && !opened.ok(); i++) {
            opened = openOnce(address);
        }
        return opened;
    }

    private static Result<Listener> openOnce(ListenAddress address) {
        Selector selector;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            return Faults.failed(e, "listen on", address.describe());
        }
        JvmListener listener = new JvmListener(selector, address.describe());
        Fault fault = address instanceof ListenAddress.Tcp tcp
                ? listener.bind(tcp)
                : listener.bind((ListenAddress.UnixSocket) address);
        if (fault != null) {
            listener.close();
            return Result.failed(fault);
        }
        return Result.of(listener);
    }

    private Fault bind(ListenAddress.Tcp address) {
        int port = address.port();
        // The JDK's wildcard of IPv6 takes IPv4 clients as well, and cannot stand beside that of IPv4.
        boolean every = address.equals(ListenAddress.Tcp.everyInterface(port));
        for (IpAddress each : every ? WILDCARDS : address.addresses()) {
            String where = each + " port " + port;
            if (every && !addresses.isEmpty()) {
                break;
            }
            try {
                port = bind(each, port);
                addresses.add(new HostPort(each.toString(), port));
            } catch (UnsupportedOperationException e) {
                // The JVM was told to do without addresses of this family.
                continue;
            } catch (IOException e) {
                if (!isAbsent(e)) {
                    return Faults.of(e, "listen on", where);
                }
            }
        }
        return addresses.isEmpty()
                ? new Fault(Fault.Kind.OTHER, "listen on", subject, "cannot assign requested address")
                : null;
    }

    /** Listens on one address; gives the port, which the system has chosen for 0. */
    private int bind(IpAddress address, int port) throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open(address.isIpv6() ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        try {
            server.bind(new InetSocketAddress(JvmResolver.toInetAddress(address), port), BACKLOG);
            register(server);
            return ((InetSocketAddress) server.getLocalAddress()).getPort();
        } catch (IOException e) {
            close(server);
            throw e;
        }
    }

    private Fault bind(ListenAddress.UnixSocket address) {
        ServerSocketChannel server = null;
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            file = UnixSocketFile.bind(server, address.path());
            register(server);
            return null;
        } catch (UnsupportedOperationException e) {
            return new Fault(Fault.Kind.UNSUPPORTED, "listen on", subject, "this system has no unix sockets");
        } catch (IOException e) {
            close(server);
            return Faults.of(e, "listen on", subject);
        }
    }

    private void register(ServerSocketChannel server) throws IOException {
        server.configureBlocking(false);
        keys.add(server.register(selector, SelectionKey.OP_ACCEPT));
    }

    /** EADDRNOTAVAIL or EAFNOSUPPORT, which have no exceptions of their own. */
    private static boolean isAbsent(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("assign requested address")
                || message.contains("not supported")
                || message.contains("not available");
    }

    @Override
    public List<HostPort> addresses() {
        return addresses;
    }

    @Override
    public Result<Channel> accept() {
        try {
            while (true) {
                selector.selectedKeys().clear();
                for (SelectionKey key : keys) {
                    SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                    if (client != null) {
                        return channel(client);
                    }
                }
                if (input != null && input.hasEnded()) {
                    return Result.failed(Fault.Kind.INPUT_ENDED, "accept on", subject, "standard input has ended");
                }
                selector.select();
            }
        } catch (IOException e) {
            return Faults.failed(e, "accept on", subject);
        }
    }

    @Override
    public void endWithInput() {
        input = AwaitedInput.start(selector::wakeup);
    }

    /** A client that was accepted. */
    Result<Channel> channel(SocketChannel client) {
        try {
            return Result.of(JvmChannel.of(isUnixSocket() ? new UnixSocket(client) : client.socket(), clientName()));
        } catch (IOException e) {
            return Faults.failed(e, "accept on", subject);
        }
    }

    /** What to call a client in messages. */
    String clientName() {
        return "the client on " + subject;
    }

    /** Whether clients come by a path, and not by TCP. */
    boolean isUnixSocket() {
        return file != null;
    }

    /** Where the clients come, for the one who waits for more than them. */
    Selector selector() {
        return selector;
    }

    /** The keys of what listens. */
    List<SelectionKey> keys() {
        return keys;
    }

    @Override
    public void close() {
        keys.forEach(key -> close(key.channel()));
        keys.clear();
        close(selector);
        if (file != null) {
            file.remove();
        }
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
