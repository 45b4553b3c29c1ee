package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;
import sshconnect.vectors.FakeGssApi;

/** The messages in doc/troubleshooting.md are those of the program: each is brought about, and compared. */
class DocumentedMessagesTest {

    private static final Path PAGE = Path.of("..", "doc", "troubleshooting.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| .* \\|");
    private static final String COMMAND = "    $ connect ";
    /** What stands for the rest of something in a message of the page. */
    private static final String REST = "...";

    private static final String CONNECT = "CONNECT build.example.org:22 HTTP/1.1\r\nHost: build.example.org:22\r\n";

    private static final String DEMAND = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n"
            + "Proxy-Authenticate: Digest realm=\"corp\", nonce=\"n\", qop=\"auth\"\r\n\r\n";
    private static final String ANSWER = "Proxy-Authorization: Digest username=\"ann\", realm=\"corp\", nonce=\"n\", "
            + "uri=\"build.example.org:22\", response=\"2b4f327e8ad95e046c0a556f9453f17b\", qop=auth, nc=00000001, "
            + "cnonce=\"0102030405060708090a0b0c0d0e0f10\"";

    /** Asserted by transcripts: it takes an executable without a library. */
    private static final String WITHOUT_LIBRARY = "wants the password in clear (Basic)";

    private static List<String> messages() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .filter(message -> !message.contains(WITHOUT_LIBRARY))
                // Real libraries name the service; this one does not.
                .map(message -> message.replace("rcmd@socks.example", "the service"))
                .toList();
    }

    private static FakeHost host() {
        return new FakeHost().name("socks.example", "192.0.2.7").name("proxy.example", "192.0.2.8");
    }

    private static FakeHost socks(Script script) {
        return host().peer("192.0.2.7", 1080, script);
    }

    private static FakeHost http(int port, Script script) {
        return host().peer("192.0.2.8", port, script);
    }

    private static Script request() {
        return new Script().expect(CONNECT + "\r\n");
    }

    private static byte[] socksRequest() {
        return "\5\1\0\3\21build.example.org\0\26".getBytes(StandardCharsets.US_ASCII);
    }

    /** What the program says, in the order of the page. */
    private static List<String> said() {
        List<String> said = new ArrayList<>();
        said.add(error(socks(new Script().expect(5, 1, 0).say(5, 255)), "-S", "ann@socks.example"));
        said.add(error(
                socks(new Script().expect(5, 1, 1).say(5, 1)).gssApi(FakeGssApi.withExpiredTicket()),
                "-a",
                "gssapi",
                "-S",
                "socks.example"));
        said.add(error(
                socks(new Script()
                                .expect(5, 2, 0, 2)
                                .say(5, 2)
                                .expect("\1\3ann\6secret")
                                .say(1, 2))
                        .environment("SOCKS5_PASSWORD", "secret"),
                "-S",
                "ann@socks.example"));
        said.add(error(socks(request().say(5, 255)), "-H", "socks.example:1080"));
        said.add(error(
                http(
                                8080,
                                request()
                                        .say(DEMAND)
                                        .expect(CONNECT + ANSWER + "\r\n\r\n")
                                        .say(DEMAND))
                        .environment("HTTP_PROXY_PASSWORD", "secret"),
                "-H",
                "ann@proxy.example:8080"));
        said.add(error(
                http(
                        8080,
                        request()
                                .say("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                        + "Proxy-Authenticate: Negotiate\r\n\r\n")),
                "-H",
                "proxy.example:8080"));
        said.add(error(http(8080, request().say("HTTP/1.1 403 Forbidden\r\n\r\n")), "-H", "proxy.example:8080"));
        said.add(error(
                http(8080, request().say("HTTP/1.1 503 Service Unavailable\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\n\r\n")),
                "-H",
                "proxy.example:8080"));
        said.add(error(
                socks(new Script()
                        .expect(5, 1, 0)
                        .say(5, 0)
                        .expect(socksRequest())
                        .say(5, 5, 0, 1, 0, 0, 0, 0, 0, 0)),
                "-S",
                "socks.example"));
        said.add(error(
                host().peer(
                                "127.0.0.1",
                                1080,
                                new Script()
                                        .expect(5, 1, 0)
                                        .say(5, 0)
                                        .expect(socksRequest())
                                        .end()),
                "-S",
                "127.0.0.1"));
        said.add(error(http(8443, request().end()), "-H", "proxy.example:8443"));
        said.add(error(host().refuses("192.0.2.8", 80), "-H", "proxy.example"));
        return said;
    }

    @Test
    void everyMessageIsTheProgramsOwn() throws IOException {
        List<String> said = said();
        List<String> documented = messages();

        assertThat(said).hasSameSizeAs(documented);
        for (int i = 0; i < said.size(); i++) {
            assertThat(said.get(i)).matches(pattern("ERROR: " + documented.get(i)));
        }
    }

    @Test
    void theDebugOutputIsTheProgramsOwn() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int start = 0;
        while (!lines.get(start).startsWith(COMMAND + "-d ")) {
            start++;
        }
        List<String> documented = lines.subList(start + 1, lines.size()).stream()
                .takeWhile(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
        FakeHost host = socks(new Script()
                        .expect(5, 2, 0, 2)
                        .say(5, 2)
                        .expect("\1\3ann\6secret")
                        .say(1, 2))
                .environment("SOCKS5_PASSWORD", "secret");

        App.run(host, lines.get(start).substring(COMMAND.length()).split(" "));

        assertThat(host.errors()).hasSameSizeAs(documented);
        for (int i = 0; i < documented.size(); i++) {
            assertThat(host.errors().get(i)).matches(pattern(documented.get(i)));
        }
    }

    private static String error(FakeHost host, String... way) {
        List<String> arguments = new ArrayList<>(Arrays.asList(way));
        arguments.addAll(List.of("build.example.org", "22"));

        assertThat(App.run(host, arguments.toArray(String[]::new))).isEqualTo(1);
        assertThat(host.errors()).hasSize(1);
        return host.errors().get(0);
    }

    private static String pattern(String documented) {
        StringBuilder pattern = new StringBuilder();
        for (String part : documented.split(Pattern.quote(REST), -1)) {
            pattern.append(pattern.length() == 0 ? "" : ".*").append(Pattern.quote(part));
        }
        return pattern.toString();
    }
}
