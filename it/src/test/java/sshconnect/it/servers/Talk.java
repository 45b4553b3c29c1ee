package sshconnect.it.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * One end of a connection at which both ends talk at the same time. The client says its number first; all else that
 * either says follows from that number and from who says it, so that a byte which is lost, repeated, changed, or
 * brought to somebody else shows.
 */
final class Talk {
    private static final int PIECE_BYTES = 16 * 1024;
    private static final int NUMBER_BYTES = 4;
    /** What is said or heard at once, of all talks, of which there may be tens of thousands: one thread runs them. */
    private static final ByteBuffer PIECE = ByteBuffer.allocate(PIECE_BYTES);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final boolean client;
    private long length;
    private final ByteBuffer number = ByteBuffer.allocate(NUMBER_BYTES);
    private long said;
    private long heard;
    private boolean ended;
    private boolean deaf;

    private Talk(SocketChannel channel, Selector selector, boolean client, long length) throws IOException {
        this.channel = channel;
        this.client = client;
        this.length = length;
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * The client's end.
     *
     * @param channel  a connected channel
     * @param selector where it waits
     * @param number   the client's number
     * @param length   how many bytes each end says beside the number
     */
    static Talk ofClient(SocketChannel channel, Selector selector, int number, long length) throws IOException {
        Talk talk = new Talk(channel, selector, true, length);
        talk.number.putInt(number);
        channel.write(talk.number.duplicate().flip());
        talk.watch();
        return talk;
    }

    /**
     * The other end, which says nothing before it has heard the number.
     *
     * @param channel  a connected channel
     * @param selector where it waits
     * @param length   how many bytes each end says beside the number
     */
    static Talk ofTarget(SocketChannel channel, Selector selector, long length) throws IOException {
        return new Talk(channel, selector, false, length);
    }

    /** The byte at a place of what an end says. */
    private byte at(boolean byClient, long place) {
        long seed = 2L * number.getInt(0) + (byClient ? 1 : 0);
        long mixed = (seed * 0x9e3779b97f4a7c15L + (place >>> 3)) * 0xbf58476d1ce4e5b9L;
        return (byte) (mixed >>> 8 * (int) (place & 7));
    }

    /** Says and hears as much as is possible at once. */
    void advance() throws IOException {
        if (key.isReadable()) {
            hear();
        }
        if (key.isWritable()) {
            say();
        }
        watch();
    }

    private void watch() {
        boolean saying = !number.hasRemaining() && said < length;
        key.interestOps((saying ? SelectionKey.OP_WRITE : 0) | (ended || deaf ? 0 : SelectionKey.OP_READ));
    }

    private void say() throws IOException {
        ByteBuffer piece = PIECE.clear();
        long end = Math.min(length, said + PIECE_BYTES);
        for (long place = said; place < end; place++) {
            piece.put(at(client, place));
        }
        said += channel.write(piece.flip());
    }

    private void hear() throws IOException {
        if (number.hasRemaining()) {
            ended = channel.read(number) < 0;
            return;
        }
        ByteBuffer piece = PIECE.clear();
        int count = channel.read(piece);
        ended = count < 0;
        for (int i = 0; i < count; i++) {
            if (heard == length || piece.get(i) != at(!client, heard)) {
                throw new IOException("byte " + heard + " for client " + number.getInt(0) + " is wrong");
            }
            heard++;
        }
    }

    /** Hears nothing for now, or does so again. */
    void setDeaf(boolean now) {
        deaf = now;
        watch();
    }

    /** Has more to say and to hear. */
    void goOn(long more) {
        length += more;
        watch();
    }

    /** Whether all was said and heard. */
    boolean isThrough() {
        return said == length && heard == length;
    }

    /** Whether the peer says no more. */
    boolean hasEnded() {
        return ended;
    }

    /** Says no more. */
    void end() throws IOException {
        channel.shutdownOutput();
    }

    /** Ends the connection. */
    void close() throws IOException {
        channel.close();
    }
}
