package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Connections that are handed over to ssh, which then goes on without us ({@code ProxyUseFdpass}). */
class FdpassIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int DANTE_PORT = Loopback.freePort();
    private static final int SQUID_PORT = Loopback.freePort();
    private static final int SESSION_BYTES = 3 << 20;

    private static SshTarget target;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        Dante.open(ROOM, Listeners.all(DANTE_PORT), Loopback.freePort());
        Squid.open(ROOM, SQUID_PORT, Loopback.freePort());
    }

    private static void echoes(Relay relay, String... way) {
        assumeThat(relay.toString()).as("the JVM cannot pass descriptors").isNotEqualTo("jar");
        byte[] sent = new byte[SESSION_BYTES];
        new Random(SESSION_BYTES).nextBytes(sent);
        Command.Result outcome = Command.of(
                        target.client(relay.proxyCommand(way), "-o", "ProxyUseFdpass=yes", Loopback.V4, "cat"))
                .input(sent)
                .run();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.stdout()).isEqualTo(sent);
    }

    @EachSuccessor
    void direct(Relay relay) {
        echoes(relay, "-F");
    }

    @EachSuccessor
    void throughDante(Relay relay) {
        echoes(relay, "-F", "-S", "127.0.0.1:" + DANTE_PORT);
    }

    @EachSuccessor
    void throughSquid(Relay relay) {
        echoes(relay, "--fdpass", "-H", "127.0.0.1:" + SQUID_PORT);
    }

    @EachSuccessor
    void theBannerComesWithTheLastByteOfSocks(Relay relay) throws Exception {
        try (EagerProxy proxy = EagerProxy.socks5(target.port())) {
            echoes(relay, "-F", "-S", proxy.address());
        }
    }

    @EachSuccessor
    void theBannerComesWithTheLastByteOfHttp(Relay relay) throws Exception {
        try (EagerProxy proxy = EagerProxy.http(target.port())) {
            echoes(relay, "-F", "-H", proxy.address());
        }
    }

    @EachSuccessor
    void standardOutputThatIsNoSocketIsRefused(Relay relay) {
        Command.Result outcome =
                relay.command("-F", Loopback.V4, String.valueOf(target.port())).run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr())
                .hasLineCount(1)
                .startsWith("ERROR: hand the connection over")
                .contains(relay.toString().equals("jar") ? "only the native executable" : "it is not a unix socket");
    }
}
