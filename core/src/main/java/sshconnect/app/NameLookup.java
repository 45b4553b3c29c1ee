package sshconnect.app;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.ByteQueue;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Outcome;
import sshconnect.host.Channel;
import sshconnect.host.Host;
import sshconnect.proto.DnsQuery;

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
     * Asks the system, unless the name is an address.
     *
     * @param name a name or an address
     * @return at least one address
     */
    Outcome<List<IpAddress>> system(String name) {
        IpAddress literal = IpAddress.parse(name);
        return literal != null ? Outcome.of(List.of(literal)) : host.resolver().addresses(name, deadline.millis());
    }

    /**
     * Asks a name server for both families, unless the name is an address.
     *
     * @param name   a name or an address
     * @param server whom to ask
     * @return at least one address, IPv6 first, as RFC 6724 prefers
     */
    Outcome<List<IpAddress>> nameServer(String name, IpAddress server) {
        IpAddress literal = IpAddress.parse(name);
        if (literal != null) {
            return Outcome.of(List.of(literal));
        }
        List<IpAddress> addresses = new ArrayList<>();
        Outcome<List<IpAddress>> ipv6 = ask(name, DnsQuery.Type.AAAA, server);
        Outcome<List<IpAddress>> ipv4 = ask(name, DnsQuery.Type.A, server);
        if (ipv6.ok()) {
            addresses.addAll(ipv6.value());
        }
        if (ipv4.ok()) {
            addresses.addAll(ipv4.value());
        }
        if (addresses.isEmpty()) {
            return ipv4.ok()
                    ? Outcome.failed(fault(name, server, "no address for this name")) : ipv4;
        }
        return Outcome.of(addresses);
    }

    private Outcome<List<IpAddress>> ask(String name, DnsQuery.Type type, IpAddress server) {
        byte[] random = host.surroundings().randomBytes(2);
        int id = (random[0] & 0xff) << 8 | random[1] & 0xff;
        Outcome<DnsQuery> query = DnsQuery.of(id, name, type);
        if (!query.ok()) {
            return Outcome.failed(query.fault());
        }
        trace.note("asking name server " + server + " for " + type + " of " + name);
        Outcome<byte[]> datagram = exchange(server, query.value());
        if (!datagram.ok()) {
            return Outcome.failed(fault(name, server, deadline.explain(datagram.fault())));
        }
        DnsQuery.Answer answer = query.value().read(datagram.value());
        if (answer.kind() == DnsQuery.Kind.TRUNCATED) {
            Outcome<byte[]> message = exchangeByTcp(server, query.value().bytes());
            if (!message.ok()) {
                return Outcome.failed(fault(name, server, deadline.explain(message.fault())));
            }
            answer = query.value().read(message.value());
        }
        return switch (answer.kind()) {
            case ADDRESSES -> Outcome.of(answer.addresses());
            case NO_DATA -> Outcome.of(List.of());
            default -> Outcome.failed(fault(name, server, answer.describe()));
        };
    }

    /** What a passed deadline means is said by then, so that the kind says nothing of it. */
    private static Fault fault(String name, IpAddress server, String cause) {
        return new Fault(Fault.Kind.OTHER, "look up", name, "name server " + server + ": " + cause);
    }

    private Outcome<byte[]> exchange(IpAddress server, DnsQuery query) {
        Outcome<byte[]> answer = null;
        for (int i = 0; i < TRIES && (answer == null || !answer.ok()); i++) {
            long tryUntil = Math.min(deadline.millis(), host.surroundings().monotonicMillis() + TRY_MILLIS);
            answer = host.resolver().exchange(server, query.bytes(), query::isAnsweredBy, tryUntil);
        }
        return answer;
    }

    private Outcome<byte[]> exchangeByTcp(IpAddress server, byte[] query) {
        long until = Math.min(deadline.millis(), host.surroundings().monotonicMillis() + TRY_MILLIS);
        Outcome<Channel> dialled = host.dialer().dial(server, DNS_PORT, until);
        if (!dialled.ok()) {
            return Outcome.failed(dialled.fault());
        }
        Channel channel = dialled.value();
        byte[] framed = new byte[LENGTH_BYTES + query.length];
        framed[0] = (byte) (query.length >> 8);
        framed[1] = (byte) query.length;
        System.arraycopy(query, 0, framed, LENGTH_BYTES, query.length);
        Fault fault = channel.send(framed, until);
        Outcome<byte[]> message = fault != null ? Outcome.failed(fault) : readFramed(channel, until);
        channel.close();
        return message;
    }

    private static Outcome<byte[]> readFramed(Channel channel, long untilMillis) {
        ByteQueue queue = new ByteQueue(LENGTH_BYTES + MAX_MESSAGE_BYTES + CHUNK_BYTES);
        byte[] buffer = new byte[CHUNK_BYTES];
        while (queue.size() < LENGTH_BYTES || queue.size() < LENGTH_BYTES + (queue.at(0) << 8 | queue.at(1))) {
            Outcome<Integer> count = channel.peek(buffer, untilMillis);
            if (!count.ok()) {
                return Outcome.failed(count.fault());
            }
            if (count.value() == 0) {
                return Outcome.failed(Fault.Kind.OTHER, "read", "", "the connection was closed inside the answer");
            }
            queue.append(buffer, count.value());
            channel.discard(count.value());
        }
        int length = queue.at(0) << 8 | queue.at(1);
        queue.skip(LENGTH_BYTES);
        return Outcome.of(queue.take(length));
    }
}
