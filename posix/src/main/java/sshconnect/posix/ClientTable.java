package sshconnect.posix;

import java.util.Arrays;
import sshconnect.host.Relay.LocalEof;

/** Room for clients, which is made when it is wanted and kept for the next ones. */
final class ClientTable {

    /** Room for a client is some 500 bytes of the Java heap: this many take half of it. */
    static final int MOST = 16 * 1024;

    private static final int FIRST = 64;

    private final EventQueue queue;
    private final String name;
    private final LocalEof onLocalEof;
    private ClientRelay[] all = new ClientRelay[FIRST];
    private int[] free = new int[FIRST];
    private int count;
    private int freeCount;

    /** A table without clients; see {@link ClientRelay} for what they are made of. */
    ClientTable(EventQueue queue, String name, LocalEof onLocalEof) {
        this.queue = queue;
        this.name = name;
        this.onLocalEof = onLocalEof;
    }

    /** How much room was ever made; indices are below this. */
    int size() {
        return count;
    }

    ClientRelay get(int index) {
        return all[index];
    }

    /** Whether {@link #take} gives something. */
    boolean hasRoom() {
        return freeCount > 0 || count < MOST;
    }

    /** Room for one more client. */
    ClientRelay take() {
        if (freeCount > 0) {
            return all[free[--freeCount]];
        }
        if (count == all.length) {
            all = Arrays.copyOf(all, 2 * count);
            free = Arrays.copyOf(free, 2 * count);
        }
        all[count] = new ClientRelay(count, queue, name, onLocalEof);
        return all[count++];
    }

    /** Takes room back. */
    void give(ClientRelay client) {
        free[freeCount++] = client.index();
    }
}
