package sshconnect.tunnel;

import java.util.List;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Tunnel;
import sshconnect.proto.Failure;

/** Makes a connection to the first address that takes one. */
final class Dialling {

    /** An error is one line that is read; what the others say is mostly the same, and stands in the trace. */
    private static final int MAX_TOLD_ADDRESSES = 3;

    private final Host host;
    private final Tracer trace;
    private final Deadline deadline;

    Dialling(Host host, Tracer trace, Deadline deadline) {
        this.host = host;
        this.trace = trace;
        this.deadline = deadline;
    }

    /**
     * Tries one address after the other.
     *
     * @param hop       whom they belong to, for messages
     * @param addresses the addresses, at least one
     * @param port      the port
     * @return the connection, or why each of them failed
     */
    Opened dial(String hop, List<IpAddress> addresses, int port) {
        StringBuilder causes = new StringBuilder();
        for (int i = 0; i < addresses.size(); i++) {
            IpAddress address = addresses.get(i);
            if (trace.enabled()) {
                trace.note("connecting to " + new HostPort(address.toString(), port));
            }
            boolean last = i == addresses.size() - 1;
            Result<Channel> dialled = host.dialer().dial(address, port, deadline.shareMillis(last));
            if (dialled.ok()) {
                trace.note("connected");
                return Opened.of(Tunnel.of(dialled.value()));
            }
            if (i < MAX_TOLD_ADDRESSES) {
                causes.append(i == 0 ? "" : ", ")
                        .append(addresses.size() == 1 ? "" : address + " ")
                        .append(deadline.explain(dialled.fault()));
            }
        }
        if (addresses.size() > MAX_TOLD_ADDRESSES) {
            causes.append(" and ").append(addresses.size() - MAX_TOLD_ADDRESSES).append(" more");
        }
        return Opened.failed(new Failure(hop, "cannot connect: " + causes, null));
    }
}
