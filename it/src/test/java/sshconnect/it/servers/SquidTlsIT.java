package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions through squid that speaks TLS itself ({@code https_port}): passwords inside it, and certificates. */
class SquidTlsIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int BASIC_PORT = Loopback.freePort();
    private static final int DIGEST_PORT = Loopback.freePort();
    private static final int CERTIFICATE_PORT = Loopback.freePort();

    private static SshTarget target;
    private static Authority authority;
    private static Authority.Identity client;
    private static Authority.Identity stranger;
    private static ServerProcess basic;
    private static ServerProcess digest;
    private static ServerProcess certificate;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        authority = Authority.start(ROOM, "Test CA");
        client = authority.sign("ann", "DNS:ann");
        stranger = Authority.start(ROOM, "Other CA").sign("eve", "DNS:eve");
        Authority.Identity proxy = authority.sign("proxy", Authority.LOOPBACK);
        basic = Squid.demandingWithinTls(ROOM, BASIC_PORT, proxy, Squid.basic(ROOM));
        digest = Squid.demandingWithinTls(ROOM, DIGEST_PORT, proxy, Squid.digest(ROOM));
        certificate = Squid.demandingCertificate(ROOM, CERTIFICATE_PORT, proxy, authority);
    }

    private static String way(int port) {
        return "https://" + Account.USER + "@127.0.0.1:" + port + "?ca=" + authority.certificate();
    }

    @EachSuccessor
    void basic(Relay relay) throws Exception {
        assertPasswordCounts(relay, BASIC_PORT, basic, "Basic");
    }

    @EachSuccessor
    void digest(Relay relay) throws Exception {
        assertPasswordCounts(relay, DIGEST_PORT, digest, "Digest");
    }

    /** The right password opens a tunnel, a wrong one is rejected, and nothing of either is to be seen on the way. */
    private static void assertPasswordCounts(Relay relay, int port, ServerProcess squid, String scheme)
            throws Exception {
        try (Wiretap tap = Wiretap.before(port)) {
            target.echoesThrough(
                    relay.proxyCommand("-x", way(tap.port())),
                    "localhost",
                    Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
            squid.awaitLog("access.log", "CONNECT localhost:" + target.port() + " " + Account.USER);
            Command.Result outcome = relay.command("-x", way(tap.port()), "127.0.0.1", String.valueOf(target.port()))
                    .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD)
                    .run();
            assertRefused(relay, outcome, "rejected user name or password of tester (" + scheme);
            assertThat(tap.heard()).doesNotContain("CONNECT", "Proxy-Authorization");
        }
    }

    @EachSuccessor
    void certificateOfTheClient(Relay relay) throws Exception {
        target.echoesThrough(
                relay.proxyCommand(
                        "--tls-ca",
                        authority.certificate().toString(),
                        "--tls-cert",
                        client.certificate().toString(),
                        "--tls-key",
                        client.key().toString(),
                        "-x",
                        "https://127.0.0.1:" + CERTIFICATE_PORT),
                "127.0.0.1");
        certificate.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port());
    }

    @EachSuccessor
    void certificateOfTheClientInTheUrl(Relay relay) {
        target.echoesThrough(
                relay.proxyCommand(
                        "-x",
                        way(CERTIFICATE_PORT) + "&cert=" + client.certificate().toString() + "&key=" + client.key()),
                "127.0.0.1");
    }

    /** Squid closes with our request unread behind its alert: the reset must not hide that alert. */
    @EachSuccessor
    void noCertificateOfTheClient(Relay relay) {
        refused(relay, "", "the TLS peer wants a client certificate; try --tls-cert FILE and --tls-key FILE");
    }

    @EachSuccessor
    void certificateThatTheProxyDoesNotTrust(Relay relay) {
        String with = "&cert=" + stranger.certificate() + "&key=" + stranger.key();
        refused(relay, with, "the TLS peer ended the connection: unknown_ca");
    }

    private static void refused(Relay relay, String with, String reason) {
        Command.Result outcome = relay.command(
                        "-x", way(CERTIFICATE_PORT) + with, "127.0.0.1", String.valueOf(target.port()))
                .run();
        assertRefused(relay, outcome, "http proxy 127.0.0.1:" + CERTIFICATE_PORT + ": " + reason);
    }
}
