package sshconnect.posix;

import org.jspecify.annotations.Nullable;

/**
 * Pipes for bytes on their way between two sockets. A direction takes one to read, and gives it back as soon as everything
 * is written: nearly always at once, so that any number of relays share one, and only those whose reader stalls hold one
 * each. No more are ever made than there is room for here, and none is garbage.
 */
final class RelayPipes {

    /** All of them hold 32 MiB, half of what an account has for its pipes (pipe(7)). */
    static final int MAX_PIPES = 128;
    /** One for so many descriptors that the process may have: two of them, and the rest is for clients. */
    private static final int DESCRIPTORS_FOR_A_PIPE = 16;
    /** Moves without looking whether there can be another pipe, after there could not. */
    private static final int MOVES_AFTER_REFUSAL = 1024;

    private static final RelayPipe[] IDLE = new RelayPipe[MAX_PIPES];

    private static int most = MAX_PIPES;
    private static int idleCount;
    private static int made;
    private static int movesToWait;
    private static boolean refused;

    private RelayPipes() {}

    /** Sets how many descriptors the process may have. */
    static void limit(long descriptors) {
        most = (int) Math.min(MAX_PIPES, descriptors / DESCRIPTORS_FOR_A_PIPE);
    }

    /** Takes an empty pipe; null if there can be none now. */
    static @Nullable RelayPipe take() {
        if (refused) {
            return null;
        }
        if (movesToWait > 0 && (idleCount == 0 || !IDLE[idleCount - 1].isOpen())) {
            movesToWait--;
            return null;
        }
        if (idleCount == 0) {
            if (made == most) {
                return null;
            }
            IDLE[idleCount++] = new RelayPipe();
            made++;
        }
        RelayPipe pipe = IDLE[idleCount - 1];
        if (!pipe.open()) {
            movesToWait = MOVES_AFTER_REFUSAL;
            return null;
        }
        idleCount--;
        return pipe;
    }

    /** Takes a pipe back; what is left in it is nobody's any more, and goes with it. */
    static void give(RelayPipe pipe) {
        if (!pipe.isEmpty()) {
            pipe.close();
        }
        IDLE[idleCount++] = pipe;
    }

    /** Takes no pipe any more: the system does not splice such sockets. */
    static void refuse() {
        refused = true;
    }

    /** Closes those that nobody has taken; gives whether there were any. */
    static boolean closeIdle() {
        boolean closed = false;
        for (int i = 0; i < idleCount; i++) {
            closed |= IDLE[i].close();
        }
        return closed;
    }
}
