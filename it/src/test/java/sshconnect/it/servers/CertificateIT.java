package sshconnect.it.servers;

import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** What is wrong with a certificate, or with the TLS of a server, in the same words by either library. */
class CertificateIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int EXPIRED_PORT = Loopback.freePort();
    private static final int OWN_PORT = Loopback.freePort();
    private static final int NAMED_PORT = Loopback.freePort();
    private static final int OLD_PORT = Loopback.freePort();
    private static final int DEMANDING_PORT = Loopback.freePort();
    private static final int CLEAR_PORT = Loopback.freePort();

    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        Authority issuer = Authority.start(ROOM, "Test CA");
        authority = issuer.certificate();
        Path folder = ROOM.folder("haproxy");
        Authority.Identity good = issuer.sign("good", Authority.LOOPBACK);
        String sections = """
            frontend expired
              bind 127.0.0.1:%1$d ssl crt %2$s
            frontend own
              bind 127.0.0.1:%3$d ssl crt %4$s
            frontend named
              bind 127.0.0.1:%5$d ssl crt %6$s
            frontend old
              bind 127.0.0.1:%7$d ssl crt %8$s ssl-min-ver TLSv1.1 ssl-max-ver TLSv1.1 ciphers ALL:@SECLEVEL=0
            frontend demanding
              bind 127.0.0.1:%9$d ssl crt %8$s verify required ca-file %10$s
            frontend clear
              bind 127.0.0.1:%11$d
            """.formatted(
                EXPIRED_PORT,
                issuer.signExpired("expired", Authority.LOOPBACK).both(),
                OWN_PORT,
                Authority.start(ROOM, "Somebody").own().both(),
                NAMED_PORT,
                issuer.sign("named", "DNS:proxy.example,DNS:other.example").both(),
                OLD_PORT,
                good.both(),
                DEMANDING_PORT,
                authority,
                CLEAR_PORT);
        Haproxy.start(ROOM, folder, "http", sections, Listeners.v4(CLEAR_PORT));
    }

    private static void refused(Relay relay, int port, String reason) {
        Command.Result outcome = relay.command(
                        "-x", "https://127.0.0.1:" + port + "?ca=" + authority, "host.example", "22")
                .run();
        assertRefused(relay, outcome, "http proxy 127.0.0.1:" + port + ": " + reason);
    }

    @EachSuccessor
    void expired(Relay relay) {
        refused(relay, EXPIRED_PORT, "the certificate of expired expired on 2021-02-03");
    }

    @EachSuccessor
    void signedByItself(Relay relay) {
        refused(relay, OWN_PORT, "the certificate of Somebody is signed by itself, and not trusted");
    }

    @EachSuccessor
    void forOtherNames(Relay relay) {
        refused(relay, NAMED_PORT, "its certificate is for proxy.example, other.example, not for 127.0.0.1");
    }

    @EachSuccessor
    void versionThatIsTooOld(Relay relay) {
        refused(relay, OLD_PORT, "speaks no version of TLS or no cipher that is spoken here (TLS 1.2 and 1.3)");
    }

    @EachSuccessor
    void certificateThatIsDemanded(Relay relay) {
        refused(
                relay,
                DEMANDING_PORT,
                "the TLS peer wants a client certificate; try --tls-cert FILE and --tls-key FILE");
    }

    @EachSuccessor
    void portInClear(Relay relay) {
        refused(relay, CLEAR_PORT, "answers in clear: \"HTTP/1.1 400 Bad request\"; try http://");
    }
}
