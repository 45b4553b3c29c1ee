package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connected Unix socket as a {@link Socket}, which the JDK has for TCP alone; what only TCP has does nothing. */
final class UnixSocket extends Socket {

    private final SocketChannel channel;
    private volatile int timeoutMillis;

    UnixSocket(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public SocketChannel getChannel() {
        return channel;
    }

    /** A stream of its own: those of {@code Channels} do not read while they write. */
    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (timeoutMillis != 0) {
                    awaitInput();
                }
                return channel.read(ByteBuffer.wrap(buffer, offset, length));
            }
        };
    }

    /** Waits for as long as a read may: a channel in blocking mode knows no time limit. */
    private void awaitInput() throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = channel.provider().openSelector()) {
            channel.register(selector, SelectionKey.OP_READ);
            // An interrupt ends the read that follows.
            if (selector.select(timeoutMillis) == 0 && !Thread.currentThread().isInterrupted()) {
                throw new SocketTimeoutException("timed out");
            }
        } finally {
            channel.configureBlocking(true);
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
        };
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Nothing is delayed.
    }

    @Override
    public void setKeepAlive(boolean on) {
        // The other end cannot vanish without a word.
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void setSoTimeout(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public void setSoLinger(boolean on, int seconds) {
        // There is no reset to be sent.
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }
}
