package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through squid with a Kerberos ticket (RFC 4559). */
class SquidNegotiateIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final int OTHER_KEYS_PORT = Loopback.freePort();

    private static SshTarget target;
    private static KerberosRealm realm;
    private static KerberosRealm otherRealm;
    private static ServerProcess squid;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        realm = KerberosRealm.start(ROOM, "TEST.EXAMPLE", "HTTP");
        otherRealm = KerberosRealm.start(ROOM, "OTHER.EXAMPLE");
        squid = Squid.demanding(ROOM, PORT, Squid.negotiate(realm));
        Squid.demanding(ROOM, OTHER_KEYS_PORT, Squid.negotiate(KerberosRealm.start(ROOM, "TEST.EXAMPLE", "HTTP")));
    }

    @EachSuccessor
    void aCheckTellsWhoseTicketItIs(Relay relay) throws Exception {
        Command.Result outcome = relay.command(
                        "--check", "-H", "localhost:" + PORT, "127.0.0.1", String.valueOf(target.port()))
                .with(realm.withTicket())
                .run();
        assertThat(outcome.text()).contains(" ok    Negotiate as " + realm.user() + " ");
    }

    @EachSuccessor
    void ticket(Relay relay) throws Exception {
        try (Wiretap tap = Wiretap.before(PORT)) {
            target.echoesThrough(relay.proxyCommand("-H", "localhost:" + tap.port()), "127.0.0.1", realm.withTicket());
            assertThat(tap.attempts()).containsExactly("Negotiate");
        }
        squid.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port() + " " + realm.user());
    }

    @EachSuccessor
    void ticketWhereTheConfigurationPutsIt(Relay relay) throws Exception {
        target.echoesThrough(
                String.join(" ", KerberosRealm.UNTOLD) + " " + relay.proxyCommand("-H", "localhost:" + PORT),
                "127.0.0.1",
                realm.withTicketMovedTo("FILE:FOLDER/moved_%{uid}"));
        squid.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port() + " " + realm.user());
    }

    @EachSuccessor
    void noTicket(Relay relay) throws Exception {
        assertFails(relay, PORT, realm.withoutTicket(), "try kinit");
    }

    @EachSuccessor
    void expiredTicket(Relay relay) throws Exception {
        assertFails(relay, PORT, realm.withExpiredTicket(), "expired");
    }

    @EachSuccessor
    void ticketOfARealmThatDoesNotKnowTheProxy(Relay relay) throws Exception {
        assertFails(relay, PORT, otherRealm.withTicket(), "HTTP");
    }

    @EachSuccessor
    void ticketThatTheProxyHasNoKeyFor(Relay relay) throws Exception {
        assertFails(relay, OTHER_KEYS_PORT, realm.withTicket(), "ticket", "Negotiate");
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
