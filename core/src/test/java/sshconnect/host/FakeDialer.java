package sshconnect.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
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
    /** About what Linux does by default. */
    private static final long SYSTEM_TIMEOUT_MILLIS = 130_000;

    final List<String> dialled = new ArrayList<>();
    final List<FakeChannel> connections = new ArrayList<>();
    final List<FakeChannel> accepted = new ArrayList<>();
    private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>();
    private final Map<ListenAddress, Deque<Script>> clients = new HashMap<>();
    private final FakeClock clock;
    private boolean inputEnds;
    private int openAttempts;

    /** What dialling finds, and after how long: a script, or a failure. */
    private record Answer(Script script, Fault.Kind kind, String cause, long millis) {}

    FakeDialer(FakeClock clock) {
        this.clock = clock;
    }

    void addPeer(String address, int port, Script script) {
        addSlowPeer(address, port, 0, script);
    }

    void addSlowPeer(String address, int port, long millis, Script script) {
        add(address, port, new Answer(script, null, null, millis));
    }

    /** A connection that times out does so at the deadline, or when the system gives up on it. */
    void addFailure(String address, int port, Fault.Kind kind, String cause) {
        add(address, port, new Answer(null, kind, cause, kind == Fault.Kind.TIMED_OUT ? SYSTEM_TIMEOUT_MILLIS : 0));
    }

    /** A peer behind a Unix socket. */
    void addPath(String path, Script script) {
        answers.computeIfAbsent(path, key -> new ArrayDeque<>()).add(new Answer(script, null, null, 0));
    }

    /** A Unix socket that cannot be connected to. */
    void addPathFailure(String path, Fault.Kind kind, String cause) {
        long millis = kind == Fault.Kind.TIMED_OUT ? SYSTEM_TIMEOUT_MILLIS : 0;
        answers.computeIfAbsent(path, key -> new ArrayDeque<>()).add(new Answer(null, kind, cause, millis));
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
        return dial(name(address, port), subject(address, port), deadlineMillis);
    }

    @Override
    public Result<Channel> dialPath(String path, long deadlineMillis) {
        return dial(path, path, deadlineMillis);
    }

    private Result<Channel> dial(String name, String subject, long deadlineMillis) {
        Answer answer = answer(name);
        if (clock.reached(deadlineMillis) || !clock.passBefore(answer.millis(), deadlineMillis)) {
            return Result.failed(Fault.Kind.TIMED_OUT, "connect to", subject, "timed out");
        }
        return outcome(answer, name, subject);
    }

    private Answer answer(String name) {
        dialled.add(name);
        Deque<Answer> waiting = answers.get(name);
        if (waiting == null || waiting.isEmpty()) {
            throw new AssertionError(name + " was dialled, and nobody is there" + (waiting == null ? "" : " any more")
                    + "; dialled so far: " + dialled);
        }
        return waiting.remove();
    }

    private Result<Channel> outcome(Answer answer, String name, String subject) {
        if (answer.script() == null) {
            return Result.failed(answer.kind(), "connect to", subject, answer.cause());
        }
        FakeChannel channel = new FakeChannel(name, clock, answer.script());
        connections.add(channel);
        return Result.of(channel);
    }

    private static String subject(IpAddress address, int port) {
        return address + " port " + port;
    }

    /** Somebody who is being connected to, and when that is over. */
    private record Pending(int number, String name, String subject, Answer answer, long atMillis) {}

    @Override
    public ConnectionAttempts attempts(int most) {
        openAttempts++;
        return new ConnectionAttempts() {
            private final List<Pending> pending = new ArrayList<>();
            private int begun;

            @Override
            public Fault begin(IpAddress address, int port) {
                String name = name(address, port);
                String subject = subject(address, port);
                Answer answer = answer(name);
                int number = begun++;
                if (answer.script() == null && answer.millis() == 0) {
                    return outcome(answer, name, subject).fault();
                }
                pending.add(new Pending(number, name, subject, answer, clock.nowMillis() + answer.millis()));
                if (pending.size() > most) {
                    throw new AssertionError("more than " + most + " connections are being made");
                }
                return null;
            }

            @Override
            public Attempted await(long deadlineMillis) {
                Pending first = pending.stream()
                        .min(Comparator.comparingLong(Pending::atMillis))
                        .orElse(null);
                if (first == null) {
                    return null;
                }
                long millis = Math.max(0, first.atMillis() - clock.nowMillis());
                if (millis > 0 && !clock.passBefore(millis, deadlineMillis)) {
                    return null;
                }
                pending.remove(first);
                return new Attempted(first.number(), outcome(first.answer(), first.name(), first.subject()));
            }

            @Override
            public void close() {
                pending.clear();
                openAttempts--;
            }
        };
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
        if (openAttempts != 0) {
            throw new AssertionError("connections are still being made");
        }
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
