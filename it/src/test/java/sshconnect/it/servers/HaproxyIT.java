package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/**
 * Sessions through HAProxy in front of squid. It demands a password (Basic) on one port with 407 as a proxy does, and
 * on another one with 401 as an origin server does, where it looks at Authorization alone. On a third
 * one it wants TLS.
 */
class HaproxyIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final int ORIGIN_PORT = Loopback.freePort();
    private static final int TLS_PORT = Loopback.freePort();
    private static final int SQUID_PORT = Loopback.freePort();

    private static SshTarget target;
    private static ServerProcess squid;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        squid = Squid.open(ROOM, SQUID_PORT, Loopback.freePort());
        Path folder = ROOM.folder("haproxy");
        String sections = """
            userlist accounts
              user %1$s password %2$s
            backend squid
              server squid 127.0.0.1:%3$d
            frontend proxy
              bind 127.0.0.1:%4$d
              option http-use-proxy-header
              http-request auth realm test unless { http_auth(accounts) }
              default_backend squid
            frontend origin
              bind 127.0.0.1:%5$d
              http-request auth realm test unless { http_auth(accounts) }
              default_backend squid
            frontend tls
              bind 127.0.0.1:%6$d ssl crt %7$s
              default_backend squid
            """.formatted(
                        Account.USER,
                        Account.CRYPT,
                        SQUID_PORT,
                        PORT,
                        ORIGIN_PORT,
                        TLS_PORT,
                        Authority.start(ROOM, "Test CA")
                                .sign("localhost", "DNS:localhost")
                                .both());
        Haproxy.start(ROOM, folder, "http", sections, Listeners.v4(PORT));
    }

    @EachSuccessor
    void portWithTls(Relay relay) {
        String proxy = "127.0.0.1:" + TLS_PORT;
        String port = String.valueOf(target.port());
        assertRefused(relay, relay.command("-H", proxy, "127.0.0.1", port).run(), "; it may want TLS");
        assertRefused(relay, relay.command("-4", "-S", proxy, "127.0.0.1", port).run(), "; or it may want TLS");
        assertRefused(relay, relay.command("-T", proxy, "127.0.0.1", port).run(), "; it may want TLS");
    }

    @EachRelay
    void rightPassword(Relay relay) throws Exception {
        target.echoesThrough(
                relay.proxyCommand("-H", Account.USER + "@127.0.0.1:" + PORT),
                "127.0.0.1",
                Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
        squid.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port());
    }

    @EachSuccessor
    void wrongPassword(Relay relay) throws Exception {
        assertFailsOnce(relay, PORT, "407");
    }

    @EachSuccessor
    void rightPasswordForAnOriginServer(Relay relay) throws Exception {
        target.echoesThrough(
                relay.proxyCommand("-H", Account.USER + "@127.0.0.1:" + ORIGIN_PORT),
                "127.0.0.1",
                Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
        squid.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port());
    }

    @EachSuccessor
    void wrongPasswordForAnOriginServer(Relay relay) throws Exception {
        assertFailsOnce(relay, ORIGIN_PORT, "401");
    }

    private static void assertFailsOnce(Relay relay, int port, String status) throws Exception {
        try (Wiretap tap = Wiretap.before(port)) {
            Command.Result outcome = relay.command(
                            "-H", Account.USER + "@127.0.0.1:" + tap.port(), "127.0.0.1", String.valueOf(target.port()))
                    .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD)
                    .run();
            assertRefused(relay, outcome, "rejected user name or password of " + Account.USER + " (Basic");
            assertThat(outcome.stderr()).contains(status);
            assertThat(tap.attempts()).containsExactly("Basic");
        }
    }
}
