package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.host.Channel;
import sshconnect.relay.RelayRules;
import sshconnect.tunnel.ProtectedChannel;

/** One direction of a relay: from a source to a sink, as far as neither makes anybody wait. */
interface Direction extends RelayRules.Flow {

    /** Where bytes come from. */
    Endpoint source();

    /** Where bytes go to. */
    Endpoint sink();

    /** Whether the source is what is waited for. */
    boolean wantsSource();

    /** Whether the sink is what is waited for. */
    @Override
    boolean wantsSink();

    /** The errno that reading ended with, 0 for none. */
    int sourceError();

    /** The errno that writing ended with, 0 for none. */
    int sinkError();

    /** What is wrong with the tunnel's protection, null for nothing. */
    default Fault fault() {
        return null;
    }

    @Override
    default boolean sourceFailed() {
        return sourceError() != 0;
    }

    @Override
    default boolean sinkFailed() {
        return sinkError() != 0;
    }

    @Override
    default boolean readerMissing() {
        return sinkError() == Errno.EPIPE();
    }

    @Override
    default boolean protectionFailed() {
        return fault() != null;
    }

    /**
     * Goes on as far as that does not wait.
     *
     * @param sourceReady whether the source has something, be it an end or an error
     * @param sinkReady   whether the sink takes something, be it to answer with an error
     */
    void advance(boolean sourceReady, boolean sinkReady);

    /** Gives memory back. */
    void free();

    /** The cheapest way between two endpoints. */
    static Direction between(Endpoint source, Endpoint sink) {
        return SplicedDirection.fits(source, sink)
                ? new SplicedDirection(source, sink)
                : new CopiedDirection(source, sink);
    }

    /** The way from the local side into a tunnel. */
    static Direction into(Channel tunnel, Endpoint source, Endpoint remote) {
        return tunnel instanceof ProtectedChannel guarded
                ? new SealedDirection(source, remote, guarded.encapsulation())
                : between(source, remote);
    }

    /** The way out of a tunnel to the local side. */
    static Direction outOf(Channel tunnel, Endpoint remote, Endpoint sink) {
        return tunnel instanceof ProtectedChannel guarded
                ? new OpenedDirection(remote, sink, guarded)
                : between(remote, sink);
    }
}
