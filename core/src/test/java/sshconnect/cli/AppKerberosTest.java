package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;
import sshconnect.proto.socks.GssapiMessage;
import sshconnect.vectors.FakeGssApi;

/** The whole program with Kerberos, on a fake host whose seals can be read. */
class AppKerberosTest extends AppCases {

    private static final String REQUEST = "\5\1\0\3\6h.test\0\26";
    private static final String REPLY = "\5\0\0\1\0\0\0\0\0\0";

    AppKerberosTest() {
        super(new FakeHost().gssApi(FakeGssApi.withTicket()));
    }

    private static byte[] message(int type, String token) {
        return GssapiMessage.of(type, token.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] wrapped(String text) {
        return message(GssapiMessage.ENCAPSULATION, "i(" + text + ")");
    }

    /** A SOCKS5 server that asks {@code service} for a ticket, is asked for a level, and chooses another. */
    private static Script server(String service, int asked, int chosen) {
        return new Script()
                .expect(5, 2, 0, 1)
                .say(5, 1)
                .expect(message(1, "hello " + service))
                .say(message(1, "welcome"))
                .expect(message(2, "i(" + (char) asked + ")"))
                .say(message(2, "i(" + (char) chosen + ")"));
    }

    @Test
    void relaysThroughWhatTheServerProtects() {
        host.peer(
                        "192.0.2.9",
                        1080,
                        server("rcmd@192.0.2.9", 2, 1)
                                .expect(wrapped(REQUEST))
                                .say(wrapped(REPLY + "early "))
                                .expect(wrapped("question"))
                                .expectEnd()
                                .say(wrapped("answer"))
                                .end())
                .standardInput(new Script().say("question").end());
        assertThat(run("-S", "192.0.2.9", "h.test", "22")).isZero();
        assertThat(host.standardOutputText()).isEqualTo("early answer");
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void aCheckTellsWhoseTicketGoesToASocksServer() {
        host.peer(
                "192.0.2.9",
                1080,
                server("rcmd@192.0.2.9", 0, 0)
                        .expect(REQUEST)
                        .say(REPLY + "x\n")
                        .end());
        run("--check", "--gssapi-protection=none", "-S", "192.0.2.9", "h.test", "22");
        assertThat(host.standardOutputText()).contains("  auth    ok    gssapi as ann@CORP.EXAMPLE           0 ms\n");
    }

    @Test
    void aCheckTellsWhoseTicketGoesToAnHttpProxy() {
        String request = "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n";
        byte[] token = "hello spnego HTTP@192.0.2.9".getBytes(StandardCharsets.US_ASCII);
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect(request + "\r\n")
                        .say("HTTP/1.1 407 Who\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n")
                        .expect(request + "Proxy-Authorization: Negotiate "
                                + Base64.getEncoder().encodeToString(token)
                                + "\r\nProxy-Connection: Keep-Alive\r\n\r\n")
                        .say("HTTP/1.1 200 OK\r\n\r\nx\n")
                        .end());
        run("--check", "-H", "192.0.2.9:8080", "h.test", "22");
        assertThat(host.standardOutputText()).contains("  auth    ok    Negotiate as ann@CORP.EXAMPLE        0 ms\n");
    }

    @Test
    void takesServiceAndProtectionFromTheCommandLine() {
        host.environment("SOCKS5_GSSAPI_PROTECTION", "confidentiality");
        host.peer(
                "192.0.2.9",
                1080,
                server("socks@192.0.2.9", 0, 0)
                        .expect(REQUEST)
                        .say(REPLY + "hello")
                        .end());
        assertThat(run("--gssapi-service", "socks", "--gssapi-protection=none", "-S", "192.0.2.9", "h.test", "22"))
                .isZero();
        assertThat(host.standardOutputText()).isEqualTo("hello");
    }

    @Test
    void takesProtectionFromTheEnvironment() {
        host.environment("SOCKS5_GSSAPI_PROTECTION", "integrity");
        host.peer("192.0.2.9", 1080, server("rcmd@192.0.2.9", 1, 0));
        assertThat(run("-S", "192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: chose the protection none, and "
                        + "that is less than was asked for; --gssapi-protection none would accept it");
    }

    @Test
    void endsWhereTheTunnelIsNotProtectedAnyMore() {
        host.peer(
                "192.0.2.9",
                1080,
                server("rcmd@192.0.2.9", 2, 1)
                        .expect(wrapped(REQUEST))
                        .say(wrapped(REPLY))
                        .say(wrapped("before"))
                        .say("naked"));
        assertThat(run("-S", "192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.standardOutputText()).isEqualTo("before");
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: h.test:22: what the proxy sent cannot be used: it is not protected while relaying");
    }

    @Test
    void handsNoProtectedTunnelOver() {
        host.handsOver()
                .peer(
                        "192.0.2.9",
                        1080,
                        server("rcmd@192.0.2.9", 2, 2)
                                .expect(message(3, "c(\6\2\1\4\7i/uftu\1\27)"))
                                .say(message(3, "c(\6\1\1\2\1\1\1\1\1\1)")));
        assertThat(run("-F", "-S", "192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: cannot hand the connection over: the proxy wants it protected, "
                        + "which only a relay can do; try --gssapi-protection none");
    }

    @Test
    void offersNoTicketWhereThereIsNone() {
        host.gssApi(FakeGssApi.withoutTicket())
                .peer(
                        "192.0.2.9",
                        1080,
                        new Script()
                                .expect(5, 1, 0)
                                .say(5, 0)
                                .expect(REQUEST)
                                .say(REPLY)
                                .end());
        assertThat(run("-S", "192.0.2.9", "h.test", "22")).isZero();
    }

    @Test
    void authenticatesToHttpProxies() {
        String start = "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n";
        host.peer(
                "192.0.2.9",
                80,
                new Script()
                        .expect(start + "\r\n")
                        .say("HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n")
                        .expect(start + "Proxy-Authorization: Negotiate aGVsbG8gc3BuZWdvIEhUVFBAMTkyLjAuMi45\r\n"
                                + "Proxy-Connection: Keep-Alive\r\n\r\n")
                        .say("HTTP/1.1 200 OK\r\n\r\nhello")
                        .end());
        assertThat(run("-H", "192.0.2.9", "h.test", "22")).isZero();
        assertThat(host.standardOutputText()).isEqualTo("hello");
    }
}
