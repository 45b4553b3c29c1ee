package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Sessions through tinyproxy with Basic authentication. */
class TinyproxyIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    /** Its configuration takes letters and digits only. */
    private static final String PLAIN_PASSWORD = "Secret7";

    private static final int PORT = Loopback.freePort();
    private static final String PROXY = Account.USER + "@127.0.0.1:" + PORT;
    private static final Map<String, String> PASSWORD = Map.of("HTTP_PROXY_PASSWORD", PLAIN_PASSWORD);

    private static SshTarget target;
    private static ServerProcess tinyproxy;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        String program = Tool.TINYPROXY.path();
        Path folder = ROOM.folder("tinyproxy");
        Path configuration =
                Files.writeString(folder.resolve("tinyproxy.conf"), """
            Listen 127.0.0.1
            Port %d
            BasicAuth %s %s
            LogLevel Connect
            """.formatted(PORT, Account.USER, PLAIN_PASSWORD));
        tinyproxy = ROOM.start(
                folder, Map.of(), List.of(program, "-d", "-c", configuration.toString()), Listeners.v4(PORT));
    }

    @EachRelay
    void rightPassword(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-H", PROXY), "127.0.0.1", PASSWORD);
        tinyproxy.awaitLog("CONNECT 127.0.0.1:" + target.port());
    }

    @EachRelay
    void wrongPassword(Relay relay) {
        assertRefused(
                relay,
                relay.command("-H", PROXY, "127.0.0.1", String.valueOf(target.port()))
                        .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD)
                        .run(),
                "password");
    }

    @EachSuccessor
    void answerAfterLocalEndWhereTheConnectionIsKeptWhole(Relay relay) throws Exception {
        try (AnsweringServer server = AnsweringServer.beforeTheEnd()) {
            Command.Result outcome = relay.command("--half-close=no", "-H", PROXY, "127.0.0.1", server.port())
                    .with(PASSWORD)
                    .input(AnsweringServer.QUESTION)
                    .run();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.text()).isEqualTo(AnsweringServer.ANSWER);
            assertThat(outcome.status()).isZero();
        }
    }
}
