package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Channel;
import sshconnect.host.Host;
import sshconnect.host.Listener;
import sshconnect.host.Relay;
import sshconnect.host.Tunnel;
import sshconnect.proto.tls.TlsLayer;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;
import sshconnect.teavm.CCompiler;
import sshconnect.teavm.Translator;

/** TLS by libssl, as native code under the sanitizers, with the JDK's TLS at the other end. */
class PosixTlsIT {

    private static final char[] STORE_PASSWORD = "store".toCharArray();
    private static final int HEADER_BYTES = 5;
    private static final int MANY_BYTES = 3_000_000;

    @TempDir
    private static Path folder;

    private static Certificates certificates;
    private static RemoteHost host;

    @BeforeAll
    static void build() throws Exception {
        certificates = new Certificates(folder);
        certificates.signed("good", "/CN=localhost", "DNS:localhost,IP:127.0.0.1", 30);
        certificates.signed("other", "/O=Acme/C=DE", "DNS:a.example,DNS:*.b.example,IP:2001:db8::1", 30);
        certificates.signed("expired", "/CN=localhost", "DNS:localhost", -1);
        certificates.signed("ann", "/CN=ann", "DNS:ann", 30);
        certificates.selfSigned("self", "/CN=self.example");
        CCompiler compiler = Built.compiler();
        Path source = Translator.of(PosixTlsIT.class.getClassLoader())
                .translate(HostServer.class.getName(), folder.resolve("c"));
        Path server = folder.resolve("host-server");
        compiler.compileChecked(source, Built.header("checked.h"), server);
        host = new RemoteHost(server, 1);
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(host.stop()).isZero();
    }

    /** What a server does once the handshake is over; the second socket is the one underneath. */
    private interface Behaviour {
        void serve(SSLSocket socket, Socket underneath) throws Exception;
    }

