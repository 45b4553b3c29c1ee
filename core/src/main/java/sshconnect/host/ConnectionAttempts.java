package sshconnect.host;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;

/** TCP connections that are being made at the same time, of which one is wanted. Who begins them when is not decided here. */
public interface ConnectionAttempts {

    /**
     * What came of an attempt.
     *
     * @param number     which one it is: how many were begun before it
     * @param connection the connection, as {@link Dialer#dial} makes it and the caller's own from here on; or why there is
     *                   none
     */
    record Attempted(int number, Result<Channel> connection) {}

    /**
     * Begins to connect, and does not wait. One that has failed at once is no more heard of, and counts all the same.
     *
     * @param address where to
     * @param port    the TCP port, 1 to 65535
     * @return null when the connection is being made; or why it cannot be
     */
    @Nullable
    Fault begin(IpAddress address, int port);

    /**
     * Waits until one of the connections that are being made stands or has failed. Each is told of once.
     *
     * @param deadlineMillis how long to wait, see {@link Host}
     * @return what came of it; null when the time has passed, or nothing is being made
     */
    @Nullable
    Attempted await(long deadlineMillis);

    /** Gives up what is still being made. Afterwards, nothing is begun or awaited any more. */
    void close();
}
