package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertPasswordCountsWithinTls;
import static sshconnect.it.servers.Expectations.assertProxyRefuses;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Sessions through Apache that speaks TLS (mod_ssl): passwords inside it, and certificates. When the target ends, Apache
 * ends without close_notify; whether that is seen before ssh has gone is open.
 */
class ApacheTlsIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int BASIC_PORT = Loopback.freePort();
    private static final int DIGEST_PORT = Loopback.freePort();
    private static final int CERTIFICATE_PORT = Loopback.freePort();

    private static final String TRUNCATION =
            "the connection ended without TLS's close_notify, and something may be missing while relaying\n";
    private static final String END = "(ERROR: [a-z0-9.]+:[0-9]+: " + TRUNCATION + ")?";

    private static SshTarget target;
    private static Authority authority;
    private static Authority.Identity client;
    private static Authority.Identity stranger;
    private static ServerProcess apache;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        authority = Authority.start(ROOM, "Test CA");
        client = authority.sign("ann", "DNS:ann");
        stranger = Authority.start(ROOM, "Other CA").sign("eve", "DNS:eve");
        Authority.Identity proxy = authority.sign("proxy", Authority.LOOPBACK);
        apache = Apache.start(
                ROOM,
                Map.of(
                        BASIC_PORT, Apache.withinTls(proxy, Apache.basic(ROOM)),
                        DIGEST_PORT, Apache.withinTls(proxy, Apache.digest(ROOM)),
                        CERTIFICATE_PORT, Apache.demandingCertificate(proxy, authority)));
    }

    private static void assertPasswordCounts(Relay relay, int port, String scheme) throws Exception {
        Path messages = ROOM.folder("messages").resolve("messages");
        assertPasswordCountsWithinTls(relay, target, port, authority, scheme, " 2>" + messages);
        assertThat(messages).content().matches(END);
        apache.awaitLog("access.log", Account.USER + " CONNECT localhost:" + target.port());
    }

    @EachSuccessor
    void basic(Relay relay) throws Exception {
        assertPasswordCounts(relay, BASIC_PORT, "Basic");
    }

    @EachSuccessor
    void digest(Relay relay) throws Exception {
        assertPasswordCounts(relay, DIGEST_PORT, "Digest");
    }

    @EachSuccessor
    void certificateOfTheClient(Relay relay) throws Exception {
        Path messages = ROOM.folder("messages").resolve("messages");
        target.echoesThrough(
                relay.proxyCommand("-x", authority.proxyAt(CERTIFICATE_PORT) + client.query()) + " 2>" + messages,
                "127.0.0.1");
        assertThat(messages).content().matches(END);
        apache.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port());
    }

    @EachSuccessor
    void answerAfterLocalEnd(Relay relay) throws Exception {
        byte[] sent = "abc".getBytes(StandardCharsets.US_ASCII);
        try (AnsweringServer server = AnsweringServer.afterTheEnd()) {
            Command.Result outcome = relay.command(
                            "-x", authority.proxyAt(CERTIFICATE_PORT) + client.query(), "127.0.0.1", server.port())
                    .input(sent)
                    .run();
            assertThat(outcome.text()).isEqualTo(AnsweringServer.digest(sent));
            assertThat(outcome.stderr()).isEqualTo("ERROR: 127.0.0.1:" + server.port() + ": " + TRUNCATION);
            assertThat(outcome.status()).isEqualTo(1);
        }
    }

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

    @EachSuccessor
    void spokenToInClear(Relay relay) {
        Command.Result outcome = relay.command("-H", "127.0.0.1:" + BASIC_PORT, "127.0.0.1", "22")
                .run();
        assertRefused(relay, outcome, "it may want TLS; try https://");
    }
}
