package sshconnect.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;

/** A resolver that knows the names that a test has declared, and name servers that a test has started. */
final class FakeResolver implements Resolver {

    final List<String> lookups = new ArrayList<>();
    private final Map<String, Entry> names = new HashMap<>();
    private final Map<String, Function<byte[], List<byte[]>>> servers = new HashMap<>();
    private final FakeClock clock;

    private record Entry(long millis, List<IpAddress> addresses) {}

    FakeResolver(FakeClock clock) {
        this.clock = clock;
    }

    void addName(String name, long millis, String... addresses) {
        List<IpAddress> parsed = new ArrayList<>();
        for (String address : addresses) {
            parsed.add(IpAddress.parse(address));
        }
        names.put(name, new Entry(millis, parsed));
    }

    void addServer(String address, Function<byte[], List<byte[]>> datagrams) {
        servers.put(address, datagrams);
    }

    @Override
    public Result<List<IpAddress>> addresses(String name, long deadlineMillis) {
        lookups.add(name);
        Entry entry = names.get(name);
        if (entry == null) {
            throw new AssertionError("a look-up of " + name + " was not expected; known names: " + names.keySet());
        }
        if (!clock.passBefore(entry.millis(), deadlineMillis)) {
            return Result.failed(Fault.Kind.TIMED_OUT, "look up", name, "timed out");
        }
        return entry.addresses().isEmpty()
                ? Result.failed(Fault.Kind.NOT_FOUND, "look up", name, "name or service not known")
                : Result.of(entry.addresses());
    }

    @Override
    public Result<byte[]> exchange(IpAddress server, byte[] query, Predicate<byte[]> isAnswer, long deadlineMillis) {
        Function<byte[], List<byte[]>> datagrams = servers.get(server.toString());
        if (datagrams == null) {
            throw new AssertionError("name server " + server + " was asked, but only " + servers.keySet() + " exist");
        }
        List<byte[]> sent = datagrams.apply(query.clone());
        if (sent == null) {
            return Result.failed(Fault.Kind.REFUSED, "ask name server", server.toString(), "connection refused");
        }
        for (byte[] datagram : sent) {
            if (isAnswer.test(datagram)) {
                return Result.of(datagram);
            }
        }
        if (deadlineMillis == Host.NO_DEADLINE) {
            throw new AssertionError("waits for name server " + server + " for ever");
        }
        clock.passBefore(Long.MAX_VALUE, deadlineMillis);
        return Result.failed(Fault.Kind.TIMED_OUT, "ask name server", server.toString(), "timed out");
    }
}
