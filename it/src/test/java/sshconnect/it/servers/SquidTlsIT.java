package sshconnect.it.servers;

import static sshconnect.it.servers.Expectations.assertPasswordCountsWithinTls;
import static sshconnect.it.servers.Expectations.assertProxyRefuses;

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

    @EachSuccessor
    void basic(Relay relay) throws Exception {
        assertPasswordCountsWithinTls(relay, target, BASIC_PORT, authority, "Basic", "");
        basic.awaitLog("access.log", "CONNECT localhost:" + target.port() + " " + Account.USER);
    }

    @EachSuccessor
    void digest(Relay relay) throws Exception {
        assertPasswordCountsWithinTls(relay, target, DIGEST_PORT, authority, "Digest", "");
        digest.awaitLog("access.log", "CONNECT localhost:" + target.port() + " " + Account.USER);
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
                relay.proxyCommand("-x", authority.proxyAt(CERTIFICATE_PORT) + client.query()), "127.0.0.1");
    }

    /** Squid closes with our request unread behind its alert: the reset must not hide that alert. */
    @EachSuccessor
    void noCertificateOfTheClient(Relay relay) {
        assertProxyRefuses(
                relay,
                target,
                CERTIFICATE_PORT,
                authority.proxyAt(CERTIFICATE_PORT),
                "the TLS peer wants a client certificate; try --tls-cert FILE and --tls-key FILE");
    }

    @EachSuccessor
    void certificateThatTheProxyDoesNotTrust(Relay relay) {
        assertProxyRefuses(
                relay,
                target,
                CERTIFICATE_PORT,
                authority.proxyAt(CERTIFICATE_PORT) + stranger.query(),
                "the TLS peer ended the connection: unknown_ca");
    }
}
