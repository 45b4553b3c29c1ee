package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;

/** A proxy that says nothing for a while: one line tells, by protocol, and no more. */
class AppSilenceTest extends AppCases {

    private static final String SOCKS5 =
            "WARNING: still waiting for an answer of the socks server 192.0.2.9:1080; it may "
                    + "be trying to reach h.test:22, and an http proxy says nothing to -S";
    private static final String GRANTED = "\5\0\0\1\0\0\0\0\0\0";

    AppSilenceTest() {
        super(new FakeHost());
    }

    private static Script greeted() {
        return new Script().expect(5, 1, 0).say(5, 0).expect("\5\1\0\3\6h.test\0\26");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "-S,socks server,\"and an http proxy says nothing to -S\"",
                "-H,http proxy,\"and what wants TLS, or is no http proxy, may say nothing to -H\"",
                "-T,telnet proxy,\"and what is no telnet proxy may say nothing to -T\"",
            })
    void isToldOnce(String option, String kind, String hint) {
        String first = switch (option) {
            case "-S" -> "\5\1\0";
            case "-H" -> "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n";
            default -> "telnet h.test 22\r\n";
        };
        host.peer("192.0.2.9", 1080, new Script().expect(first).pass(60_000).end());
        assertThat(run(option, "192.0.2.9:1080", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .hasSize(2)
                .first()
                .isEqualTo("WARNING: still waiting for an answer of the " + kind
                        + " 192.0.2.9:1080; it may be trying to reach h.test:22, " + hint);
        assertThat(host.errors().get(1)).startsWith("ERROR: " + kind + " 192.0.2.9:1080: closed the connection");
    }

    @Test
    void isToldOnceInARun() {
        host.peer(
                "192.0.2.9",
                1080,
                new Script()
                        .expect(5, 1, 0)
                        .pass(6_000)
                        .say(5, 0)
                        .expect("\5\1\0\3\6h.test\0\26")
                        .pass(60_000)
                        .say(GRANTED)
                        .end());
        assertThat(run("-S", "192.0.2.9", "h.test", "22")).isZero();
        assertThat(host.errors()).containsExactly(SOCKS5);
    }

    @Test
    void isToldBeforeTheTimeLimitEndsIt() {
        host.peer("192.0.2.9", 1080, greeted());
        assertThat(run("-w", "7", "-S", "192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(SOCKS5, "ERROR: socks server 192.0.2.9:1080: no answer within the time limit of 7 s");
        assertThat(host.elapsedMillis()).isEqualTo(7_000);
    }

    @ParameterizedTest
    @CsvSource({"5", "2"})
    void isNotToldAtTheTimeLimit(String seconds) {
        host.peer("192.0.2.9", 1080, greeted());
        assertThat(run("-w", seconds, "-S", "192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors()).singleElement().asString().startsWith("ERROR: ");
    }

    @Test
    void lessThanThatIsNotTold() {
        host.peer(
                "192.0.2.9",
                1080,
                greeted()
                        .pass(4_900)
                        .say(5)
                        .pass(4_900)
                        .say(GRANTED.substring(1))
                        .end());
        assertThat(run("-S", "192.0.2.9", "h.test", "22")).isZero();
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void thePersonsTimeIsNotTheProxys() {
        host.terminal("pw")
                .thinking(60_000)
                .peer(
                        "192.0.2.9",
                        1080,
                        new Script()
                                .expect(5, 2, 0, 2)
                                .say(5, 2)
                                .expect("\1\1u\2pw")
                                .say(1, 0)
                                .expect("\5\1\0\3\6h.test\0\26")
                                .say(GRANTED)
                                .end());
        assertThat(run("-S", "u@192.0.2.9", "h.test", "22")).isZero();
        assertThat(host.errors()).isEmpty();
    }
}
