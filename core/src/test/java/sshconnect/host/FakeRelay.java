package sshconnect.host;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.tunnel.ProtectedChannel;

/**
 * A relay between scripts: moves what can be received on either side until one of them ends. Deterministic: the
 * remote side comes first.
 */
final class FakeRelay implements Relay {

    private final StandardStreams standardStreams;
    private final boolean handsOver;

    FakeRelay(StandardStreams standardStreams, boolean handsOver) {
        this.standardStreams = standardStreams;
        this.handsOver = handsOver;
    }

    /** The local side of a relay. */
    private interface Local {

        /** Where its input comes from. */
        FakeChannel input();

        /** Takes what the remote side says. */
        Fault write(byte[] bytes);

        /** The relay is over. */
        void close();
    }

    /** Standard input as a script, standard output as an array. */
    static final class StandardStreams implements Local {

        boolean outputBroken;
        private final FakeChannel input;
        private final ByteArrayOutputStream output;

        StandardStreams(FakeClock clock, Script script, ByteArrayOutputStream output) {
            this.input = new FakeChannel("standard input", clock, script);
            this.output = output;
        }

        @Override
        public FakeChannel input() {
            return input;
        }

        @Override
        public Fault write(byte[] bytes) {
            if (outputBroken) {
                return new Fault(Fault.Kind.BROKEN_PIPE, "write to", "standard output", "broken pipe");
            }
            output.writeBytes(bytes);
            return null;
        }

        @Override
        public void close() {
            // Standard streams belong to the process.
        }
    }

    private record Client(FakeChannel input) implements Local {

        @Override
        public Fault write(byte[] bytes) {
            return input.send(bytes, Host.NO_DEADLINE);
        }

        @Override
        public void close() {
            input.close();
        }
    }

    @Override
    public Fault handOverUnavailableReason() {
        return handsOver ? null : Relay.super.handOverUnavailableReason();
    }

    @Override
    public Outcome standardStreams(Channel tunnel, LocalEof onLocalEof) {
        return relay(tunnel, standardStreams, onLocalEof);
    }

    @Override
    public Outcome client(Channel tunnel, Channel client, LocalEof onLocalEof) {
        return relay(tunnel, new Client((FakeChannel) client), onLocalEof);
    }

    /** One client after the other, as far as any were declared; then it cannot go on. */
    @Override
    public Fault serve(Listener listener, Tunnels tunnels, LocalEof onLocalEof) {
        FakeDialer.FakeListener clients = (FakeDialer.FakeListener) listener;
        for (int number = 1; clients.someoneComes(); number++) {
            Channel client = listener.accept().value();
            assertAtOnce(tunnels.atOnce());
            Tunnels.Attempt attempt = tunnels.open(number);
            if (attempt.learnt() != null) {
                tunnels.learn(attempt.learnt());
            }
            if (attempt.tunnel() == null) {
                client.close();
            } else {
                Outcome result = client(attempt.tunnel(), client, onLocalEof);
                attempt.tunnel().close();
                if (tunnels.tells(result.end())) {
                    tunnels.ended(number, result);
                }
            }
        }
        return new Fault(Fault.Kind.OTHER, "accept on", "the fake host", "there are no more clients");
    }

    private static void assertAtOnce(int openings) {
        if (openings < 1 || openings > Tunnels.MAX_AT_ONCE) {
            throw new AssertionError(openings + " openings at once");
        }
    }

    private static Outcome relay(Channel tunnel, Local local, LocalEof onLocalEof) {
        ProtectedChannel guarded = tunnel instanceof ProtectedChannel channel ? channel : null;
        FakeChannel carrier = (FakeChannel) (guarded == null ? tunnel : guarded.carrier());
        boolean localEnded = false;
        boolean heard = false;
        Outcome result = null;
        while (result == null) {
            if (guarded != null && guarded.openedBytes() > 0 || !carrier.waiting()) {
                result = fromRemote(
                        tunnel, local, onLocalEof, localEnded || local.input().atEnd());
                boolean unheard = localEnded && onLocalEof == LocalEof.SHUT_DOWN_REMOTE && !heard;
                heard = true;
                if (unheard && result != null && result.end() == End.REMOTE_CLOSED) {
                    result = new Outcome(End.REMOTE_CLOSED_UNHEARD, null);
                }
            } else if (!localEnded && !local.input().waiting()) {
                Result<byte[]> read = take(local.input());
                if (!read.ok()) {
                    result = localFailed(read.fault(), onLocalEof);
                } else if (read.value().length > 0) {
                    result = failed(tunnel.send(read.value(), Host.NO_DEADLINE), End.REMOTE_FAILED);
                } else {
                    localEnded = true;
                    result = onLocalEof == LocalEof.RETURN ? new Outcome(End.LOCAL_CLOSED, null) : null;
                    if (onLocalEof == LocalEof.SHUT_DOWN_REMOTE) {
                        carrier.shutDown();
                    }
                }
            } else {
                throw new AssertionError("the relay would wait for ever: the remote side " + carrier.state()
                        + (localEnded
                                ? " after the end of local input"
                                : ", the local side " + local.input().state()));
            }
        }
        local.close();
        return result;
    }

    private static Outcome fromRemote(Channel tunnel, Local local, LocalEof onLocalEof, boolean localEnded) {
        Result<byte[]> read = take(tunnel);
        if (!read.ok()) {
            boolean inside = read.fault().kind() == Fault.Kind.TIMED_OUT;
            return inside ? null : new Outcome(End.REMOTE_FAILED, read.fault());
        }
        if (read.value().length == 0) {
            return new Outcome(End.REMOTE_CLOSED, null);
        }
        Fault fault = local.write(read.value());
        boolean gone = fault != null && fault.kind() == Fault.Kind.BROKEN_PIPE && localEnded;
        return fault == null ? null : gone ? new Outcome(End.LOCAL_CLOSED, fault) : localFailed(fault, onLocalEof);
    }

    /** A client that tears its connection down has gone, like one that closes it. */
    private static Outcome localFailed(Fault fault, LocalEof onLocalEof) {
        return onLocalEof == LocalEof.RETURN
                ? new Outcome(End.LOCAL_CLOSED, null)
                : new Outcome(End.LOCAL_FAILED, fault);
    }

    private static Outcome failed(Fault fault, End end) {
        return fault == null ? null : new Outcome(end, fault);
    }

    private static Result<byte[]> take(Channel channel) {
        byte[] buffer = new byte[64 * 1024];
        // Something is there, which may be the beginning of a message: the rest may come after the local side's turn.
        Result<Integer> shown = channel.peek(buffer, channel instanceof ProtectedChannel ? 0 : Host.NO_DEADLINE);
        if (!shown.ok()) {
            return Result.failed(shown.fault());
        }
        channel.discard(shown.value());
        return Result.of(Arrays.copyOf(buffer, shown.value()));
    }
}
