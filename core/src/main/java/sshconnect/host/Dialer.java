package sshconnect.host;

import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;

/** Makes connections over TCP and to Unix sockets, and accepts those of local clients. */
public interface Dialer {

    /**
     * Connects to an address, with {@code TCP_NODELAY} and {@code SO_KEEPALIVE} on.
     *
     * @param address        where to
     * @param port           the TCP port, 1 to 65535
     * @param deadlineMillis when to give up, see {@link Host}
     * @return the connection
     */
    Result<Channel> dial(IpAddress address, int port, long deadlineMillis);

    /**
     * Connects to a Unix socket (unix(7)), a stream.
     *
     * @param path           where it is
     * @param deadlineMillis when to give up, see {@link Host}
     * @return the connection; or why there is none, with kind {@code NOT_FOUND}, {@code REFUSED} or {@code DENIED} where
     *     that is it
     */
    Result<Channel> dialPath(String path, long deadlineMillis);

    /**
     * Prepares to connect to several addresses at once.
     *
     * @param most how many connections will be being made at a time, at least one
     * @return the attempts, none begun yet; to be closed in the end
     */
    ConnectionAttempts attempts(int most);

    /**
     * Listens. A Unix socket is its owner's alone (mode 0600) where the system knows modes. One that an earlier process
     * has left, on which nobody listens, is replaced; whatever else has that name is left alone, and the address is in
     * use.
     *
     * @param address where
     * @return the listener
     */
    Result<Listener> listen(ListenAddress address);
}
