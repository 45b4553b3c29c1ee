package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.MadeSecrets;

/**
 * What a handshake makes and may not leave behind: secrets, what was computed from a password, what was sent of it, and
 * security contexts. One handshake is watched at a time; the fakes that it works with tell what they gave to it.
 */
public final class Leftovers {

    private static Leftovers current;

    private final MadeSecrets secrets = MadeSecrets.watch();
    private final List<byte[]> given = new ArrayList<>();
    private int contexts;
    private int disposed;

    private Leftovers() {}

    /** Begins to watch. */
    public static Leftovers watch() {
        current = new Leftovers();
        return current;
    }

    /** Bytes that have to be wiped by who got them. */
    static byte[] giving(byte[] secret) {
        if (current != null) {
            current.given.add(secret);
        }
        return secret;
    }

    /** A security context was made. */
    static void contextMade() {
        if (current != null) {
            current.contexts++;
        }
    }

    /** A security context was disposed of. */
    static void contextDisposed() {
        if (current != null) {
            current.disposed++;
        }
    }

    /** Ends, and says what is left; empty for nothing. */
    public String describe() {
        secrets.stop();
        current = null;
        int unwiped = 0;
        for (byte[] each : given) {
            unwiped += MadeSecrets.isWiped(each) ? 0 : 1;
        }
        String left = (secrets.readable() == 0 ? "" : ", secrets: " + secrets.readable())
                + (unwiped == 0 ? "" : ", what was made of them: " + unwiped)
                + (contexts == disposed ? "" : ", contexts made: " + contexts + ", disposed of: " + disposed);
        return left.isEmpty() ? "" : "\nleft behind" + left;
    }
}
