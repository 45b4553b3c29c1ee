package sshconnect.posix;

import org.teavm.interop.Address;

/** A direction that writes what it reads. */
final class CopiedDirection extends BufferedDirection {

    /** As much as a Linux pipe holds. */
    private static final int BUFFER_BYTES = 64 * 1024;

    private final int bufferBytes;
    private final Address buffer;
    private boolean wasFull;

    /** A direction for many bytes at a time. */
    CopiedDirection(Endpoint source, Endpoint sink) {
        this(source, sink, BUFFER_BYTES);
    }

    /** A direction that moves no more than so many bytes at a time. */
    CopiedDirection(Endpoint source, Endpoint sink, int bufferBytes) {
        super(source, sink);
        this.bufferBytes = bufferBytes;
        buffer = Libc.malloc(bufferBytes);
    }

    /** Whether the last read filled the buffer, and all of it is written; tells so once. */
    boolean hasPassedOnMuch() {
        boolean much = wasFull && wantsSource();
        wasFull &= !much;
        return much;
    }

    @Override
    Address room() {
        return buffer;
    }

    @Override
    int roomBytes() {
        return bufferBytes;
    }

    @Override
    void received(int count) {
        wasFull = count == bufferBytes;
        hold(buffer, count);
    }

    @Override
    public void free() {
        Libc.free(buffer);
    }
}
