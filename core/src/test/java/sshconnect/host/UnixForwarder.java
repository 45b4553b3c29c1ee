package sshconnect.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Carries one connection to a Unix socket on to a port of the loopback interface, with the end of either direction. */
final class UnixForwarder extends Thread {

    private static final int BUFFER_BYTES = 4096;

    private final ServerSocketChannel listening;
    private final int port;

    UnixForwarder(ServerSocketChannel listening, int port) {
        super("forwarder to " + port);
        this.listening = listening;
        this.port = port;
        setDaemon(true);
    }

    @Override
    public void run() {
        InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (SocketChannel client = listening.accept();
                SocketChannel server = SocketChannel.open(peer)) {
            Thread back = new Thread(() -> carry(server, client), getName() + ", back");
            back.start();
            carry(client, server);
            back.join();
        } catch (IOException | InterruptedException e) {
            // The host and the peer notice, and whoever asserts something of them.
            return;
        }
    }

    private static void carry(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                to.write(buffer);
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // Gone: the other side of it notices.
            return;
        }
    }
}
