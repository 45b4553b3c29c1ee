package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.relay.FlowState;

/** The direction out of a tunnel with layers. */
final class UnwrappingDirection extends BufferedDirection {

    private final LayeredTunnel tunnel;
    private boolean brought;
    private @Nullable Fault fault;

    /**
     * A direction.
     *
     * @param source the connection under the tunnel
     */
    UnwrappingDirection(Endpoint source, Endpoint sink, LayeredTunnel tunnel) {
        super(source, sink);
        this.tunnel = tunnel;
        deliver();
    }

    @Override
    Address room() {
        return tunnel.received().room();
    }

    @Override
    int roomBytes() {
        return tunnel.received().roomBytes();
    }

    @Override
    void received(int count) {
        tunnel.received().put(count);
        deliver();
    }

    @Override
    void written() {
        tunnel.content().clear();
        deliver();
    }

    @Override
    void ended() {
        tunnel.sourceEnded();
        deliver();
    }

    private void deliver() {
        tunnel.unwrap();
        if (tunnel.content().count() > 0) {
            hold(tunnel.content().bytes(), tunnel.content().count());
            brought = true;
        } else if (tunnel.isOver()) {
            fault = tunnel.fault();
            stop(end(fault));
        }
    }

    private static FlowState end(@Nullable Fault fault) {
        if (fault == null) {
            return FlowState.ENDED;
        }
        return fault.kind() == Fault.Kind.CUT ? FlowState.CUT : FlowState.PROTECTION_FAILED;
    }

    @Override
    public Fault fault() {
        return fault == null ? super.fault() : fault;
    }

    @Override
    public boolean hasBrought() {
        return brought;
    }

    /** {@inheritDoc} That of the tunnel is for the next client; what was for this one is not. */
    @Override
    public void free() {
        tunnel.content().clear();
    }
}
