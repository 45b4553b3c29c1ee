package sshconnect.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A proxy for one connection that is faster than any real one: it reaches the target first, and sends the target's first
 * bytes in the same write as the last bytes of its own answer.
 */
final class EagerProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listener;

    private EagerProxy(int targetPort, Negotiation negotiation) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getByName(Loopback.V4));
        inBackground(() -> {
            try (Socket client = listener.accept();
                    Socket target = new Socket(Loopback.V4, targetPort)) {
                client.setTcpNoDelay(true);
                byte[] answer = negotiation.with(client);
                byte[] buffer = new byte[BUFFER_BYTES];
                int first = target.getInputStream().read(buffer);
                byte[] both = Arrays.copyOf(answer, answer.length + first);
                System.arraycopy(buffer, 0, both, answer.length, first);
                client.getOutputStream().write(both);
                inBackground(() -> pass(client, target));
                pass(target, client);
            } catch (IOException gone) {
                // The client then sees the end of its connection, and the test fails.
            }
        });
    }

    /** Reads what the client asks for, up to the answer that opens the tunnel. */
    private interface Negotiation {
        byte[] with(Socket client) throws IOException;
    }

    /** A SOCKS5 server without authentication that is asked for an IPv4 address. */
    static EagerProxy socks5(int targetPort) throws IOException {
        return new EagerProxy(targetPort, client -> {
            InputStream input = client.getInputStream();
            input.readNBytes(1);
            input.readNBytes(input.read());
            client.getOutputStream().write(new byte[] {5, 0});
            input.readNBytes(10);
            return new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};
        });
    }

    /** An HTTP proxy. */
    static EagerProxy http(int targetPort) throws IOException {
        return new EagerProxy(targetPort, client -> {
            InputStream input = client.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) input.read());
            }
            return "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        });
    }

    String address() {
        return Loopback.V4 + ":" + listener.getLocalPort();
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // The other direction ends as well then.
        }
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "eager proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
