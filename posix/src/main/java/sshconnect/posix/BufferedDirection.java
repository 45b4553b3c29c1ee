package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.relay.FlowState;

/**
 * A direction that goes through memory outside the Java heap, for descriptors of any type. It reads only when everything
 * that came before has been written, so that memory is bounded, and so that whatever happens to the source, nothing that
 * came from it is lost.
 */
abstract class BufferedDirection implements Direction {

    private final Endpoint source;
    private final Endpoint sink;
    private Address held;
    private int start;
    private int end;
    private FlowState state = FlowState.SILENT;
    private int error;

    BufferedDirection(Endpoint source, Endpoint sink) {
        this.source = source;
        this.sink = sink;
    }

    /** Where to read to. */
    abstract Address room();

    /** How much there is room for. */
    abstract int roomBytes();

    /** Some bytes were read into the {@link #room}: {@link #hold} what is to be written. */
    abstract void received(int count);

    /** What was held is written: {@link #hold} what more there is. */
    void written() {
        // Nothing, unless one read can bring more than is held at a time.
    }

    /** The source has ended. */
    void ended() {
        stop(FlowState.ENDED);
    }

    /** Nothing is held, and nothing is being read. */
    void idle() {
        // What there is room in may be somebody else's meanwhile.
    }

    /** Reads into the {@link #room}; gives what read(2) does. */
    long receive() {
        return source.read(room(), roomBytes());
    }

    /** Writes of what is held; gives what write(2) does. */
    long send(int from, int count) {
        return sink.write(held.add(from), count);
    }

    /** Begins anew, after the endpoints have got other descriptors. */
    void begin() {
        hold(null, 0);
        state = FlowState.SILENT;
        error = 0;
        idle();
    }

    /** Holds bytes until they are written. */
    final void hold(Address bytes, int count) {
        held = bytes;
        start = 0;
        end = count;
        state = count > 0 && state == FlowState.SILENT ? FlowState.FLOWING : state;
    }

    /** Reads no more, and forgets what was not written. */
    final void stop(FlowState why) {
        state = why;
        start = end;
    }

    @Override
    public final Endpoint source() {
        return source;
    }

    @Override
    public final Endpoint sink() {
        return sink;
    }

    @Override
    public final boolean wantsSource() {
        return state.moves() && start == end;
    }

    @Override
    public final boolean wantsSink() {
        return start < end;
    }

    @Override
    public final FlowState state() {
        return state;
    }

    @Override
    public Fault fault() {
        return error == 0 ? null : fault(error);
    }

    @Override
    public final void advance(boolean sourceReady, boolean sinkReady) {
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
            idle();
        }
    }

    private void read() {
        long count = receive();
        int failure = count < 0 ? Libc.errno() : 0;
        if (count > 0) {
            received((int) count);
        } else if (count == 0) {
            ended();
        } else if (!isPassing(failure)) {
            error = failure;
            stop(FlowState.SOURCE_FAILED);
        }
    }

    private void write() {
        long count = send(start, end - start);
        int failure = count < 0 ? Libc.errno() : 0;
        if (count > 0) {
            start += (int) count;
            if (start == end) {
                written();
            }
        } else if (count < 0 && !isPassing(failure)) {
            error = failure;
            // There is nobody to write it to.
            stop(Direction.afterWriting(failure));
        }
    }

    private static boolean isPassing(int error) {
        return error == Errno.EAGAIN() || error == Errno.EINTR();
    }
}
