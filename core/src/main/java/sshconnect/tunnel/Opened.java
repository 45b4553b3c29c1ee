package sshconnect.tunnel;

import sshconnect.host.Channel;
import sshconnect.proto.Failure;

/**
 * A tunnel, or why there is none; exactly one of the two.
 *
 * @param channel the connection behind its handshake, null when there is a failure
 * @param failure why there is no connection, null when there is one
 */
public record Opened(Channel channel, Failure failure) {

    static Opened of(Channel channel) {
        return new Opened(channel, null);
    }

    static Opened failed(Failure failure) {
        return new Opened(null, failure);
    }
}
