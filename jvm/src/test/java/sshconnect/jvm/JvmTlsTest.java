package sshconnect.jvm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.AlgorithmParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sshconnect.base.ByteQueue;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.MadeSecrets;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Host;
import sshconnect.host.ScriptedPeer;
import sshconnect.host.Tunnel;
import sshconnect.proto.Step;
import sshconnect.proto.tls.TlsClient;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;
import sshconnect.vectors.HandshakeRun;

/** TLS by the JDK, with servers of the JDK. */
class JvmTlsTest {

    private static final String HANDSHAKE_FAILS = "the server: ";
    private static final TlsServer.Part GREETING = (socket, plain) -> {
        socket.getOutputStream().write("hello".getBytes(US_ASCII));
        socket.getInputStream().read();
    };

    private static MadeCertificates made;

    private Tunnel tunnel;
    private TlsPeer peer;

    @BeforeAll
    static void makeCertificates() throws Exception {
        made = MadeCertificates.get();
    }

    private static TlsSettings settings(String name) {
        return settings(name, null);
    }

    private static TlsSettings settings(String name, TlsSettings.Identity identity) {
        TlsSettings.Pem trusted = new TlsSettings.Pem("ca.pem", made.chain("ca"));
        return new TlsSettings(name, IpAddress.parse(name), true, trusted, identity, "http/1.1");
    }

    private static Result<TlsSession> session(TlsSettings settings) {
        return new JvmTls().session(settings);
    }

    /** Shakes hands, byte by byte; gives null, or what has failed. */
    private String shakeHands(Socket socket, TlsSettings settings) throws IOException {
        TlsSession session = session(settings).value();
        TlsClient client =
                new TlsClient("the server", HandshakeRun.SILENT, session, settings.serverName(), "try http://");
        ByteQueue input = new ByteQueue(client.maxInputBytes() + 1);
        Step step = client.next(input);
        while (!(step instanceof Step.Established) && !(step instanceof Step.Failed)) {
            if (step instanceof Step.Send send) {
                socket.getOutputStream().write(send.wire().toBytes());
            } else {
                int octet = socket.getInputStream().read();
                if (octet < 0) {
                    input.end();
                } else {
                    input.append(new byte[] {(byte) octet}, 1);
                }
            }
            step = client.next(input);
        }
        if (step instanceof Step.Failed failed) {
            // Closing it with something unread would reset it, and the alert would be lost.
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
            socket.close();
            return failed.failure().describe();
        }
        peer = session.peer();
        Step.Established established = (Step.Established) step;
        tunnel = Tunnel.of(JvmChannel.of(socket, "the server")).within(established.layer(), established.early());
        return null;
    }

    private String read(int most) {
        byte[] buffer = new byte[most];
        Result<Integer> count = tunnel.peek(buffer, Host.NO_DEADLINE);
        if (!count.ok()) {
            return count.fault().cause();
        }
        tunnel.discard(count.value());
        return new String(buffer, 0, count.value(), UTF_8);
    }

    private String readAll() {
        StringBuilder all = new StringBuilder();
        for (String part = read(1000); !part.isEmpty(); part = read(1000)) {
            all.append(part);
        }
        return all.toString();
    }

    private Fault send(String text) {
        return tunnel.send(text.getBytes(UTF_8), Host.NO_DEADLINE);
    }

