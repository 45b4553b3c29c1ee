package sshconnect.tunnel;

import sshconnect.host.Tunnel;
import sshconnect.proto.Failure;

/** A tunnel, or why there is none. */
public sealed interface Opened {

    /**
     * There is one.
     *
     * @param tunnel the connection behind its handshakes
     */
    record Open(Tunnel tunnel) implements Opened {}

    /**
     * There is none.
     *
     * @param failure why
     */
    record Failed(Failure failure) implements Opened {}

    /**
     * Makes one from a tunnel.
     *
     * @param tunnel the tunnel
     * @return that there is one
     */
    static Opened of(Tunnel tunnel) {
        return new Open(tunnel);
    }

    /**
     * Makes one from a failure.
     *
     * @param failure why there is no tunnel
     * @return that there is none
     */
    static Opened failed(Failure failure) {
        return new Failed(failure);
    }
}
