package sshconnect.posix;

import org.teavm.interop.Address;

/** A direction that writes what it reads. */
final class CopiedDirection extends BufferedDirection {

    /** As much as a Linux pipe holds. */
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Address buffer = Libc.malloc(BUFFER_BYTES);

    CopiedDirection(Endpoint source, Endpoint sink) {
        super(source, sink);
    }

    @Override
    Address room() {
        return buffer;
    }

    @Override
    int roomBytes() {
        return BUFFER_BYTES;
    }

    @Override
    void received(int count) {
        hold(buffer, count);
    }

    @Override
    public void free() {
        Libc.free(buffer);
    }
}
