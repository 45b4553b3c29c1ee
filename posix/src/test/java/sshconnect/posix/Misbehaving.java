package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** Does, as a native program, one thing that the checked executable is there to find. */
public final class Misbehaving {
    private static final int MEMORY_BYTES = 16;

    private static byte[] kept;

    private Misbehaving() {
    }

    /**
     * Misbehaves. The number of arguments says how: 0 not at all, 1 makes garbage, 2 shifts too far, 3 reads freed memory.
     *
     * @param unused nothing, as for {@link Main#main}
     */
    public static void main(String[] unused) {
        int way = Arguments.all().length;
        if (way == 1) {
            for (int i = 0; i < 1 << 10; i++) {
                kept = new byte[1 << 16];
            }
        } else if (way == 2) {
            kept = new byte[1 << (way + 30)];
        } else if (way == 3) {
            Address memory = malloc(MEMORY_BYTES);
            free(memory);
            kept = new byte[memory.getByte() & 0xff];
        }
    }

    @Import(name = "malloc")
    @Include("stdlib.h")
    private static native Address malloc(long bytes);

    @Import(name = "free")
    @Include("stdlib.h")
    private static native void free(Address memory);
}
