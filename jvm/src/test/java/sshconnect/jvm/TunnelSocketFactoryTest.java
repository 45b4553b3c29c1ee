package sshconnect.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.host.Script;
import sshconnect.host.ScriptedPeer;
import sshconnect.proto.socks.Socks5;
import sshconnect.way.Hop;
import sshconnect.way.Peer;
import sshconnect.way.Socks5Hop;

class TunnelSocketFactoryTest {

    private static final int[] BOUND = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};

    private ScriptedPeer proxy;

    /** Starts a proxy and gives its host and port. */
    private String proxy(Script script) throws IOException {
        ServerSocket listening = ScriptedPeer.listen();
        proxy = ScriptedPeer.server(listening, script);
        return ScriptedPeer.addressOf(listening).toString();
    }

    /** A SOCKS5 server without authentication that reaches {@code h:22}. */
    private static Script socks5() {
        return new Script().expect(5, 1, 0).say(5, 0).expect(5, 1, 0, 3, 1, 'h', 0, 22);
    }

    private static byte[] read(Socket socket, int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    @AfterEach
    void finishProxy() throws IOException {
        if (proxy != null) {
            proxy.finish();
        }
    }

    @Test
    void streamsBeginBehindTheHandshake() throws IOException {
        byte[] early = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0, 'S', 'S', 'H'};
        String address = proxy(socks5().say(early).expect("hello").say("world").end());
        try (Socket socket =
                TunnelSocketFactory.through("socks5h://" + address).build().createSocket("h", 22)) {
            assertThat(socket.getInputStream().available()).isEqualTo(3);
            assertThat(read(socket, 3)).isEqualTo("SSH".getBytes(UTF_8));
            socket.getOutputStream().write("hello".getBytes(UTF_8));
            assertThat(read(socket, 5)).isEqualTo("world".getBytes(UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void halfCloseReachesTheTarget() throws IOException {
        String address =
                proxy(socks5().say(BOUND).expect("q").expectEnd().say("a").end());
        try (Socket socket =
                TunnelSocketFactory.through("socks5://" + address).build().createSocket("h", 22)) {
            socket.getOutputStream().write('q');
            socket.shutdownOutput();
            assertThat(socket.isOutputShutdown()).isTrue();
            assertThat(read(socket, 2)).isEqualTo("a".getBytes(UTF_8));
        }
    }

    @Test
    void anUnconnectedSocketConnectsWithWhatWasSetBefore() throws IOException {
        String address = proxy(socks5().say(BOUND).expectEnd());
        try (Socket socket =
                TunnelSocketFactory.through("socks5://" + address).build().createSocket()) {
            assertThat(socket.isConnected()).isFalse();
            socket.setSoTimeout(40);
            socket.setTcpNoDelay(false);
            socket.setSoLinger(true, 3);
            InetSocketAddress target = InetSocketAddress.createUnresolved("h", 22);
            socket.connect(target, 10_000);
            assertThat(socket.isConnected()).isTrue();
            assertThat(socket.getRemoteSocketAddress()).isEqualTo(target);
            assertThat(socket.getPort()).isEqualTo(22);
            assertThat(socket.getLocalPort()).isPositive();
            assertThat(socket.getSoTimeout()).isEqualTo(40);
            assertThat(socket.getTcpNoDelay()).isFalse();
            assertThat(socket.getSoLinger()).isEqualTo(3);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void theTimeLimitOfTheHandshakeDoesNotOutliveIt() throws IOException {
        String address = proxy(socks5().say(BOUND).expectEnd());
        try (Socket socket = TunnelSocketFactory.through("socks5://" + address)
                .timeoutMillis(10_000)
                .build()
                .createSocket("h", 22)) {
            assertThat(socket.getSoTimeout()).isZero();
        }
    }

    @Test
    void passwordsComeFromTheCallerWhenTheyAreDemanded() throws IOException {
        String address = proxy(new Script()
                .expect("CONNECT h:22 HTTP/1.1\r\nHost: h:22\r\n\r\n")
                .say("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"office\"\r\nContent-Length: 2\r\n\r\nno")
                .expect("CONNECT h:22 HTTP/1.1\r\nHost: h:22\r\nProxy-Authorization: Basic dMO8OnDDpA==\r\n\r\n")
                .say("HTTP/1.1 200 OK\r\n\r\nhello"));
        StringBuilder asked = new StringBuilder();
        TunnelSocketFactory tunnels = TunnelSocketFactory.through("http://" + address)
                .credentials(challenge -> {
                    asked.append(challenge.hop())
                            .append(' ')
                            .append(challenge.scheme())
                            .append(' ')
                            .append(challenge.realm());
                    return new PasswordAuthentication("t\u00fc", "p\u00e4".toCharArray());
                })
                .build();
        try (Socket socket = tunnels.createSocket("h", 22)) {
            assertThat(read(socket, 5)).isEqualTo("hello".getBytes(UTF_8));
        }
        assertThat(asked).hasToString("http proxy " + address + " Basic office");
    }

    @Test
    void passwordsInTheUrlServeEveryTunnel() throws IOException {
        Script script = new Script()
                .expect(5, 2, 0, 2)
                .say(5, 2)
                .expect(1, 1, 'u', 2, 'p', '@')
                .say(1, 0)
                .expect(5, 1, 0, 3, 1, 'h', 0, 22)
                .say(BOUND);
        String address = proxy(script);
        TunnelSocketFactory tunnels =
                TunnelSocketFactory.through("socks5://u:p%40@" + address).build();
        tunnels.createSocket("h", 22).close();
        proxy.finish();
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        proxy = ScriptedPeer.server(new ServerSocket(port), script);
        tunnels.createSocket("h", 22).close();
    }

    @Test
    void whatTheCallerThrowsIsTheCause() throws IOException {
        String address = proxy(new Script().expect(5, 2, 0, 2).say(5, 2).expectEnd());
        RuntimeException thrown = new IllegalStateException("no keyring");
        assertThatThrownBy(() -> TunnelSocketFactory.through("socks5://u@" + address)
                        .credentials(challenge -> {
                            throw thrown;
                        })
                        .build()
                        .createSocket("h", 22))
                .isInstanceOf(ConnectException.class)
                .hasCause(thrown);
    }

    @Test
    void failuresSayWhoAndWhatInOneLine() throws IOException {
        String address = proxy(socks5().say(5, 2, 0, 1, 0, 0, 0, 0, 0, 0).expectEnd());
        assertThatThrownBy(() -> TunnelSocketFactory.through("socks5://" + address)
                        .build()
                        .createSocket("h", 22))
                .isInstanceOf(ConnectException.class)
                .hasMessageStartingWith("socks server " + address + ": ")
                .hasMessageContaining("not allowed by ruleset")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aSilentProxyIsGivenUpOn() throws IOException {
        String address = proxy(new Script().expect(5, 1, 0).expectEnd());
        Socket socket =
                TunnelSocketFactory.through("socks5://" + address).build().createSocket();
        assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("h", 22), 50))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("time limit");
    }

    @Test
    void directTargetsNeedNoProxy() throws IOException {
        String target = proxy(new Script().say("direct").end());
        int port = Integer.parseInt(target.substring(target.indexOf(':') + 1));
        TunnelSocketFactory tunnels = TunnelSocketFactory.through("http://192.0.2.1")
                .direct("127.0.0.0/8")
                .build();
        try (Socket socket = tunnels.createSocket("127.0.0.1", port)) {
            assertThat(read(socket, 6)).isEqualTo("direct".getBytes(UTF_8));
        }
    }

    @Test
    void aTelnetProxyIsToldTheCommand() throws IOException {
        String address = proxy(
                new Script().expect("to h 22\r\n").say("connected to h\r\nhi").end());
        TunnelSocketFactory.Builder gateway = TunnelSocketFactory.through("telnet://" + address);
        try (Socket socket = gateway.telnetCommand("to %h %p").build().createSocket("h", 22)) {
            assertThat(read(socket, 2)).isEqualTo("hi".getBytes(UTF_8));
        }
    }

    @Test
    void aTelnetProxyIsToldTheUsualCommand() throws IOException {
        String address = proxy(new Script()
                .expect("telnet h 22\r\n")
                .say("connected to h\r\nhi")
                .end());
        try (Socket socket =
                TunnelSocketFactory.through("telnet://" + address).build().createSocket("h", 22)) {
            assertThat(read(socket, 2)).isEqualTo("hi".getBytes(UTF_8));
        }
    }

    @Test
    void aHopSaysWhatAUrlCannot() throws IOException {
        String address = proxy(new Script()
                .expect(5, 1, 2)
                .say(5, 2)
                .expect(1, 1, 'u', 1, 'p')
                .say(1, 0)
                .expect(5, 1, 0, 3, 1, 'h', 0, 22)
                .say(BOUND)
                .say("hi")
                .end());
        int colon = address.indexOf(':');
        Target server = Target.of(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        Peer peer = new Peer(server, "u", Secret.of("p"));
        Hop hop = new Socks5Hop(peer, List.of(Socks5.Method.USERPASS), Socks5Hop.USUAL_SERVICE, null);
        try (Socket socket = TunnelSocketFactory.through(hop).build().createSocket("h", 22)) {
            assertThat(read(socket, 2)).isEqualTo("hi".getBytes(UTF_8));
        }
    }

    @Test
    void nonsenseIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException().isThrownBy(() -> TunnelSocketFactory.through("proxy.example:1080"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TunnelSocketFactory.through("ftp://proxy.example"))
                .withMessage("a proxy's URL begins with http://, https://, socks5://, socks5h://, socks5+tls://, "
                        + "socks5h+tls://, socks4://, socks4a://, socks4+tls://, socks4a+tls://, telnet://");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TunnelSocketFactory.through("http://proxy.example").telnetCommand("to %h %p"))
                .withMessage("the http proxy proxy.example:80 takes no command");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TunnelSocketFactory.through("http://proxy.example").direct("10.0.0.0/99"));
        TunnelSocketFactory tunnels =
                TunnelSocketFactory.through("http://192.0.2.1").build();
        assertThatThrownBy(() -> tunnels.createSocket("h\r\nX-Evil: 1", 22))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> tunnels.createSocket("h", 22, null, 1022)).isInstanceOf(SocketException.class);
    }
}
