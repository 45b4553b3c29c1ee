package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;

/** What comes from a socket, with a buffer in front that lets a reader look ahead. */
final class ChannelInput extends InputStream {

    private final Socket socket;
    /** As large as the largest look ahead. */
    private byte[] front = {};

    private int start;
    private int end;

    ChannelInput(Socket socket) {
        this.socket = socket;
    }

    /**
     * Copies what is there without taking it, and waits only if nothing is.
     *
     * @return how many bytes were copied, 0 at the end of the stream
     */
    int peek(byte[] buffer) throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
            front = front.length < buffer.length ? new byte[buffer.length] : front;
            end = Math.max(0, socket.getInputStream().read(front));
        }
        int count = Math.min(buffer.length, end - start);
        System.arraycopy(front, start, buffer, 0, count);
        return count;
    }

    /** Whether a peek can show something without waiting. */
    boolean hasUnread() {
        return start < end;
    }

    /** Takes bytes that a peek has shown. */
    void discard(int count) {
        start += count;
    }

    /** Takes everything that a peek could show without waiting; null for nothing. */
    byte[] takeUnread() {
        byte[] unread = start == end ? null : Arrays.copyOfRange(front, start, end);
        start = end;
        return unread;
    }

    /** Puts bytes back that were read elsewhere, before anything was read here. */
    void putBack(byte[] bytes) {
        front = bytes;
        start = 0;
        end = bytes.length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = takeUnread(buffer, offset, length);
        return count > 0 ? count : socket.getInputStream().read(buffer, offset, length);
    }

    /** Locks only what does not wait, so that two readers get no byte twice and neither holds the other up. */
    private synchronized int takeUnread(byte[] buffer, int offset, int length) {
        int count = Math.min(length, end - start);
        System.arraycopy(front, start, buffer, offset, count);
        start += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return end - start + socket.getInputStream().available();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
