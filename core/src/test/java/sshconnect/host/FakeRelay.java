package sshconnect.host;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.relay.RelayEvent;
import sshconnect.relay.RelayPolicy;

/**
 * A relay between scripts: moves what can be received on either side until one of them ends. Deterministic: the
 * remote side comes first.
 */
final class FakeRelay implements Relay {

    private final FakeClock clock;
    private final StandardStreams standardStreams;
    private final boolean handsOver;

    FakeRelay(FakeClock clock, StandardStreams standardStreams, boolean handsOver) {
        this.clock = clock;
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
    public Outcome standardStreams(Tunnel tunnel, LocalEof onLocalEof) {
        return relay(tunnel, standardStreams, onLocalEof);
    }

    @Override
    public Outcome client(Tunnel tunnel, Channel client, LocalEof onLocalEof) {
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

    private Outcome relay(Tunnel tunnel, Local local, LocalEof onLocalEof) {
        Outcome result = new Run(tunnel, local, onLocalEof).run();
        local.close();
        return result;
    }

    /** One run of the relay. */
    private final class Run {

        private final Tunnel tunnel;
        private final FakeChannel carrier;
        private final Local local;
        private final RelayPolicy policy;
        private boolean uploadEnded;
        private boolean writeFailed;
        private Fault uploadFault;
        private Fault downloadFault;

        Run(Tunnel tunnel, Local local, LocalEof onLocalEof) {
            this.tunnel = tunnel;
            this.carrier = (FakeChannel) tunnel.connection();
            this.local = local;
            this.policy = new RelayPolicy(onLocalEof);
        }

        Outcome run() {
            while (policy.end() == null) {
                boolean remoteSpeaks = tunnel.unwrappedBytes() > 0 || !carrier.waiting();
                if (remoteSpeaks && !writeFailed) {
                    fromRemote();
                } else if (!uploadEnded && !local.input().waiting()) {
                    fromLocal();
                } else if (policy.deadlineMillis() != Host.NO_DEADLINE) {
                    policy.on(RelayEvent.TIME_PASSED, policy.deadlineMillis());
                } else {
                    throw new AssertionError("the relay would wait for ever: the remote side " + carrier.state()
                            + (uploadEnded
                                    ? " after the end of local input"
                                    : ", the local side " + local.input().state()));
                }
            }
            return new Outcome(
                    policy.end(),
                    switch (policy.culprit()) {
                        case NONE -> null;
                        case UPLOAD -> uploadFault;
                        case DOWNLOAD, NO_LOCAL_READER -> downloadFault;
                    });
        }

        private void tell(RelayEvent event) {
            if (policy.on(event, clock.nowMillis()) == RelayPolicy.Order.SHUT_TUNNEL_DOWN) {
                carrier.shutDown();
            }
        }

        private void fromLocal() {
            Result<byte[]> read = take(local.input(), Host.NO_DEADLINE);
            uploadEnded = !read.ok() || read.value().length == 0;
            if (!read.ok()) {
                uploadFault = read.fault();
                tell(RelayEvent.LOCAL_READ_FAILED);
            } else if (uploadEnded) {
                tell(RelayEvent.LOCAL_ENDED);
            } else {
                uploadFault = tunnel.send(read.value(), Host.NO_DEADLINE);
                uploadEnded = uploadFault != null;
                tell(uploadEnded ? RelayEvent.REMOTE_WRITE_FAILED : RelayEvent.LOCAL_SENT);
            }
        }

        private void fromRemote() {
            // Something is there, which may be the beginning of a message: the rest may come after the local side's
            // turn.
            Result<byte[]> read = take(tunnel, tunnel.layers().isEmpty() ? Host.NO_DEADLINE : 0);
            boolean inside = !read.ok() && read.fault().kind() == Fault.Kind.TIMED_OUT;
            if (inside) {
                return;
            }
            if (!read.ok()) {
                downloadFault = read.fault();
                boolean cut = read.fault().kind() == Fault.Kind.CUT;
                tell(cut ? RelayEvent.REMOTE_CUT : RelayEvent.REMOTE_READ_FAILED);
            } else if (read.value().length == 0) {
                tell(RelayEvent.REMOTE_ENDED);
            } else {
                tell(RelayEvent.REMOTE_SENT);
                downloadFault = local.write(read.value());
                writeFailed = downloadFault != null;
            }
            if (writeFailed) {
                boolean missing = downloadFault.kind() == Fault.Kind.BROKEN_PIPE;
                tell(missing ? RelayEvent.LOCAL_READER_MISSING : RelayEvent.LOCAL_WRITE_FAILED);
            }
        }
    }

    private static Result<byte[]> take(Channel channel, long deadlineMillis) {
        byte[] buffer = new byte[64 * 1024];
        Result<Integer> shown = channel.peek(buffer, deadlineMillis);
        if (!shown.ok()) {
            return Result.failed(shown.fault());
        }
        channel.discard(shown.value());
        return Result.of(Arrays.copyOf(buffer, shown.value()));
    }
}
