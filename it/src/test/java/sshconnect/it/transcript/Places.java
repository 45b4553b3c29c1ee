package sshconnect.it.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Addresses and ports for a transcript that nobody else uses at the time. */
final class Places implements Closeable {
    /** Below the range that the system gives to outgoing connections, so that none of those takes a port meanwhile. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % PORTS));
    private static final AtomicInteger NEXT_ADDRESS =
            new AtomicInteger((int) (ProcessHandle.current().pid() & 0x7fff));

    private final Map<String, String> values = new HashMap<>();
    private final List<Socket> held = new ArrayList<>();

    /**
     * The value of a variable that stands for a place.
     *
     * @param name {@code closed-port}, {@code closed} or {@code free-port}
     * @return the value, always the same for a name; null for other names
     */
    String value(String name) throws IOException {
        if (!values.containsKey(name)) {
            switch (name) {
                case "closed-port" -> values.put(name, Integer.toString(closedPort()));
                case "closed" -> values.put(name, "127.0.0.1:" + value("closed-port"));
                case "free-port" -> values.put(name, Integer.toString(freePort()));
                default -> {
                    return null;
                }
            }
        }
        return values.get(name);
    }

    /** An address of the loopback network that no other transcript of this run uses. */
    InetAddress freshLoopbackAddress() throws IOException {
        int number = NEXT_ADDRESS.getAndIncrement() & 0x7fff;
        return InetAddress.getByName("127.77." + (number >> 8) + "." + (number & 0xff));
    }

    /** An IPv6 address in its usual short form, as far as it occurs here. */
    static String shortest(String address) {
        return address.equals("0:0:0:0:0:0:0:1") ? "::1" : address;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
    }

    /** A port that is taken, and where nobody listens. */
    private int closedPort() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.0.1", 0));
        held.add(socket);
        return socket.getLocalPort();
    }

    /**
     * A port that can be listened on. It is not listened on to find out: a process that the JVM is just starting has a
     * copy of every descriptor for a moment, and the port would be taken as long.
     */
    private static int freePort() throws IOException {
        while (true) {
            int port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
            try (Socket probe = new Socket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(port));
                return probe.getLocalPort();
            } catch (java.net.BindException taken) {
                // The next one, then.
            }
        }
    }
}
