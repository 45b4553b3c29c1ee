package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through squid, which ends a tunnel at the first half that closes. */
class SquidIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final int DENIED_PORT = Loopback.freePort();
    private static final int ACCOUNT_PORT = Loopback.freePort();
    private static final String PROXY = "127.0.0.1:" + PORT;
    private static final String ACCOUNT_PROXY = Account.USER + "@127.0.0.1:" + ACCOUNT_PORT;

    private static SshTarget target;
    private static ServerProcess open;
    private static ServerProcess withAccount;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        open = Squid.open(ROOM, PORT, DENIED_PORT);
        withAccount = Squid.withAccount(ROOM, ACCOUNT_PORT);
    }

    @EachRelay
    void open(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-H", PROXY), "localhost");
        open.awaitLog("access.log", "CONNECT localhost:" + target.port());
    }

    @EachSuccessor
    void ipv6Target(Relay relay) throws Exception {
        Loopback.requireV6();
        target.echoesThrough(relay.proxyCommand("-H", PROXY), "::1");
        open.awaitLog("access.log", "CONNECT [::1]:" + target.port());
    }

    @EachSuccessor
    void ipv6Listener(Relay relay) {
        Loopback.requireV6();
        target.echoesThrough(relay.proxyCommand("-H", "http://[::1]:" + PORT + "/"), "127.0.0.1");
    }

    @EachRelay
    void proxyFromTheEnvironment(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-h"), "127.0.0.1", Map.of("HTTP_PROXY", PROXY));
    }

    @EachRelay
    void rightPassword(Relay relay) throws Exception {
        target.echoesThrough(
                relay.proxyCommand("-H", ACCOUNT_PROXY), "127.0.0.1", Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
        withAccount.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port() + " " + Account.USER);
    }

    @EachRelay
    void wrongPassword(Relay relay) {
        assertRefused(
                relay,
                relay.command("-H", ACCOUNT_PROXY, "127.0.0.1", String.valueOf(target.port()))
                        .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD)
                        .run(),
                "password");
    }

    @EachRelay
    void deniedDestination(Relay relay) {
        assertRefused(
                relay,
                relay.command("-H", PROXY, "127.0.0.1", String.valueOf(DENIED_PORT))
                        .run(),
                "403");
    }

    @EachRelay
    void destinationThatRefuses(Relay relay) {
        String port = String.valueOf(Loopback.freePort());
        assertRefused(
                relay,
                relay.command("-H", PROXY, "127.0.0.1", port).run(),
                "cannot reach 127.0.0.1:" + port + ": HTTP/1.1 503");
    }

    @EachRelay
    void answerIsLostWhereTheLocalEndIsPassedOn(Relay relay) throws Exception {
        try (AnsweringServer server = AnsweringServer.beforeTheEnd()) {
            Command.Result outcome = relay.command("-H", PROXY, "127.0.0.1", server.port())
                    .input(AnsweringServer.QUESTION)
                    .run();
            assertThat(outcome.stdout()).isEmpty();
            assertThat(outcome.status()).isZero();
        }
    }

    @EachSuccessor
    void answerAfterLocalEndWhereTheConnectionIsKeptWhole(Relay relay) throws Exception {
        try (AnsweringServer server = AnsweringServer.beforeTheEnd()) {
            Command.Result outcome = relay.command("--half-close=no", "-H", PROXY, "127.0.0.1", server.port())
                    .input(AnsweringServer.QUESTION)
                    .run();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.text()).isEqualTo(AnsweringServer.ANSWER);
            assertThat(outcome.status()).isZero();
        }
    }
}
