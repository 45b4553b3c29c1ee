package sshconnect.posix;

import sshconnect.app.RelayRules;

/** One direction of a relay: from a source to a sink, as far as neither makes anybody wait. */
interface Direction extends RelayRules.Flow {

    /** Where bytes come from. */
    Endpoint source();

    /** Where bytes go to. */
    Endpoint sink();

    /** Whether the source is what is waited for. */
    boolean wantsSource();

    /** Whether the sink is what is waited for. */
    boolean wantsSink();

    /** The errno that reading ended with, 0 for none. */
    int sourceError();

    /** The errno that writing ended with, 0 for none. */
    int sinkError();

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
        return SplicedDirection.fits(source, sink) ? new SplicedDirection(source, sink)
                : new CopiedDirection(source, sink);
    }
}
