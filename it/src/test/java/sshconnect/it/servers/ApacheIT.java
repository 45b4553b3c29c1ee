package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through Apache's mod_proxy_connect: one port for everybody, one with Basic authentication. */
class ApacheIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final int ACCOUNT_PORT = Loopback.freePort();
    private static final String PROXY = "127.0.0.1:" + PORT;
    private static final String ACCOUNT_PROXY = Account.USER + "@127.0.0.1:" + ACCOUNT_PORT;

    private static SshTarget target;
    private static ServerProcess apache;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        apache = Apache.start(ROOM, Map.of(PORT, Apache.OPEN, ACCOUNT_PORT, Apache.basic(ROOM)));
    }

    @EachRelay
    void open(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-H", PROXY), "127.0.0.1");
        apache.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port() + " HTTP/1");
    }

    @EachRelay
    void rightPassword(Relay relay) throws Exception {
        target.echoesThrough(
                relay.proxyCommand("-H", ACCOUNT_PROXY), "localhost", Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
        apache.awaitLog("access.log", Account.USER + " CONNECT localhost:" + target.port());
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
    void portThatItDoesNotAllow(Relay relay) {
        assertRefused(relay, relay.command("-H", PROXY, "127.0.0.1", "1").run(), "403");
    }

    @EachRelay
    void answerAfterLocalEnd(Relay relay) throws Exception {
        byte[] sent = "abc".getBytes(StandardCharsets.US_ASCII);
        try (AnsweringServer server = AnsweringServer.afterTheEnd()) {
            Command.Result outcome = relay.command("-H", PROXY, "127.0.0.1", server.port())
                    .input(sent)
                    .run();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.text()).isEqualTo(AnsweringServer.digest(sent));
            assertThat(outcome.status()).isZero();
        }
    }
}
