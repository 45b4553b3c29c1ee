package sshconnect.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import sshconnect.host.Tunnels;
import sshconnect.relay.ServeEvent;

/** Makes a tunnel for a client, while the thread that serves listens to what the client does meanwhile. */
final class OpeningThread extends Thread {

    private final int place;
    private final int number;
    private final SocketChannel client;
    private final Tunnels tunnels;
    private final Consumer<OpeningThread> toldOfTheEnd;
    private final SelectionKey key;
    private byte[] said;
    private volatile boolean givenUp;
    private volatile Tunnels.Attempt attempt = new Tunnels.Attempt(null, null);

    /**
     * Listens to a client; the thread is still to be started.
     *
     * @param place        the client's place
     * @param number       its number
     * @param key          of the client, by the selector of the thread that serves
     * @param tunnels      what makes the tunnel
     * @param toldOfTheEnd called by this thread when {@link #attempt} tells what came of it
     */
    OpeningThread(int place, int number, SelectionKey key, Tunnels tunnels, Consumer<OpeningThread> toldOfTheEnd) {
        super("tunnel for client " + number);
        this.place = place;
        this.number = number;
        this.client = (SocketChannel) key.channel();
        this.tunnels = tunnels;
        this.toldOfTheEnd = toldOfTheEnd;
        this.key = key;
        setDaemon(true);
        key.attach(this);
    }

    @Override
    public void run() {
        try {
            attempt = tunnels.open(number);
        } finally {
            toldOfTheEnd.accept(this);
        }
    }

    int place() {
        return place;
    }

    int number() {
        return number;
    }

    SocketChannel client() {
        return client;
    }

    /** What came of it; without a tunnel until then. */
    Tunnels.Attempt attempt() {
        return attempt;
    }

    /** What the client has said by now, for its tunnel; null for nothing. */
    byte[] said() {
        return said;
    }

    /** Whether nobody waits for the tunnel any more. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** Hears the first of what the client says, its end, or that it has gone; the rest stays where it is. */
    ServeEvent hear(ByteBuffer buffer) {
        key.interestOps(0);
        try {
            int count = client.read(buffer.clear());
            if (count > 0) {
                said = new byte[count];
                buffer.flip().get(said);
            }
            return count < 0 ? ServeEvent.CLIENT_ENDED_IN_SILENCE : ServeEvent.NOTHING;
        } catch (IOException e) {
            return ServeEvent.CLIENT_LEFT;
        }
    }

    /** The client has gone. What can be interrupted ends at once: connecting, and waiting for an answer. */
    void giveUp() {
        givenUp = true;
        key.interestOps(0);
        interrupt();
    }

    /** Lets go of the client, which nobody else may have registered; it blocks from here on. */
    void release(Selector selector) throws IOException {
        key.cancel();
        selector.selectNow();
        client.configureBlocking(true);
    }
}
