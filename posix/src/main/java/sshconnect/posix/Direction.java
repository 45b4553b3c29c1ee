package sshconnect.posix;

import org.teavm.interop.Address;

/**
 * One direction of a relay: from a source through a buffer to a sink. Reads only into an empty buffer, so that memory
 * is bounded, and so that whatever happens to the source, everything that came from it before has been written.
 */
final class Direction {

    /** As much as a Linux pipe holds. */
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Endpoint source;
    private final Endpoint sink;
    private final Address buffer = Libc.malloc(BUFFER_BYTES);
    private int start;
    private int end;
    private boolean reading = true;
    private boolean sourceEnded;
    private int sourceError;
    private int sinkError;

    Direction(Endpoint source, Endpoint sink) {
        this.source = source;
        this.sink = sink;
    }

    Endpoint source() {
        return source;
    }

    Endpoint sink() {
        return sink;
    }

    /** Whether the next step is to read. */
    boolean wantsSource() {
        return reading && start == end;
    }

    /** Whether the next step is to write. */
    boolean wantsSink() {
        return start < end;
    }

    /** Whether the source has ended in order and everything from it was written. */
    boolean finished() {
        return sourceEnded && start == end;
    }

    /** The errno that reading ended with, 0 for none. */
    int sourceError() {
        return sourceError;
    }

    /** The errno that writing ended with, 0 for none. */
    int sinkError() {
        return sinkError;
    }

    /**
     * Goes on as far as that does not wait.
     *
     * @param sourceReady whether the source has something, be it an end or an error
     * @param sinkReady   whether the sink takes something, be it to answer with an error
     */
    void advance(boolean sourceReady, boolean sinkReady) {
        if (sinkReady && wantsSink()) {
            write();
        }
        if (sourceReady && wantsSource()) {
            read();
            if (wantsSink() && sink.neverWaits()) {
                write();
            }
        }
    }

    private void read() {
        long count = source.read(buffer, BUFFER_BYTES);
        int error = count < 0 ? Libc.errno() : 0;
        if (count > 0) {
            start = 0;
            end = (int) count;
        } else if (count == 0) {
            sourceEnded = true;
            reading = false;
        } else if (!isPassing(error)) {
            sourceError = error;
            reading = false;
        }
    }

    private void write() {
        long count = sink.write(buffer.add(start), end - start);
        int error = count < 0 ? Libc.errno() : 0;
        if (count > 0) {
            start += (int) count;
        } else if (count < 0 && !isPassing(error)) {
            sinkError = error;
            stop();
        }
    }

    private static boolean isPassing(int error) {
        return error == Errno.EAGAIN() || error == Errno.EINTR();
    }

    /** Reads no more, and forgets what was not written: there is nobody to write it to. */
    void stop() {
        reading = false;
        start = end;
    }

    /** Gives the buffer back. */
    void free() {
        Libc.free(buffer);
    }
}
