package sshconnect.base;

import java.util.Arrays;

/**
 * The input of a handshake: a bounded queue of bytes that were received and not yet consumed. Readers look ahead with
 * {@link #at} and {@link #indexOf}, and consume whole messages with {@link #take} or {@link #skip}; "not enough yet"
 * is for them to say, so nothing here waits or fails for lack of bytes.
 *
 * <p>The end of input is an input too: {@link #end} marks it.
 */
public final class ByteQueue {

    /** What most handshakes need at once; more is allocated when it comes. */
    private static final int INITIAL_BYTES = 1024;

    private final int capacity;
    private byte[] bytes;
    private int start;
    private int end;
    private boolean ended;

    /**
     * An empty queue.
     *
     * @param capacity how many unconsumed bytes it holds at most
     */
    public ByteQueue(int capacity) {
        this.capacity = capacity;
        bytes = new byte[Math.min(capacity, INITIAL_BYTES)];
    }

    /**
     * Adds received bytes at the end.
     *
     * @param source where they are
     * @param count  how many, from the first on; no more than {@link #free}
     */
    public void append(byte[] source, int count) {
        if (end + count > bytes.length) {
            makeRoom(count);
        }
        System.arraycopy(source, 0, bytes, end, count);
        end += count;
    }

    private void makeRoom(int count) {
        int size = size();
        byte[] roomy = bytes;
        if (size + count > bytes.length) {
            roomy = new byte[Math.min(capacity, Math.max(size + count, 2 * bytes.length))];
        }
        System.arraycopy(bytes, start, roomy, 0, size);
        bytes = roomy;
        start = 0;
        end = size;
    }

    /** Marks that no more bytes will ever come: the peer has closed its side. */
    public void end() {
        ended = true;
    }

    /**
     * Whether the peer has closed its side; bytes received before that may still be unread.
     *
     * @return true after {@link #end}
     */
    public boolean ended() {
        return ended;
    }

    /**
     * How many bytes are unread.
     *
     * @return the number of bytes
     */
    public int size() {
        return end - start;
    }

    /**
     * How many more bytes fit.
     *
     * @return the number of bytes
     */
    public int free() {
        return capacity - size();
    }

    /**
     * Looks at an unread byte without consuming it.
     *
     * @param index 0 for the next byte; less than {@link #size}
     * @return the byte, 0 to 255
     */
    public int at(int index) {
        return bytes[start + index] & 0xff;
    }

    /**
     * Finds a byte among the unread ones.
     *
     * @param value the byte, 0 to 255
     * @param from  the index to begin at
     * @return its index, or -1
     */
    public int indexOf(int value, int from) {
        for (int i = start + from; i < end; i++) {
            if ((bytes[i] & 0xff) == value) {
                return i - start;
            }
        }
        return -1;
    }

    /**
     * Consumes bytes and returns them.
     *
     * @param count how many; no more than {@link #size}
     * @return the bytes
     */
    public byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(bytes, start, start + count);
        start += count;
        return taken;
    }

    /**
     * Consumes bytes unseen.
     *
     * @param count how many; no more than {@link #size}
     */
    public void skip(int count) {
        start += count;
    }

    /**
     * Forgets the newest unread bytes, which the connection still holds and will deliver again.
     *
     * @param count how many; no more than {@link #size}
     */
    public void dropLast(int count) {
        end -= count;
    }
}
