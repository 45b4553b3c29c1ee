package sshconnect.tunnel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.ByteQueue;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.host.Channel;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.proto.dns.DnsQuery;

/** Names to addresses: by the system, or by asking a name server (RFC 1035), over UDP and where need be TCP. */
final class NameLookup {

    /** How long one datagram may stay unanswered, and how often it is sent: what resolv.conf(5) has as defaults. */
    private static final long TRY_MILLIS = 5000;

    private static final int TRIES = 2;
    /** RFC 1035, section 4.2.2: the length prefix is two octets. */
    private static final int MAX_MESSAGE_BYTES = 65535;

    private static final int LENGTH_BYTES = 2;
    private static final int DNS_PORT = 53;
    private static final int CHUNK_BYTES = 4096;

    private final Host host;
    private final Tracer trace;
    private final Deadline deadline;

    NameLookup(Host host, Tracer trace, Deadline deadline) {
        this.host = host;
        this.trace = trace;
        this.deadline = deadline;
    }

    /**
     * Asks the system, if there is a name.
     *
     * @param target the target
     * @return at least one address; none for a Unix socket
     */
    Result<List<IpAddress>> system(Target target) {
        List<IpAddress> known = known(target);
        return known != null ? Result.of(known) : host.resolver().addresses(target.host(), deadline.millis());
    }

    /**
     * Asks a name server for both families, if there is a name.
     *
     * @param target the target
     * @param server whom to ask
     * @return at least one address, IPv6 first, as RFC 6724 prefers; none for a Unix socket
     */
    Result<List<IpAddress>> nameServer(Target target, IpAddress server) {
        List<IpAddress> known = known(target);
        if (known != null) {
            return Result.of(known);
        }
        String name = target.host();
        List<IpAddress> addresses = new ArrayList<>();
        Result<List<IpAddress>> ipv6 = ask(name, DnsQuery.Type.AAAA, server);
        Result<List<IpAddress>> ipv4 = ask(name, DnsQuery.Type.A, server);
        if (ipv6.ok()) {
            addresses.addAll(ipv6.value());
        }
        if (ipv4.ok()) {
            addresses.addAll(ipv4.value());
        }
        if (addresses.isEmpty()) {
            return ipv4.ok() ? Result.failed(fault(name, server, "no address for this name")) : ipv4;
        }
        return Result.of(addresses);
    }

    /** The addresses of what has no name; null for a name. */
    private static @Nullable List<IpAddress> known(Target target) {
        if (target instanceof Target.Name) {
            return null;
        }
        return target instanceof Target.Address literal ? List.of(literal.address()) : List.of();
    }

    private Result<List<IpAddress>> ask(String name, DnsQuery.Type type, IpAddress server) {
        byte[] random = host.system().randomBytes(2);
        int id = (random[0] & 0xff) << 8 | random[1] & 0xff;
        Result<DnsQuery> query = DnsQuery.of(id, name, type);
        if (!query.ok()) {
            return Result.failed(query.fault());
        }
        trace.note("asking name server " + server + " for " + type + " of " + name);
        Result<byte[]> datagram = exchange(server, query.value());
        if (!datagram.ok()) {
            return Result.failed(fault(name, server, deadline.explain(datagram.fault())));
        }
        DnsQuery.Answer answer = query.value().read(datagram.value());
        if (answer.kind() == DnsQuery.Kind.TRUNCATED) {
            Result<byte[]> message = exchangeByTcp(server, query.value().bytes());
            if (!message.ok()) {
                return Result.failed(fault(name, server, deadline.explain(message.fault())));
            }
            answer = query.value().read(message.value());
        }
        return switch (answer.kind()) {
            case ADDRESSES -> Result.of(answer.addresses());
            case NO_DATA -> Result.of(List.of());
            default -> Result.failed(fault(name, server, answer.describe()));
        };
    }

    /** What a passed deadline means is said by then, so that the kind says nothing of it. */
    private static Fault fault(String name, IpAddress server, String cause) {
        return new Fault(Fault.Kind.OTHER, "look up", name, "name server " + server + ": " + cause);
    }

    private Result<byte[]> exchange(IpAddress server, DnsQuery query) {
        Result<byte[]> answer = exchangeOnce(server, query);
        for (int i = 1; i < TRIES && !answer.ok(); i++) {
            answer = exchangeOnce(server, query);
        }
        return answer;
    }

    private Result<byte[]> exchangeOnce(IpAddress server, DnsQuery query) {
        long tryUntil = Math.min(deadline.millis(), host.system().monotonicMillis() + TRY_MILLIS);
        return host.resolver().exchange(server, query.bytes(), query::isAnsweredBy, tryUntil);
    }

    private Result<byte[]> exchangeByTcp(IpAddress server, byte[] query) {
        long until = Math.min(deadline.millis(), host.system().monotonicMillis() + TRY_MILLIS);
        Result<Channel> dialled = host.dialer().dial(server, DNS_PORT, until);
        if (!dialled.ok()) {
            return Result.failed(dialled.fault());
        }
        Channel channel = dialled.value();
        byte[] framed = new byte[LENGTH_BYTES + query.length];
        framed[0] = (byte) (query.length >> 8);
        framed[1] = (byte) query.length;
        System.arraycopy(query, 0, framed, LENGTH_BYTES, query.length);
        Fault fault = channel.send(framed, until);
        Result<byte[]> message = fault != null ? Result.failed(fault) : readFramed(channel, until);
        channel.close();
        return message;
    }

    private static Result<byte[]> readFramed(Channel channel, long untilMillis) {
        ByteQueue queue = new ByteQueue(LENGTH_BYTES + MAX_MESSAGE_BYTES + CHUNK_BYTES);
        byte[] buffer = new byte[CHUNK_BYTES];
        while (queue.size() < LENGTH_BYTES || queue.size() < LENGTH_BYTES + (queue.at(0) << 8 | queue.at(1))) {
            Result<Integer> count = channel.peek(buffer, untilMillis);
            if (!count.ok()) {
                return Result.failed(count.fault());
            }
            if (count.value() == 0) {
                return Result.failed(Fault.Kind.OTHER, "read", "", "the connection was closed inside the answer");
            }
            queue.append(buffer, count.value());
            channel.discard(count.value());
        }
        int length = queue.at(0) << 8 | queue.at(1);
        queue.skip(LENGTH_BYTES);
        return Result.of(queue.take(length));
    }
}
