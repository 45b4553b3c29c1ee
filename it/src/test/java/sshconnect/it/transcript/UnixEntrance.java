package sshconnect.it.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix socket by which a scripted server is reached: connections are carried to it, bytes and ends, either way. */
final class UnixEntrance implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocketChannel listener;
    private final InetSocketAddress server;

    /** Starts to listen. */
    UnixEntrance(Path path, InetAddress address, int port) throws IOException {
        server = new InetSocketAddress(address, port);
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        start("entrance " + path, this::acceptAll);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (true) {
                SocketChannel program = listener.accept();
                SocketChannel inside = SocketChannel.open(server);
                start("to " + server, () -> carry(program, inside));
                start("from " + server, () -> carry(inside, program));
            }
        } catch (IOException closed) {
            // The transcript is over, or its server has gone.
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
        } catch (IOException gone) {
            // The other direction notices, and so does the transcript.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
