package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** Does, as a native program, one thing that the checked executable is there to find, or to survive. */
public final class Misbehaving {
    private static final int MEMORY_BYTES = 16;
    private static final int ARRAY_BYTES = 1 << 16;
    /** Garbage of 1 MiB is more than the small heap; of 64 MiB, more than the heap of the shipped executable. */
    private static final int SOME_ARRAYS = 1 << 4;

    private static final int MANY_ARRAYS = 1 << 10;
    private static final int KEPT_OBJECTS = 1 << 17;

    private static Object kept;
    private static Object dropped;

    private Misbehaving() {}

    /**
     * Misbehaves. The number of arguments says how: 0 not at all, 1 collects nothing, 2 shifts too far, 3 reads freed
     * memory, 4 makes much garbage, 5 copies more than a byte array has, 6 keeps every other of many small objects.
     *
     * @param unused nothing, as for {@link Main#main}
     */
    public static void main(String[] unused) {
        int way = Arguments.all().length;
        if (way != 1) {
            makeGarbage(way == 4 ? MANY_ARRAYS : SOME_ARRAYS);
        }
        if (way == 2) {
            kept = new byte[1 << (way + 30)];
        } else if (way == 3) {
            Address memory = malloc(MEMORY_BYTES);
            free(memory);
            kept = new byte[memory.getByte() & 0xff];
        } else if (way == 5) {
            byte[] bytes = new byte[MEMORY_BYTES];
            memmove(new byte[MEMORY_BYTES], bytes, 8 * MEMORY_BYTES);
        } else if (way == 6) {
            keepEveryOther();
        }
    }

    private static void makeGarbage(int arrays) {
        for (int i = 0; i < arrays; i++) {
            kept = new byte[ARRAY_BYTES];
        }
    }

    /** Leaves a gap of eight bytes behind each object of eight bytes: as many free chunks as there can be. */
    private static void keepEveryOther() {
        Object[] objects = new Object[KEPT_OBJECTS];
        kept = objects;
        for (int i = 0; i < objects.length; i++) {
            objects[i] = new Object();
            dropped = new Object();
        }
    }

    @Import(name = "memmove")
    @Include("string.h")
    private static native Address memmove(byte[] to, byte[] from, long bytes);

    @Import(name = "malloc")
    @Include("stdlib.h")
    private static native Address malloc(long bytes);

    @Import(name = "free")
    @Include("stdlib.h")
    private static native void free(Address memory);
}
