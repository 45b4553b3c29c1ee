package sshconnect.posix;

import org.teavm.interop.Address;

/** A direction that writes what it reads. */
class CopiedDirection extends BufferedDirection {

    private final int mostBytes;
    /** There only while it holds something, so that a relay which is idle holds no memory. */
    private Address buffer;

    private boolean wasFull;

    /** A direction for many bytes at a time. */
    CopiedDirection(Endpoint source, Endpoint sink) {
        this(source, sink, RelayBuffers.SIZE);
    }

    /** A direction that moves no more than so many bytes at a time, {@link RelayBuffers#SIZE} at most. */
    CopiedDirection(Endpoint source, Endpoint sink, int mostBytes) {
        super(source, sink);
        this.mostBytes = mostBytes;
    }

    /** Whether the last read brought as much as it could, and all of it is written; tells so once. */
    final boolean hasPassedOnMuch() {
        boolean much = wasFull && wantsSource();
        wasFull &= !much;
        return much;
    }

    @Override
    final Address room() {
        buffer = RelayBuffers.take();
        return buffer;
    }

    @Override
    final int roomBytes() {
        return mostBytes;
    }

    @Override
    void received(int count) {
        wasFull = count == mostBytes;
        hold(buffer, count);
    }

    @Override
    final void idle() {
        free();
    }

    @Override
    public void free() {
        if (buffer != null) {
            RelayBuffers.give(buffer);
            buffer = null;
        }
    }
}
