package sshconnect.posix;

import org.teavm.interop.Address;

/**
 * Buffers for bytes on their way, outside the Java heap. A direction takes one to read, and gives it back as soon as
 * everything is written: nearly always at once, so that any number of relays share one, and only those whose reader
 * stalls hold one each.
 */
final class RelayBuffers {

    /** As much as a Linux pipe holds. */
    static final int SIZE = 64 * 1024;

    /** Given back and not yet taken again; the C library is spared the way there and back for each read. */
    private static Address spare;

    private RelayBuffers() {}

    /** A buffer of {@link #SIZE} bytes. */
    static Address take() {
        Address buffer = spare == null ? Libc.malloc(SIZE) : spare;
        spare = null;
        return buffer;
    }

    /** Takes a buffer back. */
    static void give(Address buffer) {
        if (spare == null) {
            spare = buffer;
        } else {
            Libc.free(buffer);
        }
    }
}
