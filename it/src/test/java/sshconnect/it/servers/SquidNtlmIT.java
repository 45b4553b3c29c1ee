package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through squid with NTLM authentication, whose passwords a domain controller checks. */
class SquidNtlmIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final Map<String, String> PASSWORD = Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD);

    private static SshTarget target;
    private static WindowsDomain domain;
    private static ServerProcess squid;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        domain = WindowsDomain.start(ROOM);
        squid = Squid.demanding(ROOM, PORT, Squid.ntlm(domain));
    }

    @EachSuccessor
    void domainAndUser(Relay relay) throws Exception {
        echoesAs(relay, WindowsDomain.NAME + "\\" + Account.USER);
    }

    @EachSuccessor
    void userAtDomain(Relay relay) throws Exception {
        echoesAs(relay, Account.USER + "@" + WindowsDomain.DNS_NAME);
    }

    @EachSuccessor
    void userAlone(Relay relay) throws Exception {
        echoesAs(relay, Account.USER);
    }

    @EachSuccessor
    void wrongPasswordCountsOnce(Relay relay) throws Exception {
        int before = domain.wrongPasswords();
        try (Wiretap tap = Wiretap.before(PORT)) {
            assertRefused(
                    relay,
                    relay.command("-H", "127.0.0.1:" + tap.port(), "127.0.0.1", String.valueOf(target.port()))
                            .with("HTTP_PROXY_USER", WindowsDomain.NAME + "\\" + Account.USER)
                            .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD)
                            .run(),
                    "password");
            assertThat(tap.attempts()).containsExactly("NTLM", "NTLM");
        }
        assertThat(domain.wrongPasswords()).isEqualTo(before + 1);
    }

    @EachSuccessor
    void userWhomTheDomainDoesNotKnow(Relay relay) throws Exception {
        try (Wiretap tap = Wiretap.before(PORT)) {
            assertRefused(
                    relay,
                    relay.command("-H", "127.0.0.1:" + tap.port(), "127.0.0.1", String.valueOf(target.port()))
                            .with("HTTP_PROXY_USER", WindowsDomain.NAME + "\\nobody-there")
                            .with(PASSWORD)
                            .run(),
                    "TESTDOMAIN\\nobody-there");
            assertThat(tap.attempts()).containsExactly("NTLM", "NTLM");
        }
    }

    private static void echoesAs(Relay relay, String user) throws Exception {
        try (Wiretap tap = Wiretap.before(PORT)) {
            target.echoesThrough(
                    relay.proxyCommand("-H", "127.0.0.1:" + tap.port()),
                    "localhost",
                    Map.of("HTTP_PROXY_USER", user, "HTTP_PROXY_PASSWORD", Account.PASSWORD));
            assertThat(tap.attempts()).containsExactly("NTLM", "NTLM");
        }
        squid.awaitLog("access.log", "CONNECT localhost:" + target.port() + " ");
    }
}
