package sshconnect.posix;

import org.teavm.interop.Address;

/**
 * A direction that goes through a buffer, for descriptors of any type. It reads only into an empty buffer, so that memory
 * is bounded, and so that whatever happens to the source, everything that came from it before has been written.
 */
final class CopiedDirection implements Direction {

    private final Endpoint source;
    private final Endpoint sink;
    /** There only while it holds something, so that a relay which is idle holds no memory. */
    private Address buffer;
    private int start;
    private int end;
    private boolean reading = true;
    private boolean sourceEnded;
    private int sourceError;
    private int sinkError;

    CopiedDirection(Endpoint source, Endpoint sink) {
        this.source = source;
        this.sink = sink;
    }

    @Override
    public Endpoint source() {
        return source;
    }

    @Override
    public Endpoint sink() {
        return sink;
    }

    @Override
    public boolean wantsSource() {
        return reading && start == end;
    }

    @Override
    public boolean wantsSink() {
        return start < end;
    }

    @Override
    public boolean finished() {
        return sourceEnded && start == end;
    }

    @Override
    public int sourceError() {
        return sourceError;
    }

    @Override
    public int sinkError() {
        return sinkError;
    }

    @Override
    public void advance(boolean sourceReady, boolean sinkReady) {
        if (sinkReady && wantsSink()) {
            write();
        }
        if (sourceReady && wantsSource()) {
            read();
            if (wantsSink() && sink.neverWaits()) {
                write();
            }
        }
        if (start == end) {
            free();
        }
    }

    private void read() {
        buffer = RelayBuffers.take();
        long count = source.read(buffer, RelayBuffers.SIZE);
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
    private void stop() {
        reading = false;
        start = end;
    }

    @Override
    public void free() {
        if (buffer != null) {
            RelayBuffers.give(buffer);
            buffer = null;
        }
    }

    /** Begins anew, after the endpoints have got other descriptors. */
    void begin() {
        free();
        start = 0;
        end = 0;
        reading = true;
        sourceEnded = false;
        sourceError = 0;
        sinkError = 0;
    }
}
