package sshconnect.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import sshconnect.base.HostPort;

/** Plays a {@link Script} over a real connection on the loopback interface, in a thread of its own. */
public final class ScriptedPeer extends Thread {

    /** Only a test that fails waits for it. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Deque<Script.Event> events;
    private final Connection connection;
    private Socket socket;
    private volatile String problem;

    /** Makes the connection. */
    private interface Connection {

        Socket open() throws IOException;
    }

    private ScriptedPeer(String name, Script script, Connection connection) {
        super(name);
        this.events = new ArrayDeque<>(script.events());
        this.connection = connection;
        setDaemon(true);
        start();
    }

    /** A server for one connection. */
    public static ScriptedPeer server(ServerSocket listening, Script script) {
        return new ScriptedPeer("server " + listening.getLocalPort(), script, () -> {
            try (listening) {
                listening.setSoTimeout(PATIENCE_MILLIS);
                return listening.accept();
            }
        });
    }

    /** A client that goes to a port as soon as somebody listens there. */
    public static ScriptedPeer client(int port, Script script) {
        return new ScriptedPeer("client of " + port, script, () -> {
            long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
            while (true) {
                try {
                    return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
                } catch (IOException e) {
                    if (System.nanoTime() - deadline > 0) {
                        throw e;
                    }
                    LockSupport.parkNanos(1_000_000);
                }
            }
        });
    }

    /**
     * A port that nobody listens on. It is none of those that the system gives to clients: one of them could otherwise
     * connect to itself. Nor was it ever listened on: a process that is being started beside this would go on for a moment.
     */
    public static int closedPort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (Socket free = new Socket()) {
                free.setReuseAddress(true);
                free.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
                return free.getLocalPort();
            } catch (BindException e) {
                // Taken: the next one.
            }
        }
    }

    /** Listens on a free port of the loopback interface. */
    public static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** Where a server listens. */
    public static HostPort addressOf(ServerSocket listening) {
        return new HostPort("127.0.0.1", listening.getLocalPort());
    }

    @Override
    public void run() {
        try {
            socket = connection.open();
            socket.setSoTimeout(PATIENCE_MILLIS);
            while (!events.isEmpty()) {
                play(events.peek());
                events.remove();
            }
        } catch (IOException | InterruptedException e) {
            problem = e + " at " + events.peek();
            close();
        }
    }

    private void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void play(Script.Event event) throws IOException, InterruptedException {
        if (event instanceof Script.Event.Expect expect) {
            byte[] received = socket.getInputStream().readNBytes(expect.bytes().length);
            if (!Arrays.equals(received, expect.bytes())) {
                throw new IOException(
                        "expected " + new String(expect.bytes(), UTF_8) + ", received " + new String(received, UTF_8));
            }
        } else if (event instanceof Script.Event.ExpectEnd) {
            int next = socket.getInputStream().read();
            if (next >= 0) {
                throw new IOException("expected the end, received byte " + next);
            }
        } else if (event instanceof Script.Event.Say say) {
            socket.getOutputStream().write(say.bytes());
        } else if (event instanceof Script.Event.Pass pass) {
            Thread.sleep(pass.millis());
        } else if (event instanceof Script.Event.End) {
            socket.shutdownOutput();
        } else {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** Waits for the end of the script, closes the connection, and fails unless all of the script has happened. */
    public void finish() throws IOException {
        try {
            join(2 * PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean unexpected =
                socket != null && !socket.isClosed() && socket.getInputStream().available() > 0;
        close();
        if (problem != null || isAlive() || unexpected) {
            throw new AssertionError(getName() + ": "
                    + (problem != null ? problem : unexpected ? "received more than expected" : "is not done"));
        }
    }
}
