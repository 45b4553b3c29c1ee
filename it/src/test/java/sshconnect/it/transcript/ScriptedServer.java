package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.fail;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A server that says and expects what a transcript tells it to, one connection after the other. */
final class ScriptedServer implements Closeable {
    private static final int GLANCE_MILLIS = 20;
    private static final int FULL_MILLIS = 200;

    private final String name;
    private final ServerSocket listener;
    private final List<Connection> connections = new ArrayList<>();

    private final List<Socket> fillers = new ArrayList<>();
    private boolean mayConnectInSilence;

    /** A connection that was accepted. */
    private record Connection(Socket socket, Endpoint endpoint) {}

    /**
     * Starts to listen.
     *
     * @param name    what the transcript calls it
     * @param address where
     * @param port    the port, 0 for any that is free
     */
    ScriptedServer(String name, InetAddress address, int port) throws IOException {
        this.name = name;
        this.listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(address, port));
        listener.setSoTimeout(GLANCE_MILLIS);
    }

    InetAddress address() {
        return listener.getInetAddress();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Connects until nobody is let in any more: whoever comes now gets no answer at all. */
    void fill() throws IOException {
        while (true) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(listener.getLocalSocketAddress(), FULL_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    /** Stops listening: connections are refused from now on; those that were accepted stay. */
    void refuse() throws IOException {
        listener.close();
    }

    /**
     * Accepts the next connection; the steps that follow are about it.
     *
     * @param someoneMayCome false once nobody is left who could connect
     */
    void accept(BooleanSupplier someoneMayCome) throws IOException {
        boolean last = false;
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                connections.add(new Connection(socket, endpoint(name, socket)));
                return;
            } catch (SocketTimeoutException nobodyYet) {
                if (last) {
                    fail("%s: the program ended and did not connect", name);
                }
                last = !someoneMayCome.getAsBoolean();
            }
        }
    }

    /** The connection that was accepted last. */
    Endpoint connection() {
        return current().endpoint;
    }

    /** Closes the connection in both directions. */
    void closeConnection() throws IOException {
        current().endpoint.finishBulk();
        current().socket.close();
    }

    /** Breaks the connection: the program sees a reset. */
    void resetConnection() throws IOException {
        current().endpoint.finishBulk();
        current().socket.setSoLinger(true, 0);
        current().socket.close();
    }

    /** Expects that the connection is whole and that nothing has come which the transcript did not expect. */
    void expectSilence() throws IOException {
        Socket socket = current().socket;
        socket.setSoTimeout(GLANCE_MILLIS);
        try {
            int read = socket.getInputStream().read();
            fail("%s: expected silence, but came %s", name, read < 0 ? "the end of the stream" : "more bytes");
        } catch (SocketTimeoutException silence) {
            socket.setSoTimeout(0);
        }
    }

    /** The program may connect or not; from now on it says nothing. To be asked for before the program's end. */
    void hearNothing() {
        mayConnectInSilence = true;
    }

    /** After the program's end: nothing may have come that the transcript did not mention. */
    void expectNothingMore() throws IOException {
        for (Connection connection : connections) {
            if (!connection.socket.isClosed()) {
                connection.endpoint.expectEnd();
            }
        }
        if (!listener.isClosed() && fillers.isEmpty()) {
            expectNoConnection();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket filler : fillers) {
            filler.close();
        }
        for (Connection connection : connections) {
            connection.socket.close();
        }
    }

    /** An endpoint over a socket. */
    static Endpoint endpoint(String name, Socket socket) throws IOException {
        return new Endpoint(name, socket.getInputStream(), socket.getOutputStream(), socket::shutdownOutput);
    }

    private void expectNoConnection() throws IOException {
        try (Socket surplus = listener.accept()) {
            String heard = Bytes.show(endpoint(name, surplus).remaining());
            if (!mayConnectInSilence || !heard.equals("nothing")) {
                fail("%s: the program connected once more than expected, and sent %s", name, heard);
            }
        } catch (SocketTimeoutException nobody) {
            // As it should be.
        }
    }

    private Connection current() {
        if (connections.isEmpty()) {
            throw new IllegalStateException("`" + name + " accepts` must come first");
        }
        return connections.get(connections.size() - 1);
    }
}
