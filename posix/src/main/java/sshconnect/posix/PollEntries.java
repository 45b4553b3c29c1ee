package sshconnect.posix;

import org.teavm.interop.Structure;

/** Arrays of {@code struct pollfd}, which are known by their first element. */
final class PollEntries {

    /** A descriptor that poll(2) passes over. */
    static final int IGNORED = -1;

    private PollEntries() {}

    /** Makes an array, outside the Java heap. */
    static Libc.PollEntry allocate(int count) {
        return Libc.calloc(count, Structure.sizeOf(Libc.PollEntry.class)).toStructure();
    }

    /** Sets what to wait for; errors and hang-ups are told without asking. */
    static void watch(Libc.PollEntry entries, int index, int descriptor, int events) {
        Libc.PollEntry entry = Structure.add(Libc.PollEntry.class, entries, index);
        entry.fd = descriptor;
        entry.events = (short) events;
    }

    /** What poll(2) has found, 0 for nothing. */
    static int found(Libc.PollEntry entries, int index) {
        Libc.PollEntry entry = Structure.add(Libc.PollEntry.class, entries, index);
        return entry.revents;
    }
}
