package sshconnect.host;

import sshconnect.base.IpAddress;
import sshconnect.base.Outcome;

/** Makes TCP connections, one address at a time, and accepts them on the loopback interface. */
public interface Dialer {

    /**
     * Connects to an address, with {@code TCP_NODELAY} and {@code SO_KEEPALIVE} on.
     *
     * @param address        where to
     * @param port           the TCP port, 1 to 65535
     * @param deadlineMillis when to give up, see {@link Host}
     * @return the connection
     */
    Outcome<Channel> dial(IpAddress address, int port, long deadlineMillis);

    /**
     * Listens on the loopback addresses, IPv4 and where there is one IPv6, and on no other.
     *
     * @param port the TCP port, 1 to 65535
     * @return the listener
     */
    Outcome<Listener> listen(int port);
}
