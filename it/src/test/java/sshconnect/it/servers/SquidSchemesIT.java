package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through squid when it offers Negotiate, NTLM, Digest and Basic at once. */
class SquidSchemesIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final int OTHER_KEYS_PORT = Loopback.freePort();

    private static SshTarget target;
    private static KerberosRealm realm;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        realm = KerberosRealm.start(ROOM, "TEST.EXAMPLE", "HTTP");
        WindowsDomain domain = WindowsDomain.start(ROOM);
        Squid.demanding(ROOM, PORT, Squid.negotiate(realm), Squid.ntlm(domain), Squid.digest(ROOM), Squid.basic(ROOM));
        Squid.demanding(
                ROOM,
                OTHER_KEYS_PORT,
                Squid.negotiate(KerberosRealm.start(ROOM, "TEST.EXAMPLE", "HTTP")),
                Squid.basic(ROOM));
    }

    @EachSuccessor
    void ticket(Relay relay) throws Exception {
        assertThat(attemptsOfASession(relay, PORT, realm.withTicket())).containsExactly("Negotiate");
    }

    @EachSuccessor
    void noTicket(Relay relay) throws Exception {
        assertThat(attemptsOfASession(relay, PORT, withPassword(realm.withoutTicket())))
                .containsExactly("Digest");
    }

    @EachSuccessor
    void expiredTicket(Relay relay) throws Exception {
        assertThat(attemptsOfASession(relay, PORT, withPassword(realm.withExpiredTicket())))
                .containsExactly("Digest");
    }

    @EachSuccessor
    void ticketThatTheProxyHasNoKeyFor(Relay relay) throws Exception {
        assertThat(attemptsOfASession(relay, OTHER_KEYS_PORT, withPassword(realm.withTicket())))
                .containsExactly("Negotiate", "Basic");
    }

    @EachSuccessor
    void ticketThatIsNotToBeUsed(Relay relay) throws Exception {
        assertThat(attemptsOfASession(relay, PORT, withPassword(realm.withTicket()), "--proxy-auth=basic,digest"))
                .containsExactly("Basic");
    }

    @EachSuccessor
    void ntlm(Relay relay) throws Exception {
        assertThat(attemptsOfASession(relay, PORT, withPassword(realm.withTicket()), "--proxy-auth=ntlm"))
                .containsExactly("NTLM", "NTLM");
    }

    @EachSuccessor
    void ticketAloneWhereThereIsNone(Relay relay) throws Exception {
        assertThat(attemptsOfAFailure(relay, withPassword(realm.withoutTicket()), "kinit", "--proxy-auth=negotiate"))
                .isEmpty();
    }

    /** The password is not tried again by the other schemes: each try counts against the account. */
    @EachSuccessor
    void wrongPassword(Relay relay) throws Exception {
        Map<String, String> environment = withPassword(realm.withoutTicket());
        environment.put("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD);
        assertThat(attemptsOfAFailure(relay, environment, "rejected user name or password"))
                .containsExactly("Digest");
    }

    private static Map<String, String> withPassword(Map<String, String> environment) {
        Map<String, String> both = new HashMap<>(environment);
        both.putAll(Map.of("HTTP_PROXY_USER", Account.USER, "HTTP_PROXY_PASSWORD", Account.PASSWORD));
        return both;
    }

    private static List<String> attemptsOfASession(
            Relay relay, int port, Map<String, String> environment, String... options) throws Exception {
        try (Wiretap tap = Wiretap.before(port)) {
            target.echoesThrough(relay.proxyCommand(arguments(tap, options)), "127.0.0.1", environment);
            return tap.attempts();
        }
    }

    private static List<String> attemptsOfAFailure(
            Relay relay, Map<String, String> environment, String reason, String... options) throws Exception {
        try (Wiretap tap = Wiretap.before(PORT)) {
            String[] arguments = arguments(tap, options, "127.0.0.1", String.valueOf(target.port()));
            assertRefused(relay, relay.command(arguments).with(environment).run(), reason);
            return tap.attempts();
        }
    }

    private static String[] arguments(Wiretap tap, String[] options, String... rest) {
        List<String> arguments = new ArrayList<>(List.of("-H", "localhost:" + tap.port()));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(rest));
        return arguments.toArray(String[]::new);
    }
}
