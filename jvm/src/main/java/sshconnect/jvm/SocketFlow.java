package sshconnect.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import sshconnect.base.Fault;
import sshconnect.relay.RelayRules;

/**
 * One direction between two sockets, as far as neither makes anybody wait. Reading goes into a buffer that all flows
 * share; only what could not be written at once is kept here, and nothing more is read before that is written.
 */
final class SocketFlow implements RelayRules.Flow {

    private final SocketChannel source;
    private final String sourceName;
    private final SocketChannel sink;
    private final String sinkName;
    private ByteBuffer left;
    private boolean moved;
    private boolean ended;
    private Fault sourceFault;
    private Fault sinkFault;

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
        this.moved = unread != null;
    }

    /** Whether the source is what is waited for. */
    boolean wantsSource() {
        return left == null && !ended && sourceFault == null && sinkFault == null;
    }

    /** Whether the sink is what is waited for. */
    @Override
    public boolean wantsSink() {
        return left != null;
    }

    Fault sourceFault() {
        return sourceFault;
    }

    Fault sinkFault() {
        return sinkFault;
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
            moved |= buffer.hasRemaining();
            if (buffer.hasRemaining() && !write(buffer)) {
                left = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            }
        }
    }

    private void read(ByteBuffer buffer) {
        try {
            ended = source.read(buffer) < 0;
        } catch (IOException e) {
            sourceFault = Faults.of(e, "read from", sourceName);
        }
    }

    /** Writes what fits; gives whether nothing is left, be it that there is nobody to write it to. */
    private boolean write(ByteBuffer buffer) {
        try {
            sink.write(buffer);
            return !buffer.hasRemaining();
        } catch (IOException e) {
            sinkFault = Faults.of(e, "write to", sinkName);
            return true;
        }
    }

    @Override
    public boolean moved() {
        return moved;
    }

    @Override
    public boolean finished() {
        return ended && left == null;
    }

    @Override
    public boolean sourceFailed() {
        return sourceFault != null;
    }

    @Override
    public boolean sinkFailed() {
        return sinkFault != null;
    }

    @Override
    public boolean readerMissing() {
        return sinkFault != null && sinkFault.kind() == Fault.Kind.BROKEN_PIPE;
    }
}
