package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;
import sshconnect.host.SystemEnvironment;

/** What {@code --check} says of each step, and that it goes the way that any run goes. */
class AppCheckTest extends AppCases {

    private static final String RC = "/home/dev/.connectrc";
    private static final String BASIC = "Proxy-Authorization: Basic YW5uOnMzY3JldA==\r\n";
    private static final String CONNECT = "CONNECT github.com:22 HTTP/1.1\r\nHost: github.com:22\r\n";
    private static final String DEMAND = "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"r\"\r\n"
            + "Proxy-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";

    AppCheckTest() {
        super(new FakeHost().account("dev", "/home/dev"));
    }

    private void assertReport(int status, String... lines) {
        assertThat(host.standardOutputText()).isEqualTo(String.join("\n", lines) + "\n");
        assertThat(status == 0).isEqualTo(lines[lines.length - 1].equals("the way is open"));
    }

    @Test
    void aDirectConnectionHasThreeSteps() {
        host.name("h.test", "192.0.2.1")
                .peer("192.0.2.1", 22, new Script().say("SSH-2.0-x\r\nmore").end());
        assertReport(
                run("--check", "h.test", "22"),
                "way     direct",
                "target  h.test:22",
                "  name    ok    192.0.2.1                            0 ms",
                "  tcp     ok    192.0.2.1:22                         0 ms",
                "  banner  ok    SSH-2.0-x                            0 ms",
                "the way is open");
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void aTargetThatSaysNothingIsReachedToo() {
        host.peer("192.0.2.1", 80, new Script());
        assertReport(
                run("--check", "192.0.2.1", "80"),
                "way     direct",
                "target  192.0.2.1:80",
                "  tcp     ok    192.0.2.1:80                         0 ms",
                "  banner        none within 2 s",
                "the way is open");
        assertThat(host.elapsedMillis()).isEqualTo(2000);
    }

    @Test
    void theRefusalOfAProxyHasAHintOfGitHub() {
        host.environment("HTTP_PROXY_PASSWORD", "s3cret");
        host.peer(
                "192.0.2.1",
                8080,
                new Script()
                        .expect(CONNECT + "\r\n")
                        .say(DEMAND)
                        .expect(CONNECT + BASIC + "\r\n")
                        .say("HTTP/1.1 403 no port s3cret\r\n\r\n")
                        .end());
        assertReport(
                run("--check", "--proxy-auth=basic,digest", "-H", "ann@192.0.2.1:8080", "github.com", "22"),
                "way     http://ann@192.0.2.1:8080",
                "hop 1   http proxy 192.0.2.1:8080",
                "  tcp     ok    192.0.2.1:8080                       0 ms",
                "  offers        Basic, Bearer",
                "  auth    ok    Basic as ann                         0 ms",
                "  tunnel  FAIL  refused the tunnel to github.com:22: HTTP/1.1 403 no port xxxxx     0 ms",
                "target  github.com:22",
                "  name          looked up by hop 1",
                "  banner  SKIP",
                "ERROR: http proxy 192.0.2.1:8080: refused the tunnel to github.com:22: HTTP/1.1 403 no port xxxxx",
                "try: ssh.github.com port 443; see \"To port 443\" in connect(1)",
                "the way is not open");
    }

    @Test
    void aRejectedPasswordFailsAuthenticationAndNotTheTunnel() {
        host.environment("HTTP_PROXY_PASSWORD", "s3cret");
        String connect = "CONNECT b.test:1080 HTTP/1.1\r\nHost: b.test:1080\r\n";
        Script proxy = new Script().expect(connect + "\r\n").say(DEMAND);
        host.peer("192.0.2.1", 8080, proxy.expect(connect + BASIC + "\r\n").say(DEMAND));
        int status = run(
                "--check",
                "--json",
                "--proxy-auth=basic,digest",
                "-x",
                "http://ann@192.0.2.1:8080,socks5h+tls://b.test",
                "github.com",
                "22");
        assertThat(status).isEqualTo(1);
        String seen =
                "authentication failed: rejected user name or password of ann (Basic, realm \\\"r\\\"): HTTP/1.1 407 Who";
        assertThat(host.standardOutputText())
                .isEqualTo("{\"schema\":1,\"rule\":null,\"rules_before\":[],"
                        + "\"way\":\"http://ann@192.0.2.1:8080,socks5h+tls://b.test:1080\",\"left\":[],\"hops\":["
                        + "{\"kind\":\"http\",\"server\":\"192.0.2.1:8080\",\"steps\":["
                        + step("tcp", "ok", "192.0.2.1:8080") + "," + note("offers", "info", "Basic, Bearer") + ","
                        + note("auth", "fail", seen) + "," + note("tunnel", "skip", "") + "]},"
                        + "{\"kind\":\"socks5\",\"server\":\"b.test:1080\",\"steps\":["
                        + note("name", "info", "looked up by hop 1") + "," + note("tls", "skip", "") + ","
                        + note("tunnel", "skip", "") + "]}],"
                        + "\"target\":{\"server\":\"github.com:22\",\"steps\":["
                        + note("name", "info", "looked up by hop 2") + "," + note("banner", "skip", "") + "]},"
                        + "\"error\":{\"code\":\"credentials\",\"hop\":1,\"cause\":\"http proxy 192.0.2.1:8080: " + seen
                        + "\",\"hint\":null}}\n");
    }

    private static String step(String name, String status, String detail) {
        return "{\"step\":\"" + name + "\",\"status\":\"" + status + "\",\"ms\":0,\"detail\":\"" + detail + "\"}";
    }

    private static String note(String name, String status, String detail) {
        return "{\"step\":\"" + name + "\",\"status\":\"" + status + "\",\"ms\":null,\"detail\":\"" + detail + "\"}";
    }

    @Test
    void rulesAndWaysThatWereLeftAreTold() {
        host.file(RC, """
                use direct for .other.test
                use http://ann:pw@192.0.2.1:8080 or http://192.0.2.2:8080 for github.com on 10.0.0.0/8
                """);
        host.localNetwork("10.20.3.7", 16);
        host.refuses("192.0.2.1", 8080);
        host.peer(
                "192.0.2.2",
                8080,
                new Script()
                        .expect(CONNECT + "\r\n")
                        .say(OK)
                        .say("SSH-2.0-x\r\n")
                        .end());
        assertReport(
                run("--check", "github.com", "22"),
                "rule    " + RC + ":1  for .other.test  (does not match: it is not for github.com:22)",
                "rule    " + RC + ":2  for github.com on 10.0.0.0/8  (eth0 has 10.20.3.7)",
                "left    http://ann@192.0.2.1:8080  (http proxy 192.0.2.1:8080: cannot connect: connection refused)",
                "way     http://192.0.2.2:8080",
                "hop 1   http proxy 192.0.2.2:8080",
                "  tcp     ok    192.0.2.2:8080                       0 ms",
                "  tunnel  ok                                         0 ms",
                "target  github.com:22",
                "  name          looked up by hop 1",
                "  banner  ok    SSH-2.0-x                            0 ms",
                "the way is open");
    }

    @Test
    void noRuleThatDecidesIsAnErrorWithItsOwnCode() {
        host.file(RC, "use direct for .other.test\n");
        assertThat(run("--check", "--json", "github.com", "22")).isEqualTo(1);
        assertThat(host.standardOutputText())
                .contains("\"rule\":null,\"rules_before\":[{\"file\":\"" + RC + "\",\"line\":1,\"why\":")
                .contains("\"error\":{\"code\":\"rule\",\"hop\":null,\"cause\":\"" + RC + ": no line says");
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsReportedAsWell() {
        assertReport(
                run("--check", "-p", "7000", "h.test", "22"),
                "ERROR: --check and -p exclude each other",
                "the way is not open");
        assertThat(run("--json", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors()).containsExactly("ERROR: --json is for --check");
    }

    @Test
    void aTimeLimitIsOneOfTheCodes() {
        host.peer("192.0.2.1", 1080, new Script().expect(5, 1, 0));
        assertThat(run("--check", "--json", "-w", "3", "-S", "192.0.2.1", "h.test", "22"))
                .isEqualTo(1);
        assertThat(host.standardOutputText())
                .contains("{\"step\":\"tunnel\",\"status\":\"fail\",\"ms\":3000,")
                .contains("\"error\":{\"code\":\"timeout\",\"hop\":1,");
    }

    @Test
    void withoutAHostTheInstallationIsShownAndNoSecret() {
        host.environment("HTTPS_PROXY", "http://ann:t0ken@localhost:3128");
        byte[] file = """
                SOCKS5_SERVER = socks5://ann:pw1@socks.test
                SOCKS5_PASSWORD = pw2
                use http://ann:pw3@p.test for .test
                use direct for
                """.getBytes(StandardCharsets.UTF_8);
        host.file(RC, file, new SystemEnvironment.FileAccess(false, false, false));
        host.program("sh", "OpenSSH_9.2p1\n");
        assertThat(run("--check")).isEqualTo(1);
        assertThat(host.standardOutputText()).isEqualTo("""
                connect %s
                files
                  /home/dev/.connectrc  ok  nobody else can read it
                  /etc/connectrc  is not there
                parameters
                  SOCKS5_SERVER  socks5://ann@socks.test  (/home/dev/.connectrc)
                  SOCKS5_PASSWORD  xxxxx  (/home/dev/.connectrc)
                  HTTPS_PROXY  http://ann@localhost:3128  (environment)
                rules
                  /home/dev/.connectrc:3  ok  use http://ann@p.test for .test
                  /home/dev/.connectrc:4  FAIL  /home/dev/.connectrc:4:15: expected a target
                components
                  libthere.so.1  ok
                  libmissing.so.1  install it
                  kerberos ticket  none
                  ssh  OpenSSH_9.2p1
                """.formatted(Version.NUMBER));
        assertThat(host.runs()).containsExactly("sh -c exec ssh -V 2>&1");
    }
}
