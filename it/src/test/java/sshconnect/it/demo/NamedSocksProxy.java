package sshconnect.it.demo;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A SOCKS5 server (RFC 1928, no authentication, CONNECT only) on loopback that leads to one destination, under a name
 * that nobody else knows. It serves one client after the other.
 */
final class NamedSocksProxy implements AutoCloseable {
    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int CONNECT = 1;
    private static final int DOMAIN_NAME = 3;
    private static final int SUCCEEDED = 0;
    private static final int NOT_ALLOWED_BY_RULESET = 2;

    private final String name;
    private final int port;
    private final InetSocketAddress destination;
    private final Consumer<String> log;
    private final ServerSocket listener;
    private final Thread thread;

    /**
     * Starts it.
     *
     * @param name        the one name that it knows
     * @param port        the one port that it lets clients reach there
     * @param destination where that really is
     * @param log         takes a line for each thing that happens
     */
    NamedSocksProxy(String name, int port, InetSocketAddress destination, Consumer<String> log) throws IOException {
        this.name = name;
        this.port = port;
        this.destination = destination;
        this.log = log;
        listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serveAll, "socks proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it listens, as host:port. */
    String address() {
        return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    }

    /** Takes no further client, and waits until the one that is being served has been served to its end. */
    void finish() throws IOException, InterruptedException {
        listener.close();
        thread.join();
    }

    /** Takes no further client. */
    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serveAll() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                serve(client);
            } catch (IOException gone) {
                if (!listener.isClosed()) {
                    log.accept("client gone: " + gone.getMessage());
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        DataInputStream input = new DataInputStream(client.getInputStream());
        int version = input.readUnsignedByte();
        input.readNBytes(input.readUnsignedByte());
        if (version != VERSION) {
            log.accept("not SOCKS5: version " + version);
            return;
        }
        client.getOutputStream().write(new byte[] {VERSION, NO_AUTHENTICATION});

        input.readUnsignedByte();
        int command = input.readUnsignedByte();
        input.readUnsignedByte();
        int addressType = input.readUnsignedByte();
        int addressLength = addressType == DOMAIN_NAME ? input.readUnsignedByte() : addressType == 1 ? 4 : 16;
        String asked = new String(input.readNBytes(addressLength), StandardCharsets.ISO_8859_1);
        int askedPort = input.readUnsignedShort();
        if (command != CONNECT || addressType != DOMAIN_NAME || !asked.equals(name) || askedPort != port) {
            log.accept("SOCKS5 request refused: command " + command + ", address type " + addressType);
            reply(client, NOT_ALLOWED_BY_RULESET);
            return;
        }
        log.accept("SOCKS5 request: CONNECT " + asked + ":" + askedPort + ", a name for me to resolve");
        try (Socket target = new Socket(destination.getAddress(), destination.getPort())) {
            log.accept("connected to " + destination.getAddress().getHostAddress() + ":" + destination.getPort());
            reply(client, SUCCEEDED);
            Tunnel.Traffic traffic = Tunnel.between(client, target);
            log.accept("tunnel closed: " + traffic.toTarget() + " bytes to the SSH server, " + traffic.toClient()
                    + " bytes back");
        }
    }

    private static void reply(Socket client, int code) throws IOException {
        client.getOutputStream().write(new byte[] {VERSION, (byte) code, 0, 1, 0, 0, 0, 0, 0, 0});
    }
}
