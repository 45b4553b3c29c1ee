package sshconnect.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Network;
import sshconnect.base.Result;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.security.DigestAlgorithm;

/** What every host does, the real ones and the fake one. */
public abstract class HostContract {

    private static final long FOREVER = Host.NO_DEADLINE;
    /** Long enough for a real host to wait visibly, short enough to wait for. */
    private static final long SHORT_MILLIS = 30;
    /** Only a test that fails waits for it. */
    private static final long LONG_MILLIS = 20_000;

    private World world;
    private Host host;

    /** The surroundings of a host under test. */
    public interface World {

        /**
         * The host under test.
         *
         * @return always the same one
         */
        Host host();

        /**
         * Starts a peer for one connection.
         *
         * @param script what it does
         * @return where it waits, by address
         */
        HostPort peer(Script script);

        /**
         * Finds a port that nobody listens on.
         *
         * @return its address
         */
        HostPort closedPort();

        /**
         * Finds a place where a connection is neither made nor refused.
         *
         * @return its address
         */
        HostPort silentPort();

        /**
         * Starts a peer for one connection to a Unix socket.
         *
         * @param script what it does
         * @return where it waits
         */
        String peerOnPath(Script script);

        /**
         * Makes a Unix socket that nobody listens on any more.
         *
         * @return where it is
         */
        String leftOverPath();

        /**
         * Finds a path where there is nothing.
         *
         * @return the path
         */
        String absentPath();

        /**
         * Makes up a path that is too long for a Unix socket.
         *
         * @return the path
         */
        String longPath();

        /**
         * Makes a Unix socket where a connection is neither made nor refused.
         *
         * @return where it is
         */
        String silentPath();

        /**
         * Finds a place to listen, and sends clients there once the host listens.
         *
         * @param clients what they do, in the order in which they come
         * @return the place
         */
        ListenAddress clients(Script... clients);

        /**
         * Writes a file.
         *
         * @param content          its content
         * @param readableByOthers whether others than the owner may read it
         * @return its path
         */
        String file(byte[] content, boolean readableByOthers);

        /**
         * Makes a file that lets its reader wait.
         *
         * @return its path
         */
        String silentFile();

        /**
         * Installs a program that asks.
         *
         * @param answer what it writes; null for one that ends with status 1
         * @return how to call it
         */
        String askpass(String answer);

        /**
         * Starts a name server for one question. Before it, somebody else answers from another port, just as the last of
         * these datagrams does.
         *
         * @param datagrams what it sends in turn; none to stay silent
         * @return its address
         */
        IpAddress nameServer(byte[]... datagrams);

        /** Fails unless all of the above was used as declared, and takes it down. */
        void finish();
    }

    /**
     * Makes a world for a test: {@code localhost} has the address 127.0.0.1, and {@code localhost.} with a label that
     * is too long has none.
     *
     * @return a new one
     */
    protected abstract World newWorld();

    @BeforeEach
    final void createWorld() {
        world = newWorld();
        host = world.host();
    }

    @AfterEach
    final void finishWorld() {
        world.finish();
    }

    /** The host under test. */
    final Host host() {
        return host;
    }

