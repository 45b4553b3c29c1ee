package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sshconnect.base.MadeSecrets;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;

/** The whole program: what a proxy sends back of a password is masked, and no secret is left at the end. */
class AppSecretsTest {

    private static final String URL = "http://user:pass%20word@192.0.2.9:8080";
    private static final String TOKEN = "dXNlcjpwYXNzIHdvcmQ=";
    private static final String AUTHORIZED =
            "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n" + "Proxy-Authorization: Basic " + TOKEN + "\r\n\r\n";
    private static final String DEMAND =
            "HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\n\r\n";

    private final FakeHost host = new FakeHost();
    private final MadeSecrets secrets = MadeSecrets.watch();

    private Script demanding() {
        return new Script()
                .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                .say(DEMAND)
                .expect(AUTHORIZED);
    }

    @AfterEach
    void nothingIsLeft() {
        secrets.stop();
        host.assertDone();
        assertThat(secrets.readable()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 not Basic " + TOKEN + "\r\n\r\n",
                "HTTP/1.1 500 pass word\r\n\r\n",
                "pass word is wrong\r\n",
                "HTTP/1.1 407 Basic " + TOKEN + "\r\nProxy-Authenticate: Basic realm=\"pass%20word\"\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Echo: Basic dXNlcjpw\r\n YXNzIHdvcmQ=\r\n\r\n",
                "HTTP/1.1 pass word\r\n\r\n",
            })
    void whatIsSentBackIsMasked(String answer) {
        host.peer("192.0.2.9", 8080, demanding().say(answer).end());
        App.run(host, new String[] {"-dd", "-H", URL, "h.test", "22"});
        assertThat(String.join("\n", host.errors()))
                .contains("xxxxx")
                .doesNotContain("pass word", "pass%20word", TOKEN, "dXNlcjpw", "YXNzIHdvcmQ", "70 61 73 73 20");
    }

    private List<String> errorsOf(String password, String answer) {
        String token = Base64.getEncoder().encodeToString(("user:" + password).getBytes(StandardCharsets.UTF_8));
        Script proxy = new Script()
                .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                .say(DEMAND)
                .expect(AUTHORIZED.replace(TOKEN, token))
                .say(answer)
                .end();
        host.peer("192.0.2.9", 8080, proxy);
        App.run(host, new String[] {"-d", "-H", "http://user:" + password + "@192.0.2.9:8080", "h.test", "22"});
        return host.errors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"403", "Forbidden"})
    void aStatusIsShownThatLooksLikeThePassword(String password) {
        assertThat(errorsOf(password, "HTTP/1.1 403 Forbidden\r\n\r\n"))
                .contains("DEBUG: <<< \"HTTP/1.1 403 Forbidden\\r\\n\"")
                .anyMatch(line -> line.contains("refused the tunnel to h.test:22: HTTP/1.1 403 Forbidden; "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2secre", "hunt", "unter2secret x", "(hunter2s) x"})
    void aPartIsMaskedInALineInTheMidstOfAHead(String part) {
        assertThat(errorsOf("hunter2secret", "HTTP/1.1 403 Forbidden\r\nX-Login: " + part + "\r\nX: y\r\n\r\n"))
                .anyMatch(line -> line.startsWith("DEBUG: <<< \"X-Login: ") && line.contains("xxxxx"))
                .noneMatch(line -> line.contains("hunt") || line.contains("unter2s"))
                .contains("DEBUG: <<< \"X: y\\r\\n\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nVia", "SSH-2.0-x\r\n", DEMAND})
    void nothingIsLeftHoweverItEnds(String answer) {
        host.peer("192.0.2.9", 8080, demanding().say(answer).end());
        App.run(host, new String[] {"-H", URL, "h.test", "22"});
    }
}
