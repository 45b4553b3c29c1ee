package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;
import sshconnect.host.SystemEnvironment;

/** Lines of parameter files that say which way to use: which one decides, and what happens when none does. */
class AppRulesTest extends AppCases {

    private static final String RC = "/home/dev/.connectrc";
    private static final String CONNECT = "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";

    AppRulesTest() {
        super(new FakeHost().account("dev", "/home/dev"));
    }

    private void rules(String... lines) {
        host.file(RC, String.join("\n", lines) + "\n");
    }

    private void proxy(String address) {
        host.peer(address, 8080, new Script().expect(CONNECT).say(OK).end());
    }

    private void assertFails(String message) {
        assertThat(run("h.test", "22")).isEqualTo(1);
        assertThat(host.errors()).containsExactly("ERROR: " + message);
        assertThat(host.dialled()).isEmpty();
        assertThat(host.lookups()).isEmpty();
    }

    @Test
    void theFirstLineThatMatchesDecides() {
        rules("use direct for .other.test", "use http://192.0.2.1:8080 for .test", "use direct");
        proxy("192.0.2.1");
        assertThat(run("h.test", "22")).isZero();
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void theUsersLinesComeBeforeTheSystems() {
        rules("use http://192.0.2.1:8080 for h.test");
        host.file("/etc/connectrc", "use http://192.0.2.2:8080\n");
        proxy("192.0.2.1");
        assertThat(run("h.test", "22")).isZero();
    }

    @Test
    void theSystemsLinesDecideWhereTheUsersDoNot() {
        rules("use http://192.0.2.1:8080 for other.test");
        host.file("/etc/connectrc", "use http://192.0.2.2:8080\n");
        proxy("192.0.2.2");
        assertThat(run("h.test", "22")).isZero();
    }

    @Test
    void linesDecideBeforeTheParameterAndAfterOptions() {
        rules("CONNECT_PROXY = http://192.0.2.3:8080", "use http://192.0.2.1:8080");
        proxy("192.0.2.1");
        proxy("192.0.2.2");
        assertThat(run("h.test", "22")).isZero();
        assertThat(run("-H", "192.0.2.2:8080", "h.test", "22")).isZero();
    }

    @Test
    void anAlternativeIsTriedWhenTheProxyBeforeItIsDead() {
        rules("use http://192.0.2.1:8080 or http://192.0.2.2:8080");
        host.refuses("192.0.2.1", 8080);
        proxy("192.0.2.2");
        assertThat(run("h.test", "22")).isZero();
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void noAlternativeIsTriedAfterAPasswordIsDemanded() {
        rules("use http://192.0.2.1:8080 or http://192.0.2.2:8080");
        host.peer(
                "192.0.2.1",
                8080,
                new Script()
                        .expect(CONNECT)
                        .say(
                                "HTTP/1.1 407 Auth\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"));
        assertThat(run("h.test", "22")).isEqualTo(1);
        assertThat(host.dialled()).containsExactly("192.0.2.1:8080");
        assertThat(host.errors()).hasSize(1);
    }

    @Test
    void whereNoLineMatchesThereIsNoWay() {
        rules("use direct for .other.test", "use http://p.test on 10.20.0.0/16");
        assertFails(RC
                + ": no line says which way to use for h.test:22; \"use direct\" as the last line is for all others");
    }

    @Test
    void aLineThatMakesNoSenseIsAnErrorWhereverItStands() {
        rules("use direct", "", "use http://p.test for");
        assertFails(RC + ":3:22: expected a target");
    }

    @Test
    void aWayThatMakesNoSenseIsAnErrorWithItsColumn() {
        rules("use direct or ftp://ann:secret@p.test");
        assertThat(run("h.test", "22")).isEqualTo(1);
        assertThat(host.errors()).hasSize(1);
        assertThat(host.errors().get(0))
                .startsWith("ERROR: " + RC + ":1:15: column 1: ")
                .doesNotContain("secret");
    }

    @Test
    void aFileThatOthersWroteIsNotObeyedAndIsNoReasonToGoDirectly() {
        host.file(
                RC,
                "use http://192.0.2.1:8080\n".getBytes(StandardCharsets.US_ASCII),
                new SystemEnvironment.FileAccess(false, true, false));
        assertThat(run("h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "WARNING: " + RC + " is not used: others can write it; try chmod go-w",
                        "ERROR: " + RC
                                + ":1: says which way to use, and is not obeyed: others can write it; try chmod go-w");
        assertThat(host.dialled()).isEmpty();
    }

    @Test
    void aPasswordInALineIsNotUsedWhereOthersCanReadIt() {
        host.file(
                RC,
                "use http://ann:secret@192.0.2.1:8080\n".getBytes(StandardCharsets.US_ASCII),
                new SystemEnvironment.FileAccess(true, false, false));
        host.peer(
                "192.0.2.1",
                8080,
                new Script()
                        .expect(CONNECT)
                        .say(
                                "HTTP/1.1 407 Auth\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"));
        assertThat(run("h.test", "22")).isEqualTo(1);
        assertThat(host.errors().get(0))
                .isEqualTo("WARNING: " + RC + " holds a password, which is not used, for others can read it; try chmod "
                        + "600, or --insecure-files");
    }

    @Test
    void debugSaysWhichLineAndWhy() {
        rules("use direct for .other.test", "use http://ann:secret@192.0.2.1:8080");
        proxy("192.0.2.1");
        assertThat(run("-d", "h.test", "22")).isZero();
        assertThat(host.errors())
                .startsWith(
                        "DEBUG: " + RC + ":1: does not match: it is not for h.test:22",
                        "DEBUG: " + RC + ":2: decides",
                        "DEBUG: way=http://ann@192.0.2.1:8080")
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void whatSpeaksTlsIsNotHandedOver() {
        rules("use http://192.0.2.1:8080 or https://192.0.2.2");
        host.handsOver();
        assertThat(run("-F", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: cannot hand the connection over: this way has TLS, which only a relay can "
                        + "speak; try without -F");
        assertThat(host.dialled()).isEmpty();
    }
}
