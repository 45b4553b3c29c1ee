package sshconnect.posix;

import org.teavm.interop.Address;

/** Bytes outside the Java heap that wait to be taken: those from {@code first} to {@code last}. Pages that are never used take no memory. */
final class OffHeapBuffer {

    private final Address memory;
    private final int size;
    private int first;
    private int last;

    OffHeapBuffer(int size) {
        this.size = size;
        memory = Libc.malloc(size);
    }

    /** What waits. */
    Address bytes() {
        return memory.add(first);
    }

    /** How much that is. */
    int count() {
        return last - first;
    }

    /** Where more can be put. */
    Address room() {
        return memory.add(last);
    }

    /** How much more can be put there. */
    int roomBytes() {
        return size - last;
    }

    /** More was put there. */
    void put(int count) {
        last += count;
    }

    /** Adds bytes as far as there is room. */
    void put(byte[] bytes) {
        int count = Math.min(bytes.length, roomBytes());
        Address.moveMemoryBlock(Address.ofData(bytes), room(), count);
        Address.pin(bytes);
        last += count;
    }

    /** The first of it is done with. */
    void take(int count) {
        first += count;
        if (first == last) {
            clear();
        }
    }

    /** All of it is done with. */
    void clear() {
        first = 0;
        last = 0;
    }

    /** Moves what waits to the front, so that all room is behind it. */
    void compact() {
        if (first > 0) {
            Address.moveMemoryBlock(bytes(), memory, count());
            last -= first;
            first = 0;
        }
    }

    void free() {
        Libc.free(memory);
    }
}
