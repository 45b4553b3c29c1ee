package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.host.FakeChannel;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;

/** The program with local clients instead of standard input and output, on a fake host. */
class AppListenTest extends AppCases {

    AppListenTest() {
        super(new FakeHost());
    }

    @Test
    void listensOnLoopbackUnlessAnAddressIsStated() {
        host.clients(7000, new Script().expect("hello").expectEnd())
                .peer("192.0.2.1", 22, new Script().say("hello").end());
        assertThat(run("-p", "7000", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void listensOnTheAddressThatIsStated() {
        host.clients(new ListenAddress.Tcp(List.of(IpAddress.parse("192.0.2.7")), 7000), new Script().expectEnd())
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-d", "-p", "192.0.2.7:7000", "192.0.2.1", "22")).isZero();
        assertThat(host.errors())
                .contains("DEBUG: local_type=socket", "DEBUG: local_port=7000", "DEBUG: listening on 192.0.2.7:7000");
    }

    @Test
    void listensOnAPath() {
        host.clients(new ListenAddress.UnixSocket("./s"), new Script().expectEnd())
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-d", "-p", "./s", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).contains("DEBUG: listening on ./s");
    }

    @Test
    void tellsThePortThatTheSystemChose() {
        host.clients(0, new Script().expectEnd()).peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-p", "0", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).containsExactly("listening on 127.0.0.1:32768, [::1]:32768");
    }

    private static final String NO_MORE = "ERROR: accept on the fake host: there are no more clients";

    private static Script socks5(int... method) {
        Script script = new Script().expect(5, 2, 0, 2).say(method);
        return method[1] == 0 ? script : script.expect("\1\3ann\2pw");
    }

    private static Script granted(Script script) {
        return script.expect(5, 1, 0, 1, 192, 0, 2, 1, 0, 22).say(5, 0, 0, 1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void keepMakesATunnelForEachClient() {
        host.clients(
                        7000,
                        new Script().say("a").expect("1").expectEnd(),
                        new Script().say("b").expect("2").expectEnd())
                .peer("192.0.2.1", 22, new Script().expect("a").say("1").end())
                .peer("192.0.2.1", 22, new Script().expect("b").say("2").end());
        assertThat(run("-k", "-p", "7000", "192.0.2.1", "22")).isEqualTo(1);
        assertThat(host.errors()).containsExactly(NO_MORE);
    }

    @Test
    void oneClientWithoutATunnelDoesNotConcernTheNext() {
        host.clients(7000, new Script(), new Script().expect("x").expectEnd(), new Script())
                .refuses("192.0.2.1", 22)
                .peer("192.0.2.1", 22, new Script().say("x").end())
                .peer("192.0.2.1", 22, new Script().reset());
        assertThat(run("-k", "-p", "7000", "192.0.2.1", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: 192.0.2.1:22: cannot connect: connection refused",
                        "ERROR: 192.0.2.1:22: connection reset by peer while relaying",
                        NO_MORE);
        assertThat(host.accepted()).allMatch(FakeChannel::closed);
        assertThat(host.connections()).allMatch(FakeChannel::closed);
    }

    @Test
    void progressIsToldByClient() {
        host.clients(7000, new Script(), new Script())
                .peer("192.0.2.1", 22, new Script().end())
                .peer("192.0.2.1", 22, new Script().end());
        run("-d", "-k", "-p", "7000", "192.0.2.1", "22");
        assertThat(host.errors())
                .containsSubsequence(
                        "DEBUG: client 1: connecting to 192.0.2.1:22", "DEBUG: client 1: start relaying",
                        "DEBUG: client 1: connection closed by peer", "DEBUG: client 2: connecting to 192.0.2.1:22");
    }

    @Test
    void aPersonIsAskedForTheFirstClientAlone() {
        host.clients(7000, new Script(), new Script(), new Script())
                .terminal("pw")
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end())
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end())
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end());
        run("-k", "-p", "7000", "-S", "ann@192.0.2.9", "192.0.2.1", "22");
        assertThat(host.prompts()).hasSize(1);
        assertThat(host.errors()).containsExactly(NO_MORE);
    }

    @Test
    void aPasswordThatWasRejectedIsAskedForAgain() {
        host.clients(7000, new Script(), new Script(), new Script(), new Script())
                .terminal("pw", "pw", "pw")
                .peer("192.0.2.9", 1080, socks5(5, 2).say(1, 1))
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end())
                .peer("192.0.2.9", 1080, socks5(5, 2).say(1, 1))
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end());
        run("-k", "-p", "7000", "-S", "ann@192.0.2.9", "192.0.2.1", "22");
        assertThat(host.prompts()).hasSize(3);
    }

    private static Script basicDemand() {
        return new Script()
                .expect("CONNECT 192.0.2.1:22 HTTP/1.1\r\nHost: 192.0.2.1:22\r\n\r\n")
                .say("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({"digest, digest", "'', ''"})
    void whatAHelperKeepsForABetterSchemeGoesInClearToNoClient(String scheme, String told) {
        host.clients(7000, new Script(), new Script())
                .program("/bin/x", "authtype=" + scheme + "\npassword=pw\n")
                .peer("192.0.2.9", 80, basicDemand())
                .peer("192.0.2.9", 80, basicDemand());
        run("-k", "-p", "7000", "--credential-helper", "/bin/x", "-H", "ann@192.0.2.9", "192.0.2.1", "22");
        String error =
                "ERROR: http proxy 192.0.2.9:80: wants the password in clear (Basic), and the password is kept for "
                        + told + ": HTTP/1.1 407 x; --proxy-auth=basic sends it all the same";
        assertThat(host.errors()).containsExactly(error, error, NO_MORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/x", "git"})
    void aHelpersPasswordThatIsRejectedLaterIsErasedAtOnce(String program) {
        host.clients(7000, new Script(), new Script(), new Script(), new Script())
                .program(program, "password=pw\n", "", "", "password=pw\n", "")
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end())
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end())
                .peer("192.0.2.9", 1080, socks5(5, 2).say(1, 1))
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end());
        run(
                "-k",
                "-p",
                "7000",
                "--credential-helper",
                program.equals("git") ? "x" : program,
                "-S",
                "ann@192.0.2.9",
                "192.0.2.1",
                "22");
        String words = program.equals("git") ? "git credential-x " : program + " ";
        assertThat(host.runs())
                .extracting(run -> run.substring(0, run.indexOf(" <")))
                .containsExactly(words + "get", words + "store", words + "erase", words + "get", words + "store");
    }

    @Test
    void aHelperStoresWhatTheFirstClientCouldNotTry() {
        host.clients(7000, new Script(), new Script(), new Script())
                .program("/bin/x", "", "")
                .terminal("pw")
                .peer("192.0.2.9", 1080, socks5(5, 2).reset())
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end())
                .peer("192.0.2.9", 1080, granted(socks5(5, 2).say(1, 0)).end());
        run("-k", "-p", "7000", "--credential-helper", "/bin/x", "-S", "ann@192.0.2.9", "192.0.2.1", "22");
        assertThat(host.runs()).hasSize(2).last().asString().startsWith("/bin/x store <");
    }

    @Test
    void whereNoneIsWantedAtFirstNobodyIsAskedLater() {
        host.clients(7000, new Script(), new Script())
                .terminal()
                .peer("192.0.2.9", 1080, granted(socks5(5, 0)).end())
                .peer("192.0.2.9", 1080, new Script().expect(5, 1, 0).say(5, 255));
        run("-k", "-p", "7000", "-S", "ann@192.0.2.9", "192.0.2.1", "22");
        assertThat(host.prompts()).isEmpty();
        assertThat(host.errors()).hasSize(2).first().asString().contains("authentication methods");
    }

    @Test
    void aSilentProxyIsGivenUpUnlessToldOtherwise() {
        host.clients(7000, new Script()).peer("192.0.2.9", 1080, new Script().expect(5, 1, 0));
        run("-k", "-p", "7000", "-S", "192.0.2.9", "192.0.2.1", "22");
        assertThat(host.errors())
                .containsExactly(
                        "WARNING: client 1: still waiting for an answer of the socks server "
                                + "192.0.2.9:1080; it may be trying to reach 192.0.2.1:22, and an http proxy says nothing to -S",
                        "ERROR: socks server 192.0.2.9:1080: no answer within the time limit of 120 s",
                        NO_MORE);
        assertThat(host.elapsedMillis()).isEqualTo(120_000);
    }

    @Test
    void theEndOfInputEndsTheWaiting() {
        host.clients(7000).standardInputEnds();
        assertThat(run("-d", "-p", "7000", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).last().isEqualTo("DEBUG: standard input has ended, no more waiting for clients");
        assertThat(host.dialled()).isEmpty();
    }

    @Test
    void theEndOfInputEndsTheWaitingForTheNext() {
        host.clients(7000, new Script().say("a").end())
                .standardInputEnds()
                .peer("192.0.2.1", 22, new Script().expect("a"));
        assertThat(run("-P", "7000", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void keepDoesNotEndWithTheInput() {
        host.clients(7000).standardInputEnds();
        assertThat(run("-k", "-p", "7000", "192.0.2.1", "22")).isEqualTo(1);
        assertThat(host.errors()).containsExactly(NO_MORE);
    }

    @Test
    void aTunnelThatEndsUnheardIsWorthAWarningOnce() {
        host.clients(7000, new Script().end(), new Script().end())
                .peer(
                        "192.0.2.9",
                        1080,
                        granted(new Script().expect(5, 1, 0).say(5, 0))
                                .expectEnd()
                                .end())
                .peer(
                        "192.0.2.9",
                        1080,
                        granted(new Script().expect(5, 1, 0).say(5, 0))
                                .expectEnd()
                                .end());
        run("-k", "-p", "7000", "-S", "192.0.2.9", "192.0.2.1", "22");
        assertThat(host.errors())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("WARNING: socks server 192.0.2.9:1080: the tunnel to 192.0.2.1:22 ended after");
    }

    @Test
    void keepGoesWithListen() {
        assertThat(run("-k", "192.0.2.1", "22")).isEqualTo(1);
        assertThat(run("-k", "-P", "7000", "192.0.2.1", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: -k needs -p: where are the clients to come?",
                        "ERROR: -k and -P exclude each other: the one makes a connection for each client, "
                                + "the other keeps one for all");
    }
}
