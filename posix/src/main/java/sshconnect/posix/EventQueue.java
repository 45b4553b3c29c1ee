package sshconnect.posix;

import org.teavm.interop.Structure;

/** Waits for any number of descriptors at the cost of those that have something to tell (epoll(7)). */
final class EventQueue {

    /** Told at a time; what does not fit is told the next time. */
    private static final int MAX_EVENTS = 256;

    private final int descriptor = LibcEvents.epoll_create1(LibcEvents.EPOLL_CLOEXEC());
    private final LibcEvents.Event events = allocate(MAX_EVENTS);
    private final LibcEvents.Event event = allocate(1);

    private static LibcEvents.Event allocate(int count) {
        return Libc.calloc(count, Structure.sizeOf(LibcEvents.Event.class)).toStructure();
    }

    /**
     * Waits for a descriptor from now on.
     *
     * @param wanted what to wait for; errors and hang-ups are told without asking
     * @param key    by what to know it
     * @return whether the system can do that: not for files
     */
    boolean add(int watched, int wanted, long key) {
        return control(LibcEvents.EPOLL_CTL_ADD(), watched, wanted, key);
    }

    /** Waits for something else. */
    void change(int watched, int wanted, long key) {
        control(LibcEvents.EPOLL_CTL_MOD(), watched, wanted, key);
    }

    /**
     * Waits for it no more. This must come before it is closed: a child process that still has the same descriptor
     * would keep it here.
     */
    void remove(int watched) {
        control(LibcEvents.EPOLL_CTL_DEL(), watched, 0, 0);
    }

    /**
     * Waits for a descriptor, for something else, or no more.
     *
     * @param key    by what to know it
     * @param before what was waited for, negative for nothing
     * @param wanted what to wait for, negative for nothing
     * @return what is waited for now
     */
    int watch(int watched, long key, int before, int wanted) {
        if (wanted == before) {
            return before;
        }
        if (wanted < 0) {
            remove(watched);
        } else if (before < 0) {
            add(watched, wanted, key);
        } else {
            change(watched, wanted, key);
        }
        return wanted;
    }

    private boolean control(int operation, int watched, int wanted, long key) {
        event.events = wanted;
        event.key = key;
        return LibcEvents.epoll_ctl(descriptor, operation, watched, event) == 0;
    }

    /**
     * Waits.
     *
     * @param timeoutMillis -1 for ever
     * @return how many events there are, or a negative errno
     */
    int await(int timeoutMillis) {
        int count = LibcEvents.epoll_wait(descriptor, events, MAX_EVENTS, timeoutMillis);
        return count < 0 ? -Libc.errno() : count;
    }

    /** The key of an event. */
    long key(int index) {
        return Structure.add(LibcEvents.Event.class, events, index).key;
    }

    /** What an event has found. */
    int found(int index) {
        return Structure.add(LibcEvents.Event.class, events, index).events;
    }

    /** Closes it; for a child process that has no use for it. */
    void close() {
        Libc.close(descriptor);
    }
}
