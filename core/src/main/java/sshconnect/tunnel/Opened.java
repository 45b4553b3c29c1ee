package sshconnect.tunnel;

import sshconnect.host.Tunnel;
import sshconnect.proto.Failure;

/**
 * A tunnel, or why there is none; exactly one of the two.
 *
 * @param tunnel  the connection behind its handshake, null when there is a failure
 * @param failure why there is no tunnel, null when there is one
 */
public record Opened(Tunnel tunnel, Failure failure) {

    static Opened of(Tunnel tunnel) {
        return new Opened(tunnel, null);
    }

    static Opened failed(Failure failure) {
        return new Opened(null, failure);
    }
}
