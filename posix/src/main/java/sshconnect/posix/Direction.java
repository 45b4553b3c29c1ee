package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.relay.FlowState;

/** One direction of a relay: from a source to a sink, as far as neither makes anybody wait. */
interface Direction {

    /** Where bytes come from. */
    Endpoint source();

    /** Where bytes go to. */
    Endpoint sink();

    /** Whether the source is what is waited for. */
    boolean wantsSource();

    /** Whether the sink is what is waited for. */
    boolean wantsSink();

    /** How far it has come. */
    FlowState state();

    /** What it has failed with, null for nothing; this may allocate. */
    Fault fault();

    /**
     * Goes on as far as that does not wait.
     *
     * @param sourceReady whether the source has something, be it an end or an error
     * @param sinkReady   whether the sink takes something, be it to answer with an error
     */
    void advance(boolean sourceReady, boolean sinkReady);

    /**
     * What the system has answered, as a fault.
     *
     * @param error the errno that reading or writing ended with
     */
    default Fault fault(int error) {
        return state() == FlowState.SOURCE_FAILED
                ? SystemError.fault(error, "read from", source().name())
                : SystemError.fault(error, "write to", sink().name());
    }

    /** What has become of a direction when writing ended with an errno. */
    static FlowState afterWriting(int error) {
        return error == Errno.EPIPE() ? FlowState.READER_MISSING : FlowState.SINK_FAILED;
    }

    /** Sends what the layers of a tunnel have to answer to what was unwrapped, if this leads into one. */
    default void answer() {
        // Nothing, without layers.
    }

    /** Whether something has come, of a direction that may have come to its end at once, with the same read. */
    default boolean hasBrought() {
        return false;
    }

    /** Gives memory back. */
    void free();

    /** The cheapest way between two endpoints. */
    static Direction between(Endpoint source, Endpoint sink) {
        if (PipedDirection.fits(source, sink)) {
            return new PipedDirection(source, sink);
        }
        return SplicedDirection.fits(source, sink)
                ? new SplicedDirection(source, sink)
                : new CopiedDirection(source, sink);
    }
}
