package sshconnect.posix;

import org.teavm.interop.Address;

/** A direction that writes what it reads. */
final class CopiedDirection extends BufferedDirection {

    /** There only while it holds something, so that a relay which is idle holds no memory. */
    private Address buffer;

    CopiedDirection(Endpoint source, Endpoint sink) {
        super(source, sink);
    }

    @Override
    Address room() {
        buffer = RelayBuffers.take();
        return buffer;
    }

    @Override
    int roomBytes() {
        return RelayBuffers.SIZE;
    }

    @Override
    void received(int count) {
        hold(buffer, count);
    }

    @Override
    void idle() {
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
