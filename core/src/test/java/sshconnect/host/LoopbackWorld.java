package sshconnect.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;

/** The world of a real host: peers on the loopback interface, files and programs in a folder. */
public final class LoopbackWorld implements HostContract.World {

    /** More than fit into a queue for one, which Linux makes a queue for two. */
    private static final int QUEUE_FILLERS = 4;

    /** What an address of Linux holds of a path, with the NUL at its end. */
    private static final int MOST_PATH_BYTES = 108;

    private final Path folder;
    private final List<ScriptedPeer> peers = new ArrayList<>();
    private final List<Closeable> silent = new ArrayList<>();
    private final List<Thread> clientRows = new ArrayList<>();
    private final DatagramSocket nameServer;
    private final Host host;
    private int files;

    /**
     * A world.
     *
     * @param folder where files go
     * @param host   makes the host; it is given the port on which name servers listen here, 53 not being for everybody
     */
    public LoopbackWorld(Path folder, IntFunction<Host> host) {
        this.folder = folder;
        try {
            nameServer = new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.host = host.apply(nameServer.getLocalPort());
    }

    @Override
    public Host host() {
        return host;
    }

    @Override
    public HostPort peer(Script script) {
        try {
            ServerSocket listening = ScriptedPeer.listen();
            peers.add(ScriptedPeer.server(listening, script));
            return ScriptedPeer.addressOf(listening);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HostPort closedPort() {
        try {
            return new HostPort("127.0.0.1", ScriptedPeer.closedPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@inheritDoc} It listens, and its queue is full. */
    @Override
    public HostPort silentPort() {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            silent.add(server);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1);
            for (int i = 0; i < QUEUE_FILLERS; i++) {
                SocketChannel filler = SocketChannel.open();
                silent.add(filler);
                filler.configureBlocking(false);
                filler.connect(server.getLocalAddress());
            }
            return ScriptedPeer.addressOf(server.socket());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@inheritDoc} What comes there is carried to a peer on the loopback interface, and back. */
    @Override
    public String peerOnPath(Script script) {
        HostPort peer = peer(script);
        Path path = folder.resolve("socket" + files++);
        try {
            new UnixForwarder(listenOn(path), peer.port()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path.toString();
    }

    private ServerSocketChannel listenOn(Path path) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        silent.add(server);
        server.bind(UnixDomainSocketAddress.of(path), 1);
        return server;
    }

    @Override
    public String leftOverPath() {
        Path path = folder.resolve("socket" + files++);
        try {
            close(listenOn(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path.toString();
    }

    @Override
    public String absentPath() {
        return folder.resolve("absent").toString();
    }

    @Override
    public String longPath() {
        return folder.resolve("long".repeat(MOST_PATH_BYTES / 4)).toString();
    }

    /** {@inheritDoc} It listens, and its queue is full. */
    @Override
    public String silentPath() {
        Path path = folder.resolve("socket" + files++);
        try {
            listenOn(path);
            for (int i = 0; i < QUEUE_FILLERS; i++) {
                SocketChannel filler = SocketChannel.open(StandardProtocolFamily.UNIX);
                silent.add(filler);
                filler.configureBlocking(false);
                fill(filler, path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path.toString();
    }

    private static void fill(SocketChannel filler, Path path) {
        try {
            filler.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            // The queue is full, and this one does not wait.
            return;
        }
    }

    @Override
    public ListenAddress clients(Script... clients) {
        int port = closedPort().port();
        Thread row = new Thread(() -> {
            for (Script script : clients) {
                ScriptedPeer client = ScriptedPeer.client(port, script);
                synchronized (peers) {
                    peers.add(client);
                }
                awaitEnd(client);
            }
        });
        row.start();
        clientRows.add(row);
        return ListenAddress.Tcp.loopback(port);
    }

    @Override
    public String file(byte[] content, boolean readableByOthers) {
        try {
            Path file = Files.write(folder.resolve("file" + files++), content);
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(readableByOthers ? "rw-r--r--" : "rw-------"));
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String silentFile() {
        try {
            Path fifo = folder.resolve("fifo");
            assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                    .isZero();
            return fifo.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String askpass(String answer) {
        try {
            Path program = folder.resolve("askpass");
            Files.writeString(
                    program,
                    "#!/bin/sh\nprintf '%s' \"$1\" >'" + folder.resolve("prompt") + "'\n"
                            + (answer == null ? "echo nonsense\nexit 1\n" : "echo '" + answer + "'\n"));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            return program.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public IpAddress nameServer(byte[]... datagrams) {
        if (datagrams.length > 0) {
            Thread thread = new Thread(() -> answerOne(nameServer, datagrams));
            thread.setDaemon(true);
            thread.start();
        }
        return IpAddress.parse("127.0.0.1");
    }

    private static void answerOne(DatagramSocket server, byte[]... datagrams) {
        try (DatagramSocket somebodyElse = new DatagramSocket(0, server.getLocalAddress())) {
            DatagramPacket query = new DatagramPacket(new byte[512], 512);
            server.receive(query);
            byte[] last = datagrams[datagrams.length - 1];
            somebodyElse.send(new DatagramPacket(last, last.length, query.getSocketAddress()));
            for (byte[] datagram : datagrams) {
                server.send(new DatagramPacket(datagram, datagram.length, query.getSocketAddress()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void finish() {
        clientRows.forEach(LoopbackWorld::awaitEnd);
        for (ScriptedPeer peer : peers) {
            try {
                peer.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        nameServer.close();
        for (Closeable each : silent) {
            close(each);
        }
        assertThat(folder.resolve("prompt"))
                .satisfiesAnyOf(
                        prompt -> assertThat(prompt).doesNotExist(),
                        prompt -> assertThat(prompt).hasContent("password: "));
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
