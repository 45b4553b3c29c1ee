package sshconnect.host;

import java.util.List;
import java.util.function.Predicate;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;

/** Names to addresses. Whether to look a name up at all, and which address to use, is for others to decide. */
public interface Resolver {

    /**
     * Asks the system's resolver (hosts file, DNS, whatever the machine is set up for).
     *
     * @param name           a host name, or an address with a zone such as {@code fe80::1%eth0}
     * @param deadlineMillis when to give up, see {@link Host}
     * @return at least one address, in the system's order of preference; {@code NOT_FOUND} when there is none
     */
    Result<List<IpAddress>> addresses(String name, long deadlineMillis);

    /**
     * Sends one datagram to a name server (UDP port 53), from a port that the system chooses, and waits for its answer.
     * Datagrams of others, and what is no answer, are passed over (RFC 5452, section 9.1): anybody can send one.
     *
     * @param server         the name server
     * @param query          the message to send
     * @param isAnswer       tells the answer from anything else that comes from that server; it gets arrays of its own
     * @param deadlineMillis when to give up, whatever comes until then, see {@link Host}
     * @return the first datagram from that server that is the answer; {@code REFUSED} when nobody listens there
     */
    Result<byte[]> exchange(IpAddress server, byte[] query, Predicate<byte[]> isAnswer, long deadlineMillis);
}
