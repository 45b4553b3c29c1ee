package sshconnect.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import sshconnect.base.Fault;
import sshconnect.relay.FlowState;

/**
 * One direction between two sockets, as far as neither makes anybody wait. Reading goes into a buffer that all flows
 * share; only what could not be written at once is kept here, and nothing more is read before that is written.
 */
final class SocketFlow {

    private final SocketChannel source;
    private final String sourceName;
    private final SocketChannel sink;
    private final String sinkName;
    private ByteBuffer left;
    private FlowState state;
    private Fault fault;

    /**
     * A flow.
     *
     * @param unread what was read from the source already; null for nothing
     */
    SocketFlow(SocketChannel source, String sourceName, SocketChannel sink, String sinkName, byte[] unread) {
        this.source = source;
        this.sourceName = sourceName;
        this.sink = sink;
        this.sinkName = sinkName;
        this.left = unread == null ? null : ByteBuffer.wrap(unread);
        this.state = unread == null ? FlowState.SILENT : FlowState.FLOWING;
    }

    /** Whether the source is what is waited for. */
    boolean wantsSource() {
        return left == null && state.moves();
    }

    /** Whether the sink is what is waited for. */
    boolean wantsSink() {
        return left != null;
    }

    FlowState state() {
        return state;
    }

    /** What it has failed with; null for nothing. */
    Fault fault() {
        return fault;
    }

    /**
     * Goes on as far as that does not wait.
     *
     * @param buffer for what is read; it is free again afterwards
     */
    void advance(boolean sourceReady, boolean sinkReady, ByteBuffer buffer) {
        if (sinkReady && wantsSink() && write(left)) {
            left = null;
        }
        if (sourceReady && wantsSource()) {
            buffer.clear();
            read(buffer);
            buffer.flip();
            if (buffer.hasRemaining() && !write(buffer)) {
                left = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            }
        }
    }

    private void read(ByteBuffer buffer) {
        try {
            state = source.read(buffer) < 0 ? FlowState.ENDED : buffer.position() > 0 ? FlowState.FLOWING : state;
        } catch (IOException e) {
            fault = Faults.of(e, "read from", sourceName);
            state = FlowState.SOURCE_FAILED;
        }
    }

    /** Writes what fits; gives whether nothing is left, be it that there is nobody to write it to. */
    private boolean write(ByteBuffer buffer) {
        try {
            sink.write(buffer);
            return !buffer.hasRemaining();
        } catch (IOException e) {
            fault = Faults.of(e, "write to", sinkName);
            state = afterWriting(fault);
            return true;
        }
    }

    /** What has become of a direction when writing ended with a fault. */
    static FlowState afterWriting(Fault fault) {
        return fault.kind() == Fault.Kind.BROKEN_PIPE ? FlowState.READER_MISSING : FlowState.SINK_FAILED;
    }
}
