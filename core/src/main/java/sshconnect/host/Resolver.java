package sshconnect.host;

import java.util.List;
import sshconnect.base.IpAddress;
import sshconnect.base.Outcome;

/** Names to addresses. Whether to look a name up at all, and which address to use, is for others to decide. */
public interface Resolver {

    /**
     * Asks the system's resolver (hosts file, DNS, whatever the machine is set up for).
     *
     * @param name           a host name, or an address with a zone such as {@code fe80::1%eth0}
     * @param deadlineMillis when to give up, see {@link Host}
     * @return at least one address, in the system's order of preference; {@code NOT_FOUND} when there is none
     */
    Outcome<List<IpAddress>> addresses(String name, long deadlineMillis);

    /**
     * Sends one datagram to a name server (UDP port 53) and waits for one that comes back from there.
     *
     * @param server         the name server
     * @param query          the message to send
     * @param deadlineMillis when to give up, see {@link Host}
     * @return the first datagram that came back from that server
     */
    Outcome<byte[]> exchange(IpAddress server, byte[] query, long deadlineMillis);
}
