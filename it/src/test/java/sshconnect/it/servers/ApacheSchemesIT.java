package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through Apache with Digest authentication (RFC 7616), and with a Kerberos ticket (RFC 4559). */
class ApacheSchemesIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int DIGEST_PORT = Loopback.freePort();
    private static final int NEGOTIATE_PORT = Loopback.freePort();

    private static SshTarget target;
    private static KerberosRealm realm;
    private static ServerProcess apache;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        realm = KerberosRealm.start(ROOM, "TEST.EXAMPLE", "HTTP");
        apache = Apache.start(
                ROOM,
                Map.of(DIGEST_PORT, Apache.digest(ROOM), NEGOTIATE_PORT, Apache.negotiate(realm)),
                realm.serverEnvironment());
    }

    @EachSuccessor
    void digest(Relay relay) throws Exception {
        try (Wiretap tap = Wiretap.before(DIGEST_PORT)) {
            target.echoesThrough(
                    relay.proxyCommand("-H", Account.USER + "@127.0.0.1:" + tap.port()),
                    "localhost",
                    Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
            assertThat(tap.attempts()).containsExactly("Digest");
        }
        apache.awaitLog("access.log", Account.USER + " CONNECT localhost:" + target.port());
    }

    @EachSuccessor
    void digestOfAWrongPassword(Relay relay) throws Exception {
        assertFails(
                relay,
                DIGEST_PORT,
                Map.of("HTTP_PROXY_USER", Account.USER, "HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD),
                "rejected user name or password of tester (Digest",
                "Digest");
    }

    @EachSuccessor
    void ticket(Relay relay) throws Exception {
        try (Wiretap tap = Wiretap.before(NEGOTIATE_PORT)) {
            target.echoesThrough(relay.proxyCommand("-H", "localhost:" + tap.port()), "127.0.0.1", realm.withTicket());
            assertThat(tap.attempts()).containsExactly("Negotiate");
        }
        apache.awaitLog("access.log", realm.user() + " CONNECT 127.0.0.1:" + target.port());
    }

    @EachSuccessor
    void noTicket(Relay relay) throws Exception {
        Map<String, String> environment = new HashMap<>(realm.withoutTicket());
        environment.put("HTTP_PROXY_PASSWORD", Account.PASSWORD);
        assertFails(relay, NEGOTIATE_PORT, environment, "kinit");
    }

    @EachSuccessor
    void expiredTicket(Relay relay) throws Exception {
        assertFails(relay, NEGOTIATE_PORT, realm.withExpiredTicket(), "expired");
    }

    private static void assertFails(
            Relay relay, int port, Map<String, String> environment, String reason, String... attempts)
            throws Exception {
        try (Wiretap tap = Wiretap.before(port)) {
            assertRefused(
                    relay,
                    relay.command("-H", "localhost:" + tap.port(), "127.0.0.1", String.valueOf(target.port()))
                            .with(environment)
                            .run(),
                    reason);
            assertThat(tap.attempts()).containsExactly(attempts);
        }
    }
}
