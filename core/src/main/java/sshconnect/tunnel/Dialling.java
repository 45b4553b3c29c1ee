package sshconnect.tunnel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.host.Channel;
import sshconnect.host.ConnectionAttempts;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Tunnel;
import sshconnect.proto.Failure;

/** Makes a connection to a Unix socket, or to the first of several addresses that takes one. */
final class Dialling {

    /** An error is one line that is read; what the others say is mostly the same, and stands in the trace. */
    private static final int MAX_TOLD_ADDRESSES = 3;

    private final Host host;
    private final Tracer trace;
    private final Deadline deadline;
    /** Where the connection before this one went: one server of several knows what it has begun with us. */
    private @Nullable IpAddress winner;

    Dialling(Host host, Tracer trace, Deadline deadline) {
        this.host = host;
        this.trace = trace;
        this.deadline = deadline;
    }

    /**
     * Connects; where there are several addresses, they are raced ({@link AddressRace}).
     *
     * @param hop       whom they belong to, for messages
     * @param addresses the addresses, at least one
     * @param port      the port
     * @return the connection, or why each of them failed
     */
    Opened dial(String hop, List<IpAddress> addresses, int port) {
        if (addresses.size() > 1) {
            return race(hop, addresses, port);
        }
        winner = addresses.get(0);
        traceBegin(winner, port);
        return opened(hop, host.dialer().dial(addresses.get(0), port, deadline.millis()));
    }

    /**
     * Connects to a Unix socket.
     *
     * @param hop    whom it belongs to, for messages
     * @param socket where it is
     * @return the connection, or why there is none
     */
    Opened dial(String hop, Target.UnixSocket socket) {
        trace.note("connecting to " + socket.path());
        return opened(hop, host.dialer().dialPath(socket.path(), deadline.millis()));
    }

    /**
     * The address to which the last connection was made.
     *
     * @return null before the first one, and for a Unix socket
     */
    @Nullable
    IpAddress reached() {
        return winner;
    }

    private Opened opened(String hop, Result<Channel> dialled) {
        if (!dialled.ok()) {
            return failed(hop, deadline.explain(dialled.fault()));
        }
        trace.note("connected");
        return Opened.of(Tunnel.of(dialled.value()));
    }

    private Opened race(String hop, List<IpAddress> addresses, int port) {
        List<IpAddress> order = AddressRace.order(addresses);
        if (winner != null && order.remove(winner)) {
            order.add(0, winner);
        }
        AddressRace race = new AddressRace(order.size(), deadline.millis());
        @Nullable Fault[] faults = new Fault[order.size()];
        ConnectionAttempts attempts = host.dialer().attempts(Math.min(order.size(), AddressRace.MAX_PENDING));
        Channel channel = run(race, attempts, order, port, faults);
        attempts.close();
        return channel != null ? Opened.of(Tunnel.of(channel)) : failed(hop, causes(order, faults));
    }

    /** Runs a race; gives the connection that has won, or null, and then all there is to say in {@code faults}. */
    private @Nullable Channel run(
            AddressRace race, ConnectionAttempts attempts, List<IpAddress> order, int port, @Nullable Fault[] faults) {
        AddressRace.Order next = race.next(host.system().monotonicMillis());
        while (next != AddressRace.Order.END) {
            ConnectionAttempts.Attempted outcome = next == AddressRace.Order.BEGIN
                    ? begin(race, attempts, order, port)
                    : attempts.await(race.untilMillis());
            if (outcome != null && outcome.connection().ok()) {
                winner = order.get(outcome.number());
                traceEnd(race, order, port, faults, outcome.number());
                return outcome.connection().value();
            }
            if (outcome != null) {
                Fault fault = outcome.connection().fault();
                faults[outcome.number()] = fault;
                race.failed(outcome.number());
                if (trace.enabled()) {
                    trace.note(place(order.get(outcome.number()), port) + ": " + fault.cause());
                }
            }
            next = race.next(host.system().monotonicMillis());
        }
        return null;
    }

    /** Begins with the next address; gives what came of it if that is known at once. */
    private ConnectionAttempts.@Nullable Attempted begin(
            AddressRace race, ConnectionAttempts attempts, List<IpAddress> order, int port) {
        int number = race.begun() - 1;
        traceBegin(order.get(number), port);
        Fault fault = attempts.begin(order.get(number), port);
        return fault == null ? null : new ConnectionAttempts.Attempted(number, Result.failed(fault));
    }

    private void traceBegin(IpAddress address, int port) {
        if (trace.enabled()) {
            trace.note("connecting to " + place(address, port));
        }
    }

    private void traceEnd(AddressRace race, List<IpAddress> order, int port, @Nullable Fault[] faults, int number) {
        if (!trace.enabled()) {
            return;
        }
        trace.note("connected to " + place(order.get(number), port));
        for (int i = 0; i < race.begun(); i++) {
            if (i != number && faults[i] == null) {
                trace.note("gave up on " + place(order.get(i), port));
            }
        }
    }

    private static HostPort place(IpAddress address, int port) {
        return new HostPort(address.toString(), port);
    }

    private String causes(List<IpAddress> order, @Nullable Fault[] faults) {
        StringBuilder causes = new StringBuilder();
        for (int i = 0; i < Math.min(order.size(), MAX_TOLD_ADDRESSES); i++) {
            Fault fault =
                    faults[i] != null ? faults[i] : new Fault(Fault.Kind.TIMED_OUT, "connect to", "", "timed out");
            causes.append(i == 0 ? "" : ", ").append(order.get(i)).append(' ').append(deadline.explain(fault));
        }
        if (order.size() > MAX_TOLD_ADDRESSES) {
            causes.append(" and ").append(order.size() - MAX_TOLD_ADDRESSES).append(" more");
        }
        return causes.toString();
    }

    private Opened failed(String hop, String causes) {
        Failure.Cause cause = deadline.passed() ? Failure.Cause.TIMEOUT : Failure.Cause.CONNECTION;
        return Opened.failed(new Failure(hop, "cannot connect: " + causes, null, cause));
    }
}
