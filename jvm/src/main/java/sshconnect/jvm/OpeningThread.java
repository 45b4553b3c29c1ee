package sshconnect.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import sshconnect.host.Tunnels;

/** Makes a tunnel for a client, while the thread that serves listens to what the client does meanwhile. */
final class OpeningThread extends Thread {

    private final int number;
    private final SocketChannel client;
    private final Tunnels tunnels;
    private final Consumer<OpeningThread> toldOfTheEnd;
    private final SelectionKey key;
    private byte[] said;
    private boolean endedInSilence;
    private volatile boolean givenUp;
    private volatile Tunnels.Attempt attempt = new Tunnels.Attempt(null, null);

    /**
     * Listens to a client; the thread is still to be started.
     *
     * @param number       the client's number
     * @param client       the client
     * @param selector     of the thread that serves
     * @param tunnels      what makes the tunnel
     * @param toldOfTheEnd called by this thread when {@link #attempt} tells what came of it
     */
    OpeningThread(
            int number, SocketChannel client, Selector selector, Tunnels tunnels, Consumer<OpeningThread> toldOfTheEnd)
            throws IOException {
        super("tunnel for client " + number);
        this.number = number;
        this.client = client;
        this.tunnels = tunnels;
        this.toldOfTheEnd = toldOfTheEnd;
        client.configureBlocking(false);
        key = client.register(selector, SelectionKey.OP_READ, this);
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            attempt = tunnels.open(number);
        } finally {
            toldOfTheEnd.accept(this);
        }
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

    /**
     * Whether the client has ended its side without having said anything. It may only listen; or it has gone, which Java
     * cannot tell apart.
     */
    boolean endedInSilence() {
        return endedInSilence;
    }

    /** Whether nobody waits for the tunnel any more. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** Hears the first of what the client says; the rest stays where it is. */
    void hear(ByteBuffer buffer) {
        key.interestOps(0);
        try {
            int count = client.read(buffer.clear());
            endedInSilence = count < 0;
            if (count > 0) {
                said = new byte[count];
                buffer.flip().get(said);
            }
        } catch (IOException e) {
            giveUp();
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