    private static int serve(String certificate, @Nullable String version, boolean wantsClient, Behaviour behaviour)
            throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(certificates.store(certificate, new String(STORE_PASSWORD)))) {
            keys.load(file, STORE_PASSWORD);
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, STORE_PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(certificates.certificate("ca"))) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (listener;
                    Socket plain = listener.accept();
                    SSLSocket socket =
                            (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), false)) {
                socket.setUseClientMode(false);
                socket.setNeedClientAuth(wantsClient);
                if (version != null) {
                    socket.setEnabledProtocols(new String[] {version});
                }
                behaviour.serve(socket, plain);
            } catch (Exception e) {
                // The client sees the end.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
        return listener.getLocalPort();
    }

    private static void echo(SSLSocket socket, Socket underneath) throws IOException {
        socket.getInputStream().transferTo(socket.getOutputStream());
        socket.close();
    }

    private static TlsSettings settings(String name, TlsSettings.@Nullable Identity identity) throws IOException {
        return new TlsSettings(
                name,
                IpAddress.parse(name),
                true,
                new TlsSettings.Pem("ca.pem", certificates.text(certificates.certificate("ca"))),
                identity,
                null);
    }

    private static TlsSettings.Identity identity(Path key, @Nullable String passphrase) throws IOException {
        return new TlsSettings.Identity(
                new TlsSettings.Pem("ann.pem", certificates.text(certificates.certificate("ann"))),
                "key.pem",
                Secret.of(certificates.text(key)),
                passphrase == null ? null : Secret.of(passphrase));
    }

    /** A connection, and what became of the handshake on it. */
    private record Shaken(Channel channel, TlsSession session, String problem) {

        Tunnel tunnel() {
            assertThat(problem).isEmpty();
            return Tunnel.of(channel).within(new TlsLayer(session), new byte[0]);
        }
    }

    private static Shaken shake(int port, TlsSettings settings) {
        Result<TlsSession> made = host.tls().session(settings);
        assertThat(made.ok()).isTrue();
        TlsSession session = made.value();
        Channel channel = host.dialer()
                .dial(IpAddress.of(new byte[] {127, 0, 0, 1}), port, Host.NO_DEADLINE)
                .value();
        TlsSession.Progress progress = session.step(new byte[0]);
        while (true) {
            if (progress.toSend().length > 0) {
                assertThat(channel.send(progress.toSend(), Host.NO_DEADLINE)).isNull();
            }
            if (session.established() || progress.problem() != null) {
                return new Shaken(
                        channel,
                        session,
                        progress.problem() instanceof TlsProblem.Other problem ? problem.cause() : "");
            }
            byte[] header = read(channel, HEADER_BYTES);
            byte[] rest = read(channel, (header[3] & 0xff) << 8 | header[4] & 0xff);
            byte[] whole = Arrays.copyOf(header, HEADER_BYTES + rest.length);
            System.arraycopy(rest, 0, whole, HEADER_BYTES, rest.length);
            progress = session.step(whole);
        }
    }

    private static byte[] read(Channel channel, int length) {
        byte[] all = new byte[length];
        int count = 0;
        while (count < length) {
            byte[] some = new byte[length - count];
            int shown = channel.peek(some, Host.NO_DEADLINE).value();
            assertThat(shown).isPositive();
            channel.discard(shown);
            System.arraycopy(some, 0, all, count, shown);
            count += shown;
        }
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String problem(String certificate, String name) throws Exception {
        Shaken shaken = shake(serve(certificate, null, false, PosixTlsIT::echo), settings(name, null));
        shaken.channel().close();
        shaken.session().dispose();
        return shaken.problem();
    }

    /** Relays what a local client says, and gives what it has got and how that ended. */
    private static String relay(Tunnel tunnel, byte[] said) throws Exception {
        Listener listener = host.dialer()
                .listen(new ListenAddress.Tcp(List.of(IpAddress.of(new byte[] {127, 0, 0, 1})), 0))
                .value();
        try (Socket client = new Socket(
                InetAddress.getLoopbackAddress(), listener.addresses().get(0).port())) {
            CompletableFuture<byte[]> heard = CompletableFuture.supplyAsync(() -> all(client));
            CompletableFuture<Void> saying = CompletableFuture.runAsync(() -> say(client, said));
            Channel accepted = listener.accept().value();
            Relay.Outcome outcome = host.relay().client(tunnel, accepted, Relay.LocalEof.SHUT_DOWN_REMOTE);
            saying.join();
            boolean same = Arrays.equals(heard.join(), said);
            tunnel.close();
            listener.close();
            return outcome.end()
                    + (same ? " same" : " other")
                    + (outcome.fault() == null ? "" : " " + outcome.fault().cause());
        }
    }

    private static byte[] all(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static void say(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException e) {
            // The relay has ended.
            return;
        }
    }

    @Test
    void bothVersionsAreSpokenAndCarryBytesBothWays() throws Exception {
        byte[] many = new byte[MANY_BYTES];
        new Random(1).nextBytes(many);
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            Shaken shaken = shake(serve("good", version, false, PosixTlsIT::echo), settings("localhost", null));
            assertThat(shaken.session().peer().version()).isEqualTo(version);
            assertThat(shaken.session().peer().subject()).isEqualTo("localhost");
            assertThat(shaken.session().peer().issuer()).isEqualTo("Test CA");
            assertThat(relay(shaken.tunnel(), many)).isEqualTo("REMOTE_CLOSED same");
        }
    }

    private static void inBackground(Runnable what) {
        Thread thread = new Thread(what);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void recordsMayComeByteByByte() throws Exception {
        int server = serve("good", null, false, PosixTlsIT::echo);
        ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        inBackground(() -> {
            try (slow;
                    Socket near = slow.accept();
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), server)) {
                near.setTcpNoDelay(true);
                inBackground(() -> {
                    try {
                        near.getInputStream().transferTo(far.getOutputStream());
                        far.shutdownOutput();
                    } catch (IOException e) {
                        return;
                    }
                });
                OutputStream out = near.getOutputStream();
                for (int octet = far.getInputStream().read();
                        octet >= 0;
                        octet = far.getInputStream().read()) {
                    out.write(octet);
                }
            } catch (IOException e) {
                return;
            }
        });
        Shaken shaken = shake(slow.getLocalPort(), settings("localhost", null));
        assertThat(relay(shaken.tunnel(), ascii("SSH-2.0-test\r\n"))).isEqualTo("REMOTE_CLOSED same");
    }

    @Test
    void anEndThatIsNotToldIsAFault() throws Exception {
        int port = serve("good", null, false, (socket, underneath) -> {
            socket.getOutputStream().write(ascii("half"));
            underneath.close();
        });
        assertThat(relay(shake(port, settings("localhost", null)).tunnel(), ascii("half")))
                .startsWith("REMOTE_FAILED same")
                .contains("close_notify");
    }

    @Test
    void certificatesAreVerified() throws Exception {
        assertThat(problem("good", "127.0.0.1")).isEmpty();
        assertThat(problem("good", "127.0.0.2")).isEqualTo("OtherName[names=localhost, 127.0.0.1]");
        assertThat(problem("other", "localhost")).isEqualTo("OtherName[names=a.example, *.b.example, 2001:db8::1]");
        assertThat(problem("other", "x.b.example")).isEmpty();
        assertThat(problem("expired", "localhost")).startsWith("Expired[subject=localhost, notAfterMillis=");
        assertThat(problem("self", "localhost")).isEqualTo("SelfSigned[subject=self.example]");
        TlsSettings foreign = new TlsSettings(
                "localhost",
                null,
                true,
                new TlsSettings.Pem("self.pem", certificates.text(certificates.certificate("self"))),
                null,
                null);
        assertThat(shake(serve("good", null, false, PosixTlsIT::echo), foreign).problem())
                .isEqualTo("UnknownIssuer[issuer=Test CA]");
    }

    @Test
    void aClientProvesItself() throws Exception {
        byte[] few = ascii("few");
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            for (Path key : new Path[] {certificates.key("ann"), certificates.encrypted("ann", "secret")}) {
                TlsSettings settings =
                        settings("localhost", identity(key, key.equals(certificates.key("ann")) ? null : "secret"));
                Shaken shaken = shake(serve("good", version, true, PosixTlsIT::echo), settings);
                assertThat(relay(shaken.tunnel(), few)).isEqualTo("REMOTE_CLOSED same");
            }
        }
        Shaken anonymous = shake(serve("good", "TLSv1.2", true, PosixTlsIT::echo), settings("localhost", null));
        assertThat(anonymous.problem()).isEqualTo("CertificateRequired[]");
    }

    @Test
    void whatIsWrongWithAFileIsTold() throws Exception {
        Result<TlsSession> wrong =
                host.tls().session(settings("localhost", identity(certificates.encrypted("ann", "secret"), "wrong")));
        assertThat(wrong.fault().describe())
                .isEqualTo("read a private key from key.pem: it cannot be decrypted with this passphrase");
        Result<TlsSession> foreign =
                host.tls().session(settings("localhost", identity(certificates.key("good"), null)));
        assertThat(foreign.fault().describe())
                .isEqualTo("read a private key from key.pem: it is not the key of the certificate");
        Result<TlsSession> empty = host.tls()
                .session(new TlsSettings("a", null, true, new TlsSettings.Pem("ca.pem", new byte[] {'x'}), null, null));
        assertThat(empty.fault().describe()).isEqualTo("read certificates from ca.pem: there is no certificate in it");
    }
}
