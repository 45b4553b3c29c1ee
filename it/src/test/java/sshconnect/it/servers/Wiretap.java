package sshconnect.it.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Stands in front of a server on 127.0.0.1, passes everything on, and keeps the beginning of what clients say. */
final class Wiretap implements AutoCloseable {
    /** More than a handshake takes on one connection. */
    private static final int KEPT_BYTES = 1 << 16;

    private static final Pattern REQUEST =
            Pattern.compile("^CONNECT \\S+ HTTP/1\\.1\r\n((?:[^\r\n]+\r\n)*)\r\n", Pattern.MULTILINE);
    private static final Pattern AUTHORIZATION = Pattern.compile("^Proxy-Authorization: (\\w+) ", Pattern.MULTILINE);

    private final ServerSocket listener;
    private final int serverPort;
    private final List<ByteArrayOutputStream> heard = new ArrayList<>();

    private Wiretap(int serverPort) throws IOException {
        this.serverPort = serverPort;
        listener = new ServerSocket(0, 0, InetAddress.getByName(Loopback.V4));
        inBackground(this::acceptAll);
    }

    /** One in front of the server at a port. */
    static Wiretap before(int serverPort) throws IOException {
        return new Wiretap(serverPort);
    }

    int port() {
        return listener.getLocalPort();
    }

    /**
     * The attempts to authenticate with requests for a tunnel, over all connections so far. A client that has had an
     * answer to each has made no others.
     *
     * @return the scheme of each
     */
    List<String> attempts() {
        return REQUEST.matcher(heard())
                .results()
                .flatMap(request -> AUTHORIZATION.matcher(request.group(1)).results())
                .map(authorization -> authorization.group(1))
                .toList();
    }

    /**
     * What clients said, each connection's first 64 KiB.
     *
     * @return the bytes as characters of the same values
     */
    synchronized String heard() {
        StringBuilder text = new StringBuilder();
        heard.forEach(bytes -> text.append(bytes.toString(StandardCharsets.ISO_8859_1)));
        return text.toString();
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket client = listener.accept();
            inBackground(() -> passOn(client));
        }
    }

    private void passOn(Socket client) throws IOException {
        try (client;
                Socket server = new Socket(Loopback.V4, serverPort)) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            synchronized (this) {
                heard.add(kept);
            }
            Thread answers = inBackground(() -> pass(server, client, null));
            pass(client, server, kept);
            answers.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(Socket from, Socket to, ByteArrayOutputStream kept) throws IOException {
        InputStream input = from.getInputStream();
        OutputStream output = to.getOutputStream();
        byte[] buffer = new byte[1 << 16];
        try {
            for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
                if (kept != null) {
                    keep(kept, buffer, length);
                }
                output.write(buffer, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            // One side has torn the connection down, and the other is to see that.
            from.close();
            to.close();
        }
    }

    private synchronized void keep(ByteArrayOutputStream kept, byte[] buffer, int length) {
        kept.write(buffer, 0, Math.min(length, KEPT_BYTES - kept.size()));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // The test has ended, or the client sees that its connection has.
                    }
                },
                "wiretap");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