    private static TlsServer server(String alias, String version, TlsServer.Part part) throws IOException {
        return new TlsServer(made.server(alias), version, false, part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void namesAndProtocolsAreAgreedUponAndBytesGoBothWays(String version) throws Exception {
        List<Object> names = new ArrayList<>();
        try (TlsServer server = server("good", version, (socket, plain) -> {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            names.addAll(((ExtendedSSLSession) socket.getSession()).getRequestedServerNames());
            byte[] said = socket.getInputStream().readNBytes(4);
            socket.getOutputStream().write(said);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        })) {
            assertThat(shakeHands(server.connect(), settings("server.test"))).isNull();
            assertThat(peer.version()).isEqualTo(version);
            assertThat(peer.cipher()).startsWith("TLS_");
            assertThat(peer.protocol()).isEqualTo("http/1.1");
            assertThat(peer.subject()).isEqualTo("server.test");
            assertThat(peer.issuer()).isEqualTo("Test CA");
            assertThat(peer.notAfterMillis()).isGreaterThan(System.currentTimeMillis());
            assertThat(send("ping")).isNull();
            assertThat(read(4)).isEqualTo("ping");
            assertThat(tunnel.end(Host.NO_DEADLINE)).isNull();
            assertThat(readAll()).isEmpty();
            assertThat(server.failure()).isNull();
            assertThat(names).hasToString("[type=host_name (0), value=server.test]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server.test, TLSv1.3",
        "SERVER.test., TLSv1.2",
        "a.wild.test, TLSv1.3",
        "127.0.0.1, TLSv1.3",
        "127.0.0.1, TLSv1.2",
        "::1, TLSv1.3",
    })
    void namesAndAddressesOfACertificateAreAccepted(String name, String version) throws Exception {
        try (TlsServer server = server("good", version, GREETING)) {
            assertThat(shakeHands(server.connect(), settings(name))).isNull();
            assertThat(read(5)).isEqualTo("hello");
            tunnel.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "good | other.test | its certificate is for server.test, *.wild.test, 127.0.0.1, ::1, not for other.test",
                "good | a.b.wild.test | its certificate is for server.test, *.wild.test, 127.0.0.1, ::1,",
                "good | wild.test | its certificate is for server.test, *.wild.test, 127.0.0.1, ::1, not for wild.test",
                "good | 127.0.0.2 | its certificate is for server.test, *.wild.test, 127.0.0.1, ::1, not for 127.0.0.2",
                "expired | server.test | the certificate of server.test expired on 2",
                "early | server.test | the certificate of server.test is not valid before 2",
                "self | server.test | the certificate of server.test is signed by itself, and not trusted",
                "unknown | server.test | its certificate is from Other CA, who is not trusted",
                "mailer | server.test | its certificate cannot be accepted: extended key usage does not permit use for",
            })
    void whatIsWrongWithACertificateIsSaidAndTheServerGetsAnAlert(String alias, String name, String expected)
            throws Exception {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (TlsServer server = server(alias, version, GREETING)) {
                assertThat(shakeHands(server.connect(), settings(name))).startsWith(HANDSHAKE_FAILS + expected);
                assertThat(server.failure()).hasMessageContaining("Received fatal alert: ");
            }
        }
    }

    @Test
    void theStoreOfTheSystemDoesNotKnowAnAuthorityOfATest() throws Exception {
        try (TlsServer server = server("good", "TLSv1.3", GREETING)) {
            TlsSettings usual = new TlsSettings("server.test", null, true, null, null, null);
            assertThat(shakeHands(server.connect(), usual))
                    .startsWith(HANDSHAKE_FAILS + "its certificate is from Test CA, who is not trusted");
        }
    }

    /** It is its own authority then, and its common name counts, since it has no other. */
    @Test
    void aCertificateThatIsSignedByItselfCanBeTrusted() throws Exception {
        try (TlsServer server = server("self", "TLSv1.3", GREETING)) {
            TlsSettings.Pem own = new TlsSettings.Pem("self.pem", made.chain("self"));
            TlsSettings trusting = new TlsSettings("server.test", null, true, own, null, null);
            assertThat(shakeHands(server.connect(), trusting)).isNull();
            tunnel.close();
        }
    }

    @Test
    void anExpiredCertificateIsNotSavedByBeingTrusted() throws Exception {
        try (TlsServer server = server("expired", "TLSv1.3", GREETING)) {
            TlsSettings.Pem own = new TlsSettings.Pem("expired.pem", made.chain("expired"));
            TlsSettings trusting = new TlsSettings("server.test", null, true, own, null, null);
            assertThat(shakeHands(server.connect(), trusting)).contains("expired on 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "self", "unknown"})
    void anybodyWillDoWhereNothingIsVerified(String alias) throws Exception {
        try (TlsServer server = server(alias, "TLSv1.3", GREETING)) {
            TlsSettings careless = new TlsSettings("other.test", null, false, null, null, null);
            assertThat(shakeHands(server.connect(), careless)).isNull();
            assertThat(read(5)).isEqualTo("hello");
            assertThat(peer.subject()).isEqualTo("server.test");
            tunnel.close();
        }
    }

    private static TlsSettings.Identity identity(String alias) {
        return identity(
                alias, MadeCertificates.pem("PRIVATE KEY", made.key(alias).getEncoded()), null);
    }

    private static TlsSettings.Identity identity(String alias, String key, String passphrase) {
        return new TlsSettings.Identity(
                new TlsSettings.Pem("client.pem", made.chain(alias)),
                "key.pem",
                Secret.of(key),
                passphrase == null ? null : Secret.of(passphrase));
    }

    @ParameterizedTest
    @CsvSource({"EC, TLSv1.2", "EC, TLSv1.3", "RSA, TLSv1.2", "RSA, TLSv1.3", "Ed25519, TLSv1.3"})
    void aClientShowsItsCertificate(String algorithm, String version) throws Exception {
        List<Object> clients = new ArrayList<>();
        try (TlsServer server = new TlsServer(made.server("good"), version, true, (socket, plain) -> {
            socket.startHandshake();
            clients.add(socket.getSession().getPeerPrincipal());
            GREETING.play(socket, plain);
        })) {
            assertThat(shakeHands(server.connect(), settings("server.test", identity("client " + algorithm))))
                    .isNull();
            assertThat(read(5)).isEqualTo("hello");
            assertThat(clients).hasToString("[CN=client]");
            tunnel.close();
        }
    }

    @Test
    void aServerThatWantsACertificateSaysSoDuringTheHandshakeOfTls12() throws Exception {
        try (TlsServer server = new TlsServer(made.server("good"), "TLSv1.2", true, GREETING)) {
            assertThat(shakeHands(server.connect(), settings("server.test")))
                    .isEqualTo(HANDSHAKE_FAILS + "wants a client certificate; try --tls-cert FILE and --tls-key FILE");
        }
    }

    @Test
    void aServerThatWantsACertificateSaysSoAfterTheHandshakeOfTls13() throws Exception {
        try (TlsServer server = new TlsServer(made.server("good"), "TLSv1.3", true, GREETING)) {
            assertThat(shakeHands(server.connect(), settings("server.test"))).isNull();
            assertThat(read(5)).isEqualTo(TlsSession.CERTIFICATE_WANTED);
        }
    }

    private static String encryptedKey(String alias, String algorithm, String passphrase) throws Exception {
        SecretKey key =
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        // Java 17 does not know what the parameters of PBES2 are called by their own name.
        AlgorithmParameters parameters =
                AlgorithmParameters.getInstance(algorithm.contains("Hmac") ? "PBES2" : algorithm);
        parameters.init(cipher.getParameters().getEncoded());
        byte[] encrypted = cipher.doFinal(made.key(alias).getEncoded());
        return MadeCertificates.pem(
                "ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(parameters, encrypted).getEncoded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PBEWithHmacSHA256AndAES_256",
                "PBEWithHmacSHA1AndAES_128",
                "PBEWithSHA1AndDESede",
                "PBEWithMD5AndDES"
            })
    void anEncryptedKeyIsDecrypted(String algorithm) throws Exception {
        String key = encryptedKey("client EC", algorithm, "open sesame");
        MadeSecrets secrets = MadeSecrets.watch();
        assertThat(session(settings("server.test", identity("client EC", key, "open sesame")))
                        .ok())
                .isTrue();
        // Those are the caller's.
        assertThat(secrets.readable()).isEqualTo(2);
        secrets.stop();
        assertThat(session(settings("server.test", identity("client EC", key, "open")))
                        .fault()
                        .describe())
                .isEqualTo("read a private key from key.pem: it cannot be decrypted with this passphrase");
    }

    private static String keyFault(String alias, String key, String passphrase) {
        return session(settings("server.test", identity(alias, key, passphrase)))
                .fault()
                .describe();
    }

    @Test
    void whatIsWrongWithAFileIsSaidWithItsName() throws Exception {
        String file = "read a private key from key.pem: ";
        String encrypted = encryptedKey("client EC", "PBEWithHmacSHA256AndAES_256", "x");
        String other =
                MadeCertificates.pem("PRIVATE KEY", made.key("client RSA").getEncoded());
        assertThat(keyFault("client EC", encrypted, null)).isEqualTo(file + "the key in it is encrypted");
        assertThat(keyFault("client EC", encrypted, "\u00e4"))
                .isEqualTo(file + "its passphrase has other characters than those of ASCII, which Java cannot use");
        assertThat(keyFault("client EC", other, null)).isEqualTo(file + "it is not the key of the certificate");
        assertThat(keyFault("client EC", "", null)).isEqualTo(file + "there is no private key in it that can be read");
        assertThat(keyFault("client EC", "-----BEGIN PRIVATE KEY-----\n?\n-----END PRIVATE KEY-----", null))
                .isEqualTo(file + "there is no private key in it that can be read");
        assertThat(keyFault("client EC", MadeCertificates.pem("EC PRIVATE KEY", new byte[9]), null))
                .isEqualTo(file + "the key in it is not PKCS #8; openssl pkcs8 -topk8 makes it so");
        assertThat(keyFault("client EC", MadeCertificates.pem("ENCRYPTED PRIVATE KEY", new byte[9]), "x"))
                .isEqualTo(
                        file + "the key in it is encrypted in a way that Java does not know; try openssl pkcs8 -topk8");
        for (String text : List.of("", "-----BEGIN CERTIFICATE-----\nAAAA\n")) {
            assertThat(authorities(text)).isEqualTo("read certificates from ca.pem: there is no certificate in it");
        }
        assertThat(authorities("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"))
                .isEqualTo("read certificates from ca.pem: a certificate in it is damaged");
        assertThat(session(new TlsSettings("..", null, true, null, null, null))
                        .fault()
                        .describe())
                .isEqualTo("use as a server's name ..: it is none");
    }

    private static String authorities(String text) {
        TlsSettings.Pem file = new TlsSettings.Pem("ca.pem", text.getBytes(US_ASCII));
        return session(new TlsSettings("server.test", null, true, file, null, null))
                .fault()
                .describe();
    }

    /** What a server that does not speak TLS 1.2 or 1.3, or no TLS, answers the client's first message with. */
    private String answered(byte[] answer) throws IOException {
        try (ServerSocket listening = ScriptedPeer.listen()) {
            Thread server = new Thread(() -> answerOne(listening, answer));
            server.start();
            return shakeHands(new Socket("127.0.0.1", listening.getLocalPort()), settings("server.test"));
        }
    }

    private static void answerOne(ServerSocket listening, byte[] answer) {
        try (Socket socket = listening.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write(answer);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client has gone already, and says what it has seen.
            return;
        }
    }

    @Test
    void aServerOfTls11HasNoVersionInCommon() throws Exception {
        String expected =
                HANDSHAKE_FAILS + "speaks no version of TLS or no cipher that is spoken here (TLS 1.2 and 1.3)";
        assertThat(answered(new byte[] {21, 3, 1, 0, 2, 2, 70})).isEqualTo(expected);
        byte[] hello = new byte[9 + 2 + 32 + 1 + 3];
        System.arraycopy(new byte[] {22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2}, 0, hello, 0, 11);
        // TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
        hello[hello.length - 3] = (byte) 0xc0;
        hello[hello.length - 2] = 0x13;
        assertThat(answered(hello)).isEqualTo(expected);
    }

    @Test
    void anotherAlertAnEndAndClearTextAreTold() throws Exception {
        assertThat(answered(new byte[] {21, 3, 3, 0, 2, 2, 40}))
                .isEqualTo(HANDSHAKE_FAILS + "ended the TLS handshake: handshake_failure");
        assertThat(answered(new byte[] {21, 3, 3, 0, 2, 1, 0})).startsWith(HANDSHAKE_FAILS);
        assertThat(answered("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII)))
                .startsWith(HANDSHAKE_FAILS + "answers in clear: \"H");
        assertThat(answered(new byte[] {22, 3, 3, 0, 4, 9, 9, 9, 9})).startsWith(HANDSHAKE_FAILS + "TLS handshake: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void anEndWithoutCloseNotifyIsAFault(String version) throws Exception {
        try (TlsServer server = server("good", version, (socket, plain) -> {
            socket.getOutputStream().write("hello".getBytes(US_ASCII));
            socket.getInputStream().read();
            plain.close();
        })) {
            assertThat(shakeHands(server.connect(), settings("server.test"))).isNull();
            assertThat(read(5)).isEqualTo("hello");
            assertThat(send("x")).isNull();
            assertThat(read(5))
                    .isEqualTo("the connection ended without TLS's close_notify, and something may be missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aRecordThatWasChangedIsAFaultAndNoEnd(String version) throws Exception {
        try (TlsServer server = server("good", version, (socket, plain) -> {
            socket.startHandshake();
            socket.getInputStream().read();
        })) {
            assertThat(shakeHands(server.connect(), settings("server.test"))).isNull();
            TlsSession session =
                    ((sshconnect.proto.tls.TlsLayer) tunnel.layers().get(0)).session();
            byte[] record = new byte[60];
            System.arraycopy(new byte[] {23, 3, 3, 0, 55}, 0, record, 0, 5);
            for (int i = 0; i < 2; i++) {
                assertThat(session.unwrap(record, record.length).ok()).isFalse();
                assertThat(session.ended()).isFalse();
            }
            assertThat(send("x")).isNotNull();
            assertThat(session.end()).isEmpty();
            tunnel.close();
        }
    }

    /** New keys are asked for, which the client has to answer with its own before it sends anything else. */
    @Test
    void keysAreUpdated() throws Exception {
        try (TlsServer server = server("good", "TLSv1.3", (socket, plain) -> {
            socket.getOutputStream().write("a".getBytes(US_ASCII));
            socket.startHandshake();
            socket.getOutputStream().write("b".getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(4), US_ASCII))
                    .isEqualTo("ping");
        })) {
            assertThat(shakeHands(server.connect(), settings("server.test"))).isNull();
            assertThat(read(9) + read(9)).isEqualTo("ab");
            assertThat(send("ping")).isNull();
            assertThat(tunnel.end(Host.NO_DEADLINE)).isNull();
            assertThat(readAll()).isEmpty();
            assertThat(server.failure()).isNull();
        }
    }

    /** The server reads no more than it can write, as an echo does: whoever receives must not wait for who sends. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothDirectionsAreFullAtTheSameTime(String version) throws Exception {
        byte[] much = new byte[16 * 1024 * 1024];
        Arrays.fill(much, (byte) 'x');
        try (TlsServer server = server("good", version, JvmTlsTest::echo)) {
            assertThat(shakeHands(server.connect(), settings("server.test"))).isNull();
            Thread sender = new Thread(() -> tunnel.send(much, Host.NO_DEADLINE), "sender");
            sender.start();
            int count = 0;
            byte[] buffer = new byte[64 * 1024];
            while (count < much.length) {
                int part = tunnel.peek(buffer, Host.NO_DEADLINE).value();
                assertThat(part).isPositive();
                tunnel.discard(part);
                count += part;
            }
            sender.join();
            assertThat(tunnel.end(Host.NO_DEADLINE)).isNull();
            assertThat(readAll()).isEmpty();
        }
    }

    private static void echo(SSLSocket socket, Socket plain) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int count = socket.getInputStream().read(buffer);
        while (count > 0) {
            socket.getOutputStream().write(buffer, 0, count);
            count = socket.getInputStream().read(buffer);
        }
    }
}