    /** Connects to a peer. */
    final Channel dial(Script script) {
        HostPort peer = world.peer(script);
        Result<Channel> dialled = host.dialer().dial(IpAddress.parse(peer.host()), peer.port(), FOREVER);
        assertThat(dialled).isInstanceOf(Result.Ok.class);
        return dialled.value();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What a peek shows, {@code !} and the sort of failure where it fails. */
    private static String peek(Channel channel, int size, long deadlineMillis) {
        byte[] buffer = new byte[size];
        Result<Integer> shown = channel.peek(buffer, deadlineMillis);
        return shown.ok()
                ? new String(buffer, 0, shown.value(), StandardCharsets.US_ASCII)
                : "!" + shown.fault().kind();
    }

    private long soon() {
        return host.system().monotonicMillis() + SHORT_MILLIS;
    }

    private long inAWhile() {
        return host.system().monotonicMillis() + LONG_MILLIS;
    }

    @Test
    void channelShowsTheSameBytesUntilTheyAreTaken() {
        Channel channel = dial(new Script().say("abc"));
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("abc");
        assertThat(peek(channel, 2, FOREVER)).isEqualTo("ab");
        channel.discard(1);
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("bc");
        channel.close();
    }

    @Test
    void channelShowsTheEndAgainAndAgain() {
        Channel channel = dial(new Script().say("a").end());
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("a");
        channel.discard(1);
        assertThat(peek(channel, 10, FOREVER)).isEmpty();
        assertThat(peek(channel, 10, FOREVER)).isEmpty();
        channel.close();
    }

    @Test
    void channelWaitsForWhatComesLater() {
        Channel channel = dial(new Script().expect("ping").pass(SHORT_MILLIS).say("pong"));
        assertThat(channel.send(ascii("ping"), FOREVER)).isNull();
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("pong");
        channel.close();
    }

    @Test
    void channelGivesUpAtTheDeadlineAndWorksOn() {
        Channel channel = dial(new Script().expect("ping").say("pong"));
        assertThat(peek(channel, 10, soon())).isEqualTo("!TIMED_OUT");
        assertThat(channel.send(ascii("ping"), FOREVER)).isNull();
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("pong");
        channel.close();
    }

    @Test
    void channelTellsAResetFromAnEnd() {
        Channel channel = dial(new Script().say("a").expect("b").reset());
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("a");
        channel.discard(1);
        channel.send(ascii("b"), FOREVER);
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("!RESET");
        channel.close();
    }

    @Test
    void channelDoesNothingAfterTheDeadline() {
        Channel channel = dial(new Script());
        long past = host.system().monotonicMillis();
        assertThat(peek(channel, 10, past)).isEqualTo("!TIMED_OUT");
        assertThat(channel.send(ascii("a"), past).kind()).isEqualTo(Fault.Kind.TIMED_OUT);
        channel.close();
    }

    @Test
    void dialerSaysWhoRefused() {
        HostPort closed = world.closedPort();
        Result<Channel> dialled = host.dialer().dial(IpAddress.parse(closed.host()), closed.port(), FOREVER);
        assertThat(dialled.fault())
                .isEqualTo(new Fault(
                        Fault.Kind.REFUSED,
                        "connect to",
                        closed.host() + " port " + closed.port(),
                        "connection refused"));
    }

    @Test
    void dialerDoesNothingAfterTheDeadline() {
        HostPort closed = world.closedPort();
        Result<Channel> dialled = host.dialer()
                .dial(
                        IpAddress.parse(closed.host()),
                        closed.port(),
                        host.system().monotonicMillis());
        assertThat(dialled.fault().kind()).isEqualTo(Fault.Kind.TIMED_OUT);
    }

    /** Begins to connect; a fault for one that is known at once. */
    private static Fault begin(ConnectionAttempts attempts, HostPort place) {
        return attempts.begin(IpAddress.parse(place.host()), place.port());
    }

    @Test
    void theFirstOfSeveralConnectionsIsToldOf() {
        ConnectionAttempts attempts = host.dialer().attempts(2);
        assertThat(begin(attempts, world.silentPort())).isNull();
        assertThat(attempts.await(soon())).isNull();
        assertThat(begin(
                        attempts,
                        world.peer(
                                new Script().expect("ping").pass(SHORT_MILLIS).say("pong"))))
                .isNull();
        ConnectionAttempts.Attempted outcome = attempts.await(FOREVER);
        assertThat(outcome.number()).isEqualTo(1);
        Channel channel = outcome.connection().value();
        attempts.close();
        assertThat(channel.send(ascii("ping"), FOREVER)).isNull();
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("pong");
        channel.close();
    }

    @Test
    void eachOfSeveralConnectionsIsToldOfOnce() {
        HostPort closed = world.closedPort();
        ConnectionAttempts attempts = host.dialer().attempts(2);
        Fault fault = begin(attempts, closed);
        if (fault == null) {
            ConnectionAttempts.Attempted outcome = attempts.await(FOREVER);
            assertThat(outcome.number()).isZero();
            fault = outcome.connection().fault();
        }
        assertThat(fault)
                .isEqualTo(new Fault(
                        Fault.Kind.REFUSED,
                        "connect to",
                        closed.host() + " port " + closed.port(),
                        "connection refused"));
        assertThat(attempts.await(FOREVER)).isNull();
        assertThat(begin(attempts, world.silentPort())).isNull();
        assertThat(attempts.await(soon())).isNull();
        attempts.close();
    }

    @Test
    void unixSocketsAreConnectedTo() {
        String path = world.peerOnPath(
                new Script().expect("ping").pass(SHORT_MILLIS).say("pong").expectEnd());
        Channel channel = host.dialer().dialPath(path, FOREVER).value();
        assertThat(channel.send(ascii("ping"), FOREVER)).isNull();
        assertThat(peek(channel, 10, FOREVER)).isEqualTo("pong");
        channel.discard(4);
        channel.close();
    }

    @Test
    void unixSocketsAreReadUpToADeadlineAndNoByteIsLost() {
        String path = world.peerOnPath(new Script().pass(2 * SHORT_MILLIS).say("late"));
        Channel channel = host.dialer().dialPath(path, inAWhile()).value();
        assertThat(peek(channel, 10, soon())).isEqualTo("!TIMED_OUT");
        assertThat(peek(channel, 10, inAWhile())).isEqualTo("late");
        assertThat(peek(channel, 2, FOREVER)).isEqualTo("la");
        channel.close();
    }

    @Test
    void unixSocketsThatCannotBeConnectedToAreFaults() {
        String left = world.leftOverPath();
        String absent = world.absentPath();
        String tooLong = world.longPath();
        assertThat(host.dialer().dialPath(left, FOREVER).fault())
                .isEqualTo(new Fault(Fault.Kind.REFUSED, "connect to", left, "connection refused"));
        assertThat(host.dialer().dialPath(absent, FOREVER).fault())
                .isEqualTo(new Fault(Fault.Kind.NOT_FOUND, "connect to", absent, "no such file or directory"));
        assertThat(host.dialer().dialPath(tooLong, FOREVER).fault())
                .isEqualTo(new Fault(Fault.Kind.OTHER, "connect to", tooLong, "unix domain path too long"));
    }

    @Test
    void unixSocketsThatAreSilentAreGivenUpAtTheDeadline() {
        String silent = world.silentPath();
        assertThat(host.dialer().dialPath(silent, soon()).fault())
                .isEqualTo(new Fault(Fault.Kind.TIMED_OUT, "connect to", silent, "timed out"));
    }

    private Tunnel tunnel(Script script) {
        return Tunnel.of(dial(script));
    }

    /** Relays one local client after another over one tunnel. */
    final Relay.Outcome relay(Tunnel tunnel, LocalEof onLocalEof, Script... clients) {
        Result<Listener> listener = host.dialer().listen(world.clients(clients));
        assertThat(listener).isInstanceOf(Result.Ok.class);
        Relay.Outcome result = null;
        for (int i = 0; i < clients.length; i++) {
            result = host.relay().client(tunnel, listener.value().accept().value(), onLocalEof);
        }
        listener.value().close();
        tunnel.close();
        return result;
    }

    @Test
    void aPortThatTheSystemChoosesIsTold() {
        ListenAddress address = world.clients(new Script().expectEnd());
        Result<Listener> known = host.dialer().listen(address);
        List<HostPort> places = known.value().addresses();
        assertThat(places).isNotEmpty().contains(new HostPort("127.0.0.1", ((ListenAddress.Tcp) address).port()));
        known.value().accept().value().close();
        known.value().close();
        Result<Listener> chosen = host.dialer().listen(ListenAddress.Tcp.loopback(0));
        assertThat(chosen.value().addresses()).hasSameSizeAs(places).allMatch(place -> place.port() > 0);
        assertThat(chosen.value().addresses().stream().map(HostPort::port).distinct())
                .hasSize(1);
        chosen.value().close();
    }

    @Test
    void relayPassesTheLocalEndOn() {
        Tunnel tunnel =
                tunnel(new Script().expect("ping").expectEnd().say("pong").end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().say("ping").end().expect("pong").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void relayKeepsTheTunnelWholeAfterTheLocalEnd() {
        Tunnel tunnel = tunnel(
                new Script().expect("ping").pass(SHORT_MILLIS).say("pong").end().expectEnd());
        assertThat(relay(
                        tunnel,
                        LocalEof.KEEP_REMOTE_OPEN,
                        new Script().say("ping").end().expect("pong").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void relayEndsWithTheRemoteSideWhileTheLocalSideIsOpen() {
        Tunnel tunnel = tunnel(new Script().say("bye").end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("bye").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void relayWritesOutWhatCameBeforeAReset() {
        Tunnel tunnel = tunnel(
                new Script().expect("go").say("partial").pass(SHORT_MILLIS).reset());
        Relay.Outcome result = relay(
                tunnel,
                LocalEof.SHUT_DOWN_REMOTE,
                new Script().say("go").expect("partial").expectEnd());
        assertThat(result.end()).isEqualTo(End.REMOTE_FAILED);
        assertThat(result.fault().kind()).isEqualTo(Fault.Kind.RESET);
        assertThat(result.fault().cause()).isEqualTo("connection reset by peer");
    }

    @Test
    void relayBeginsWithWhatTheHandshakeLeftUnread() {
        Tunnel tunnel = tunnel(new Script().say("200 SSH-2.0").end());
        assertThat(peek(tunnel, 64, FOREVER)).isEqualTo("200 SSH-2.0");
        tunnel.discard(4);
        assertThat(relay(
                                tunnel,
                                LocalEof.SHUT_DOWN_REMOTE,
                                new Script().expect("SSH-2.0").expectEnd())
                        .end())
                .isEqualTo(End.REMOTE_CLOSED);
    }

    @Test
    void relayServesOneClientAfterAnother() {
        Tunnel tunnel = tunnel(
                new Script().expect("one").say("1").expect("two").say("2").end().expectEnd());
        Relay.Outcome last = relay(
                tunnel,
                LocalEof.RETURN,
                new Script().say("one").expect("1").end(),
                new Script().say("two").expect("2").expectEnd());
        assertThat(last.end()).isEqualTo(End.REMOTE_CLOSED);
    }

    @Test
    void relayReturnsWhenTheClientGoes() {
        Tunnel tunnel = tunnel(new Script().expect("one").say("1").expectEnd());
        assertThat(relay(
                        tunnel,
                        LocalEof.RETURN,
                        new Script().say("one").expect("1").end()))
                .isEqualTo(new Relay.Outcome(End.LOCAL_CLOSED, null));
    }

    @Test
    void resolverFindsNames() {
        Result<List<IpAddress>> found = host.resolver().addresses("localhost", FOREVER);
        assertThat(found.value()).contains(IpAddress.parse("127.0.0.1"));
        assertThat(host.resolver().addresses("localhost", soon() + 60_000).value())
                .isEqualTo(found.value());
    }

    @Test
    void resolverSaysWhichNameItDoesNotKnow() {
        String name = unknownName();
        Fault fault = host.resolver().addresses(name, FOREVER).fault();
        assertThat(fault.kind()).isEqualTo(Fault.Kind.NOT_FOUND);
        assertThat(fault.describe()).startsWith("look up " + name + ": ").doesNotEndWith(": ");
    }

    /** Cannot exist, and no name server need be asked to know it: a label has 63 bytes at most (RFC 1035, 2.3.4). */
    static String unknownName() {
        return "localhost." + "x".repeat(64) + ".invalid";
    }

    @Test
    void nameServerAnswers() {
        IpAddress server = world.nameServer(ascii("quick answer"));
        assertThat(ask(server, FOREVER).value()).isEqualTo(ascii("quick answer"));
    }

    @Test
    void datagramsThatAreNoAnswerArePassedOver() {
        IpAddress server = world.nameServer(
                new byte[0], ascii("x"), new byte[2000], ascii("stray"), ascii("quite an answer"), ascii("query"));
        assertThat(ask(server, FOREVER).value()).isEqualTo(ascii("quite an answer"));
    }

    @Test
    void datagramsThatAreNoAnswerDoNotMoveTheDeadline() {
        IpAddress server = world.nameServer(ascii("stray"), new byte[0]);
        assertThat(ask(server, soon()).fault().kind()).isEqualTo(Fault.Kind.TIMED_OUT);
    }

    /** Here an answer begins as the question does: no other rule is known to hosts that run elsewhere. */
    private Result<byte[]> ask(IpAddress server, long deadlineMillis) {
        return host.resolver()
                .exchange(
                        server, ascii("query"), datagram -> datagram.length > 0 && datagram[0] == 'q', deadlineMillis);
    }

    @Test
    void nameServerThatStaysSilentIsGivenUpOn() {
        assertThat(ask(world.nameServer(), soon()).fault().kind()).isEqualTo(Fault.Kind.TIMED_OUT);
    }

    @Test
    void filesAreReadWhole() {
        byte[] content = {'a', 0, (byte) 0xff, '\n'};
        SystemEnvironment.FileContent read =
                host.system().readFile(world.file(content, false), 4, FOREVER).value();
        assertThat(read.bytes()).isEqualTo(content);
        assertThat(read.access()).isEqualTo(new SystemEnvironment.FileAccess(false, false, false));
        assertThat(host.system()
                        .readFile(world.file(content, true), 4, FOREVER)
                        .value()
                        .access())
                .isEqualTo(new SystemEnvironment.FileAccess(true, false, false));
    }

    @Test
    void filesThatNobodyWritesAreGivenUpOn() {
        String path = world.silentFile();
        assertThat(host.system().readFile(path, 4, soon()).fault())
                .isEqualTo(new Fault(Fault.Kind.TIMED_OUT, "read", path, "timed out"));
    }

    @Test
    void aRegularFileIsReadAlsoAfterTheDeadline() {
        long past = host.system().monotonicMillis();
        assertThat(host.system()
                        .readFile(world.file(new byte[3], false), 4, past)
                        .value()
                        .bytes())
                .hasSize(3);
    }

    @Test
    void filesLargerThanTheLimitAreNotRead() {
        String path = world.file(new byte[5], false);
        Fault fault = host.system().readFile(path, 4, FOREVER).fault();
        assertThat(fault.kind()).isEqualTo(Fault.Kind.TOO_LARGE);
        assertThat(fault.describe()).startsWith("read " + path + ": ");
    }

    @Test
    void aFileBelowAFileIsMissing() {
        String path = world.file(new byte[0], false) + "/.connectrc";
        assertThat(host.system().readFile(path, 10, FOREVER).fault().kind()).isEqualTo(Fault.Kind.NOT_FOUND);
    }

    @Test
    void filesThatAreNotThereAreNotFound() {
        String path = world.file(new byte[0], false) + ".missing";
        assertThat(host.system().readFile(path, 4, FOREVER).fault())
                .isEqualTo(new Fault(Fault.Kind.NOT_FOUND, "read", path, "no such file or directory"));
    }

    @Test
    void unknownVariablesAndServicesAreAbsent() {
        assertThat(host.system().environment("CONNECT_NO_SUCH_VARIABLE")).isNull();
        assertThat(host.system().servicePort("no-such-service")).isZero();
    }

    @Test
    void loopbackIsALocalNetwork() {
        IpAddress loopback = IpAddress.parse("127.0.0.1");
        assertThat(host.system().interfaceAddresses())
                .anyMatch(each ->
                        each.name().equals("lo") && each.up() && each.network().equals(new Network(loopback, 8)))
                .noneMatch(each -> each.network().equals(new Network(loopback, 0)));
    }

    @Test
    void wallClockTellsTheYear() {
        long year2026 = 56L * 365 * 24 * 3600 * 1000;
        assertThat(host.system().wallClockMillis()).isBetween(year2026, 3 * year2026);
    }

    @ParameterizedTest
    @CsvSource({
        "MD5, 900150983cd24fb0d6963f7d28e17f72",
        "SHA_256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA_512_256, 53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23",
    })
    void messageDigestsAreThere(DigestAlgorithm algorithm, String digest) {
        assertThat(host.messageDigests().unavailableReason(algorithm)).isNull();
        assertThat(host.messageDigests().digest(algorithm, ascii("abc")))
                .asHexString()
                .isEqualToIgnoringCase(digest);
    }

    @Test
    void randomBytesDiffer() {
        byte[] first = host.system().randomBytes(16);
        assertThat(first).hasSize(16);
        assertThat(Arrays.equals(first, host.system().randomBytes(16))).isFalse();
    }

    private Result<byte[]> run(String program, String argument) {
        Programs.Command command = new Programs.Command(
                List.of(program, argument), List.of(new Programs.Variable("CONNECT_NO_SUCH_VARIABLE", null)));
        return host.programs().run(command, new byte[0], FOREVER);
    }

    @Test
    void programAnswers() {
        assertThat(run(world.askpass("p@ss w\u00f6rd"), "password: ").value())
                .isEqualTo("p@ss w\u00f6rd\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void programThatFailsIsACancel() {
        String program = world.askpass(null);
        assertThat(run(program, "password: ").fault())
                .isEqualTo(new Fault(Fault.Kind.CANCELLED, "run", program, "exit status 1"));
    }

    @Test
    void programThatIsNotThereIsNotFound() {
        assertThat(run("/no/such/askpass", "password: ").fault())
                .isEqualTo(new Fault(Fault.Kind.NOT_FOUND, "run", "/no/such/askpass", "no such file or directory"));
    }
}
