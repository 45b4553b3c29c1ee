package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through squid with Digest authentication (RFC 7616). */
class SquidDigestIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();

    private static SshTarget target;
    private static ServerProcess squid;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        squid = Squid.demanding(ROOM, PORT, Squid.digest(ROOM));
    }

    @EachSuccessor
    void rightPassword(Relay relay) throws Exception {
        try (Wiretap tap = Wiretap.before(PORT)) {
            target.echoesThrough(
                    relay.proxyCommand("-H", Account.USER + "@127.0.0.1:" + tap.port()),
                    "localhost",
                    Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
            assertThat(tap.attempts()).containsExactly("Digest");
        }
        squid.awaitLog("access.log", "CONNECT localhost:" + target.port() + " " + Account.USER);
    }

    @EachSuccessor
    void wrongPassword(Relay relay) throws Exception {
        try (Wiretap tap = Wiretap.before(PORT)) {
            assertRefused(
                    relay,
                    relay.command(
                                    "-H",
                                    Account.USER + "@127.0.0.1:" + tap.port(),
                                    "127.0.0.1",
                                    String.valueOf(target.port()))
                            .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD)
                            .run(),
                    "password");
            assertThat(tap.attempts()).containsExactly("Digest");
        }
    }
}
