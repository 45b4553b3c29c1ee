package sshconnect.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;

/** Peers behind addresses, and clients that come to ports, as a test has declared them. */
final class FakeDialer implements Dialer {

    private static final int CHOSEN_PORT = 32768;

    final List<String> dialled = new ArrayList<>();
    final List<FakeChannel> connections = new ArrayList<>();
    final List<FakeChannel> accepted = new ArrayList<>();
    private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>();
    private final Map<ListenAddress, Deque<Script>> clients = new HashMap<>();
    private final FakeClock clock;
    private boolean inputEnds;

    /** What dialling finds: a script, or a failure. */
    private record Answer(Script script, Fault.Kind kind, String cause) {}

    FakeDialer(FakeClock clock) {
        this.clock = clock;
    }

    void addPeer(String address, int port, Script script) {
        add(address, port, new Answer(script, null, null));
    }

    void addFailure(String address, int port, Fault.Kind kind, String cause) {
        add(address, port, new Answer(null, kind, cause));
    }

    private void add(String address, int port, Answer answer) {
        answers.computeIfAbsent(name(IpAddress.parse(address), port), key -> new ArrayDeque<>())
                .add(answer);
    }

    void addClients(ListenAddress address, Script... scripts) {
        clients.put(address, new ArrayDeque<>(List.of(scripts)));
    }

    /** Standard input ends when the last client has come. */
    void endInput() {
        inputEnds = true;
    }

    private static String name(IpAddress address, int port) {
        return new HostPort(address.toString(), port).toString();
    }

    @Override
    public Result<Channel> dial(IpAddress address, int port, long deadlineMillis) {
        String name = name(address, port);
        dialled.add(name);
        Deque<Answer> waiting = answers.get(name);
        if (waiting == null || waiting.isEmpty()) {
            throw new AssertionError(name + " was dialled, and nobody is there" + (waiting == null ? "" : " any more")
                    + "; dialled so far: " + dialled);
        }
        Answer answer = waiting.remove();
        String subject = address + " port " + port;
        if (clock.reached(deadlineMillis)) {
            return Result.failed(Fault.Kind.TIMED_OUT, "connect to", subject, "timed out");
        }
        if (answer.script() == null) {
            if (answer.kind() == Fault.Kind.TIMED_OUT && deadlineMillis != Host.NO_DEADLINE) {
                clock.passBefore(Long.MAX_VALUE, deadlineMillis);
            }
            return Result.failed(answer.kind(), "connect to", subject, answer.cause());
        }
        FakeChannel channel = new FakeChannel(name, clock, answer.script());
        connections.add(channel);
        return Result.of(channel);
    }

    @Override
    public Result<Listener> listen(ListenAddress address) {
        Deque<Script> waiting = clients.get(address);
        if (waiting == null) {
            throw new AssertionError("nobody comes to " + address + ", and the program listens there");
        }
        return Result.of(new FakeListener(address, waiting));
    }

    final class FakeListener implements Listener {

        private final ListenAddress address;
        private final Deque<Script> waiting;
        private boolean closed;
        private boolean endsWithInput;

        FakeListener(ListenAddress address, Deque<Script> waiting) {
            this.address = address;
            this.waiting = waiting;
        }

        boolean someoneComes() {
            return !waiting.isEmpty();
        }

        /** A port for which the system was to choose is the first that Linux would give. */
        @Override
        public List<HostPort> addresses() {
            List<HostPort> places = new ArrayList<>();
            if (address instanceof ListenAddress.Tcp tcp) {
                for (IpAddress each : tcp.addresses()) {
                    places.add(new HostPort(each.toString(), tcp.port() == 0 ? CHOSEN_PORT : tcp.port()));
                }
            }
            return places;
        }

        @Override
        public void endWithInput() {
            endsWithInput = true;
        }

        @Override
        public Result<Channel> accept() {
            if (waiting.isEmpty() && endsWithInput && inputEnds) {
                return Result.failed(
                        Fault.Kind.INPUT_ENDED, "accept on", address.describe(), "standard input has ended");
            }
            if (closed || waiting.isEmpty()) {
                throw new AssertionError(address + ": accept " + (closed ? "after close" : "waits for ever"));
            }
            FakeChannel client = new FakeChannel("client of " + address.describe(), clock, waiting.remove());
            accepted.add(client);
            return Result.of(client);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    void assertDone() {
        answers.forEach((name, left) -> {
            if (!left.isEmpty()) {
                throw new AssertionError(name + " was not dialled as often as expected; dialled: " + dialled);
            }
        });
        clients.forEach((address, left) -> {
            if (!left.isEmpty()) {
                throw new AssertionError(address + ": " + left.size() + " clients were not accepted");
            }
        });
        connections.forEach(FakeChannel::assertDone);
        accepted.forEach(FakeChannel::assertDone);
    }
}
