package sshconnect.posix;

import java.util.Arrays;
import sshconnect.host.Relay.LocalEof;

/** Room for clients, which is made when it is wanted and kept for the next ones at the same place. */
final class ClientTable {

    /** Room for a client is some 500 bytes of the Java heap: this many take half of it. */
    static final int MAX_CLIENTS = 16 * 1024;

    private static final int FIRST = 64;

    private final EventQueue queue;
    private final String name;
    private final LocalEof onLocalEof;
    private ClientRelay[] all = new ClientRelay[FIRST];
    private int count;

    /** A table without clients; see {@link ClientRelay} for what they are made of. */
    ClientTable(EventQueue queue, String name, LocalEof onLocalEof) {
        this.queue = queue;
        this.name = name;
        this.onLocalEof = onLocalEof;
    }

    /** How much room was ever made; places are below this. */
    int size() {
        return count;
    }

    /** The room at a place: one that there was before, or the next. */
    ClientRelay at(int place) {
        if (place < count) {
            return all[place];
        }
        if (count == all.length) {
            all = Arrays.copyOf(all, 2 * count);
        }
        all[count] = new ClientRelay(count, queue, name, onLocalEof);
        return all[count++];
    }
}
