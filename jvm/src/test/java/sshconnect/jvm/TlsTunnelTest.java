package sshconnect.jvm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.host.Channel;
import sshconnect.host.FakeTls;
import sshconnect.host.Host;
import sshconnect.host.Listener;
import sshconnect.host.LoopbackWorld;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.host.Script;
import sshconnect.host.Tunnel;
import sshconnect.proto.tls.TlsLayer;
import sshconnect.security.TlsSettings;

/** Tunnels inside TLS: how a relay ends with them, and sockets that are made of them. */
class TlsTunnelTest {

    private static final long SHORT_MILLIS = 30;

    @TempDir
    private Path folder;

    private LoopbackWorld world;

    @AfterEach
    void finish() {
        if (world != null) {
            world.finish();
        }
    }

    private static byte[] data(String text) {
        return FakeTls.data(text.getBytes(US_ASCII));
    }

    /** Relays one client through TLS that can be read. */
    private Relay.Outcome relay(LocalEof onLocalEof, Script peer, Script client) {
        world = new LoopbackWorld(folder, port -> new JvmHost());
        Host host = world.host();
        HostPort server = world.peer(peer);
        Channel connection = host.dialer()
                .dial(IpAddress.parse(server.host()), server.port(), Host.NO_DEADLINE)
                .value();
        TlsSettings settings = new TlsSettings("server", null, true, null, null, null);
        TlsLayer layer = new TlsLayer(new FakeTls().session(settings).value());
        Tunnel tunnel = Tunnel.of(connection).within(layer, new byte[0]);
        Listener listener = host.dialer().listen(world.clients(client)).value();
        Relay.Outcome outcome = host.relay().client(tunnel, listener.accept().value(), onLocalEof);
        listener.close();
        tunnel.close();
        return outcome;
    }

    @Test
    void theLocalEndIsToldInsideTheConnectionAndThenByIt() {
        Script peer = new Script()
                .expect(data("ping"))
                .expect(FakeTls.closeNotify())
                .expectEnd()
                .say(data("pong"))
                .say(FakeTls.closeNotify())
                .end();
        Script client = new Script().say("ping").end().expect("pong").expectEnd();
        assertThat(relay(LocalEof.SHUT_DOWN_REMOTE, peer, client))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void aTunnelThatStaysWholeIsToldNothing() {
        Script peer = new Script()
                .expect(data("ping"))
                .pass(SHORT_MILLIS)
                .say(data("pong"))
                .say(FakeTls.closeNotify())
                .end()
                .expectEnd();
        Script client = new Script().say("ping").end().expect("pong").expectEnd();
        assertThat(relay(LocalEof.KEEP_REMOTE_OPEN, peer, client))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void theEndOfTlsIsTheEndThoughTheConnectionStays() {
        Script peer = new Script().say(data("bye")).say(FakeTls.closeNotify()).expectEnd();
        assertThat(relay(
                        LocalEof.SHUT_DOWN_REMOTE,
                        peer,
                        new Script().expect("bye").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void theEndOfTheConnectionAloneIsAFaultBehindWhatCame() {
        Script peer = new Script().say(data("by")).end().expectEnd();
        Relay.Outcome outcome =
                relay(LocalEof.SHUT_DOWN_REMOTE, peer, new Script().expect("by").expectEnd());
        assertThat(outcome.end()).isEqualTo(End.REMOTE_FAILED);
        assertThat(outcome.fault().cause())
                .isEqualTo("the connection ended without TLS's close_notify, and something may be missing");
    }

    private String file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file.toString();
    }

    /** An HTTP proxy that wants no certificate, or one of the test's authority. */
    private static TlsServer proxy(boolean certificateWanted, TlsServer.Part afterwards) throws Exception {
        return new TlsServer(MadeCertificates.get().server("good"), "TLSv1.3", certificateWanted, (tls, plain) -> {
            InputStream input = tls.getInputStream();
            int ends = 0;
            while (ends < 4) {
                int octet = input.read();
                ends = octet == '\r' || octet == '\n' ? ends + 1 : 0;
            }
            tls.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nhi".getBytes(US_ASCII));
            afterwards.play(tls, plain);
        });
    }

    private String authority() throws Exception {
        return file("ca.pem", MadeCertificates.get().chain("ca"));
    }

    @Test
    void aSocketGoesThroughAProxyThatSpeaksTls() throws Exception {
        try (TlsServer proxy = proxy(false, (tls, plain) -> {
            assertThat(tls.getInputStream().read()).isEqualTo('q');
            assertThat(tls.getInputStream().read()).isEqualTo(-1);
            tls.getOutputStream().write('a');
        })) {
            String url = "https://127.0.0.1:" + proxy.port() + "?ca=" + authority();
            try (Socket socket = TunnelSocketFactory.through(url).build().createSocket("h", 22)) {
                assertThat(socket.getInputStream().readNBytes(2)).isEqualTo("hi".getBytes(US_ASCII));
                socket.getOutputStream().write('q');
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).isEqualTo("a".getBytes(US_ASCII));
            }
            assertThat(proxy.failure()).isNull();
        }
    }

    @Test
    void aSocketTellsAnEndThatIsNone() throws Exception {
        try (TlsServer proxy = proxy(false, (tls, plain) -> plain.close())) {
            String url = "https://127.0.0.1:" + proxy.port() + "?ca=" + authority();
            try (Socket socket = TunnelSocketFactory.through(url).build().createSocket("h", 22)) {
                assertThat(socket.getInputStream().readNBytes(2)).isEqualTo("hi".getBytes(US_ASCII));
                assertThatThrownBy(() -> socket.getInputStream().read())
                        .isInstanceOf(SocketException.class)
                        .hasMessageContaining("close_notify");
            }
        }
    }

    @Test
    void aProxyIsShownACertificate() throws Exception {
        MadeCertificates made = MadeCertificates.get();
        String key = MadeCertificates.pem("PRIVATE KEY", made.key("client EC").getEncoded());
        String files = "&cert=" + file("client.pem", made.chain("client EC")) + "&key="
                + file("key.pem", key.getBytes(US_ASCII));
        try (TlsServer proxy = proxy(true, (tls, plain) -> tls.getInputStream().read())) {
            String url = "https://127.0.0.1:" + proxy.port() + "?ca=" + authority() + files;
            try (Socket socket = TunnelSocketFactory.through(url).build().createSocket("h", 22)) {
                assertThat(socket.getInputStream().readNBytes(2)).isEqualTo("hi".getBytes(US_ASCII));
            }
        }
    }

    @Test
    void aProxyForAnotherNameIsNotTrusted() throws Exception {
        try (TlsServer proxy = proxy(false, (tls, plain) -> {})) {
            String url = "https://127.0.0.1:" + proxy.port() + "?server-name=other.test&ca=" + authority();
            assertThatThrownBy(() -> TunnelSocketFactory.through(url).build().createSocket("h", 22))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining(
                            "its certificate is for server.test, *.wild.test, 127.0.0.1, ::1, not for other.test");
        }
    }
}
