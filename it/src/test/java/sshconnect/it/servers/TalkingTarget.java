package sshconnect.it.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A SOCKS5 server without authentication, and behind it the one target that it leads to, which talks ({@link Talk}). It
 * does so when whoever runs the selector says so.
 */
final class TalkingTarget implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int GREETING_BYTES = 3;
    /** For a target that is stated by an IPv4 address (RFC 1928, section 4). */
    private static final int REQUEST_BYTES = 10;

    private static final byte[] NO_AUTHENTICATION = {5, 0};
    private static final byte[] SUCCEEDED = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};

    private final Selector selector;
    private long length;
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final List<Talk> talks = new ArrayList<>();

    /** A connection up to the end of its handshake. It never reads further than that. */
    private static final class Handshake {
        private final SocketChannel channel;
        private final ByteBuffer message = ByteBuffer.allocate(REQUEST_BYTES).limit(GREETING_BYTES);

        Handshake(SocketChannel channel) {
            this.channel = channel;
        }

        /** Goes on; gives whether that was all. */
        boolean advance() throws IOException {
            if (channel.read(message) < 0) {
                throw new IOException("the handshake has ended early");
            }
            if (message.hasRemaining()) {
                return false;
            }
            if (message.get(1) != 1) {
                throw new IOException("expected one method, then CONNECT (1), and got " + message.get(1));
            }
            boolean over = message.limit() == REQUEST_BYTES;
            channel.write(ByteBuffer.wrap(over ? SUCCEEDED : NO_AUTHENTICATION));
            message.clear();
            return over;
        }
    }

    /**
     * Starts to listen.
     *
     * @param selector where connections wait
     * @param length   how many bytes each end says
     */
    TalkingTarget(Selector selector, long length) throws IOException {
        this.selector = selector;
        this.length = length;
        listener.bind(new InetSocketAddress(InetAddress.getByName(Loopback.V4), 0), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT, this);
    }

    String address() throws IOException {
        return Loopback.V4 + ":" + ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** Goes on with what waits for something that is there now: one of ours, or a talk of whomever. */
    void advance(SelectionKey key) throws IOException {
        if (key.attachment() instanceof Talk talk) {
            talk.advance();
        } else if (key.attachment() instanceof Handshake handshake) {
            if (handshake.advance()) {
                talks.add(Talk.ofTarget(handshake.channel, selector, length));
            }
        } else {
            SocketChannel accepted = listener.accept();
            accepted.configureBlocking(false);
            accepted.register(selector, SelectionKey.OP_READ, new Handshake(accepted));
        }
    }

    /** Says and hears so many bytes with those that come from now on. */
    void setLength(long bytes) {
        length = bytes;
    }

    /** The talks that have come through up to now. */
    List<Talk> talks() {
        return talks;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Talk talk : talks) {
            talk.close();
        }
    }
}
