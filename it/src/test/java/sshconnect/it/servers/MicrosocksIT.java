package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through microsocks, which has its own account and ends a tunnel at the first half that closes. */
class MicrosocksIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final String PROXY = Account.USER + "@127.0.0.1:" + PORT;
    private static final Map<String, String> PASSWORD = Map.of("SOCKS5_PASSWORD", Account.PASSWORD);

    private static SshTarget target;
    private static ServerProcess microsocks;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        microsocks = Microsocks.withAccount(ROOM, PORT);
    }

    @EachRelay
    void rightPassword(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-S", PROXY), "localhost", PASSWORD);
        microsocks.awaitLog("connected to localhost:" + target.port());
    }

    @EachRelay
    void onlyPasswordOffered(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-a", "userpass", "-S", PROXY), "127.0.0.1", PASSWORD);
    }

    @EachRelay
    void wrongPassword(Relay relay) {
        assertRefused(
                relay,
                relay.command("-S", PROXY, "127.0.0.1", String.valueOf(target.port()))
                        .with("SOCKS5_PASSWORD", Account.WRONG_PASSWORD)
                        .run(),
                "password");
    }

    @EachRelay
    void noPasswordOffered(Relay relay) {
        assertRefused(
                relay,
                relay.command("-a", "none", "-S", PROXY, "127.0.0.1", String.valueOf(target.port()))
                        .with(PASSWORD)
                        .run(),
                "method");
    }

    @EachSuccessor
    void answerAfterLocalEndWhereTheConnectionIsKeptWhole(Relay relay) throws Exception {
        try (AnsweringServer server = AnsweringServer.beforeTheEnd()) {
            Command.Result outcome = relay.command("--half-close=no", "-S", PROXY, "127.0.0.1", server.port())
                    .with(PASSWORD)
                    .input(AnsweringServer.QUESTION)
                    .run();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.text()).isEqualTo(AnsweringServer.ANSWER);
            assertThat(outcome.status()).isZero();
        }
    }
}
