package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.base.Fault;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;

/** The whole program on a fake host: which way it goes, what it says on the wire, how it ends. */
class AppTest extends AppCases {

    private static final String SOCKS5_GRANTED = "\5\0\0\1\0\0\0\0\0\0";

    private static final String AUTHORIZED =
            "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n" + "Proxy-Authorization: Basic dXNlcjpwYXNz\r\n\r\n";

    AppTest() {
        super(new FakeHost());
    }

    private static Script socks5Named() {
        return new Script()
                .expect(5, 1, 0)
                .say(5, 0)
                .expect(5, 1, 0, 3, 6, 'h', '.', 't', 'e', 's', 't', 0, 22)
                .say(SOCKS5_GRANTED);
    }

    @Test
    void relaysDirectly() {
        host.name("h.test", "192.0.2.1")
                .peer("192.0.2.1", 22, new Script().say("SSH-2.0-x\r\n").end());
        assertThat(run("h.test", "22")).isZero();
        assertThat(host.standardOutputText()).isEqualTo("SSH-2.0-x\r\n");
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void triesEveryAddress() {
        host.name("h.test", "2001:db8::1", "192.0.2.1")
                .refuses("2001:db8::1", 22)
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("h.test", "22")).isZero();
    }

    @Test
    void tellsEveryAddressThatFailed() {
        host.name("h.test", "2001:db8::1", "192.0.2.1")
                .refuses("2001:db8::1", 22)
                .refuses("192.0.2.1", 22);
        assertThat(run("h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: h.test:22: cannot connect: 2001:db8::1 connection refused, 192.0.2.1 connection refused");
    }

    @Test
    void tellsTheFirstOfManyAddressesThatFailed() {
        String[] many = new String[60];
        for (int i = 0; i < many.length; i++) {
            many[i] = "192.0.2." + (i + 1);
            host.refuses(many[i], 22).refuses(many[i], 1080);
        }
        host.name("h.test", many);
        String told =
                "cannot connect: 192.0.2.1 connection refused, 192.0.2.2 connection refused, 192.0.2.3 connection "
                        + "refused and 57 more";
        assertThat(run("h.test", "22")).isEqualTo(1);
        assertThat(run("-S", "h.test", "other.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: h.test:22: " + told, "ERROR: socks server h.test:1080: " + told);
    }

    @Test
    void tunnelBytesThatCameWithTheLastReplyAreNotLost() {
        host.peer(
                "192.0.2.9",
                1080,
                new Script()
                        .expect(5, 1, 0)
                        .say(5, 0)
                        .expect(5, 1, 0, 1, 192, 0, 2, 1, 0, 22)
                        .say(SOCKS5_GRANTED + "SSH-2.0-x\r\n")
                        .end());
        assertThat(run("-S", "192.0.2.9", "192.0.2.1", "22")).isZero();
        assertThat(host.standardOutputText()).isEqualTo("SSH-2.0-x\r\n");
    }

    @Test
    void asksOnTheTerminalOnlyWhenTheServerDemandsAPassword() {
        host.terminal("s3cret")
                .account("dev", "/home/dev")
                .peer(
                        "192.0.2.9",
                        1080,
                        new Script()
                                .expect(5, 2, 0, 2)
                                .say(5, 2)
                                .expect("\1\3dev\6s3cret")
                                .say(1, 0)
                                .expect(5, 1, 0, 3, 6, 'h', '.', 't', 'e', 's', 't', 0, 22)
                                .say(SOCKS5_GRANTED)
                                .end());
        assertThat(run("-S", "192.0.2.9", "h.test", "22")).isZero();
        assertThat(host.prompts())
                .containsExactly("Password for user dev at socks server 192.0.2.9:1080 (user/password): ");
        assertThat(host.answers())
                .allSatisfy(answer -> assertThat(answer.bytes()).containsOnly(0));
    }

    @Test
    void offersNoPasswordWhereNoneCanBeHad() {
        host.peer("192.0.2.9", 1080, new Script().expect(5, 1, 0).say(5, 255));
        assertThat(run("-S", "192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: accepts none of the authentication "
                        + "methods that were offered (none); it may want a password for user user (there is no "
                        + "terminal to ask on; set SOCKS5_PASSWORD or SSH_ASKPASS), or kerberos (-a gssapi)");
    }

    @Test
    void sendsThePasswordOfTheEnvironment() {
        host.environment("SOCKS5_PASSWORD", "pw")
                .peer(
                        "192.0.2.9",
                        1080,
                        new Script()
                                .expect(5, 2, 0, 2)
                                .say(5, 2)
                                .expect("\1\1u\2pw")
                                .say(1, 1));
        assertThat(run("-S", "u@192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: socks server 192.0.2.9:1080: authentication failed: rejected user name or password of u");
    }

    @Test
    void aPasswordThatCannotBeCarriedIsRefusedBeforeAnythingIsSent() {
        host.environment("SOCKS5_PASSWORD", "p".repeat(256));
        assertThat(run("-S", "u@192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: socks server 192.0.2.9:1080: the password is too long: socks5 can carry 255 bytes");
    }

    @Test
    void asksAnHttpProxyForTheNextAddressWhereOneIsOutOfItsReach() {
        host.name("h.test", "192.0.2.1", "192.0.2.2");
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect("CONNECT 192.0.2.1:22 HTTP/1.1\r\nHost: 192.0.2.1:22\r\n\r\n")
                        .say("HTTP/1.1 503 Service Unavailable\r\n\r\n"));
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect("CONNECT 192.0.2.2:22 HTTP/1.1\r\nHost: 192.0.2.2:22\r\n\r\n")
                        .say("HTTP/1.1 200 OK\r\n\r\nhello")
                        .end());
        assertThat(run("-R", "local", "-H", "192.0.2.9:8080", "h.test", "22")).isZero();
        assertThat(host.standardOutputText()).isEqualTo("hello");
    }

    @Test
    void asksASocksServerForTheNextAddressWhereItClosesInPlaceOfAReply() {
        host.name("h.test", "192.0.2.1", "192.0.2.2");
        host.peer(
                "192.0.2.9",
                1080,
                new Script()
                        .expect(5, 1, 0)
                        .say(5, 0)
                        .expect(5, 1, 0, 1, 192, 0, 2, 1, 0, 22)
                        .end());
        host.peer(
                "192.0.2.9",
                1080,
                new Script()
                        .expect(5, 1, 0)
                        .say(5, 0)
                        .expect(5, 1, 0, 1, 192, 0, 2, 2, 0, 22)
                        .end());
        assertThat(run("-R", "local", "-S", "192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: closed the connection instead of "
                        + "answering the request; if it is ssh -D, it cannot reach the target");
    }

    @Test
    void thePasswordIsNotSentInClearToAProxyThatHasTakenDigestBefore() {
        host.name("h.test", "192.0.2.1", "192.0.2.2").environment("HTTP_PROXY_PASSWORD", "pass");
        String first = "CONNECT 192.0.2.1:22 HTTP/1.1\r\nHost: 192.0.2.1:22\r\n";
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect(first + "\r\n")
                        .say("HTTP/1.1 407 x\r\nProxy-Authenticate: Digest "
                                + "realm=r, nonce=n\r\nContent-Length: 0\r\n\r\n")
                        .expect(first + "Proxy-Authorization: Digest "
                                + "username=\"user\", realm=\"r\", nonce=\"n\", uri=\"192.0.2.1:22\", "
                                + "response=\"3db11f00fead77c349d0944d341f4ced\"\r\n\r\n")
                        .say("HTTP/1.1 504 x\r\n\r\n"));
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect("CONNECT 192.0.2.2:22 HTTP/1.1\r\nHost: 192.0.2.2:22\r\n\r\n")
                        .say("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"));
        assertThat(run("-R", "local", "-H", "user@192.0.2.9:8080", "h.test", "22"))
                .isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: http proxy 192.0.2.9:8080: wants the password in clear (Basic), "
                                + "and offered Digest on an earlier connection: HTTP/1.1 407 x; --proxy-auth=basic sends it all the same");
    }

    @Test
    void withBasicAloneAKnownPasswordWaitsForNoDemand() {
        host.peer(
                "192.0.2.9",
                8080,
                new Script().expect(AUTHORIZED).say("HTTP/1.1 200 OK\r\n\r\n").end());
        assertThat(run("-d", "--proxy-auth=basic", "-H", "http://user:pass@192.0.2.9:8080", "h.test", "22"))
                .isZero();
        assertThat(host.errors())
                .contains("DEBUG: the password goes to http proxy 192.0.2.9:8080 in clear (Basic without TLS)");
    }

    @Test
    void withBasicAloneNobodyIsAskedBeforeADemand() {
        host.terminal("pass").environment("HTTP_PROXY_AUTH", "basic");
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                        .say("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n")
                        .expect(AUTHORIZED)
                        .say("HTTP/1.1 200 OK\r\n\r\n")
                        .end());
        assertThat(run("-H", "user@192.0.2.9:8080", "h.test", "22")).isZero();
        assertThat(host.prompts()).hasSize(1);
    }

    @Test
    void withBasicAloneAPasswordFileThatCannotBeReadIsAnError() {
        assertThat(run(
                        "--proxy-auth=basic",
                        "--password-file",
                        "/nowhere",
                        "-H",
                        "user@192.0.2.9:8080",
                        "h.test",
                        "22"))
                .isEqualTo(1);
        assertThat(host.errors())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("ERROR: http proxy 192.0.2.9:8080: read the password from /nowhere: ");
    }

    @Test
    void aResetAtOnceMayMeanTls() {
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                        .reset());
        assertThat(run("-H", "192.0.2.9:8080", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: http proxy 192.0.2.9:8080: reset the connection during the "
                        + "handshake; it may want TLS; try https:// or, with socks, +tls");
    }

    @Test
    void httpReconnectsWhereASecondRequestIsNotAnswered() {
        silentAfterItsDemand();
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect(AUTHORIZED)
                        .say("HTTP/1.1 200 OK\r\n\r\nhello")
                        .end());
        assertThat(run("-d", "-w", "10", "-H", "user@192.0.2.9:8080", "h.test", "22"))
                .isZero();
        assertThat(host.standardOutputText()).isEqualTo("hello");
        assertThat(host.errors())
                .containsSubsequence(
                        "DEBUG: the second request on this connection is not answered", "DEBUG: reconnecting");
        assertThat(host.elapsedMillis()).isEqualTo(3_000);
    }

    @ParameterizedTest
    @CsvSource({"3, 1500", "1, 500"})
    void halfOfALowTimeLimitIsLeftForTheNewConnection(String seconds, long millis) {
        silentAfterItsDemand();
        host.peer(
                "192.0.2.9",
                8080,
                new Script().expect(AUTHORIZED).say("HTTP/1.1 200 OK\r\n\r\n").end());
        assertThat(run("-w", seconds, "-H", "user@192.0.2.9:8080", "h.test", "22"))
                .isZero();
        assertThat(host.elapsedMillis()).isEqualTo(millis);
    }

    @Test
    void theTimeLimitEndsTheWaitForASecondAnswerToo() {
        silentAfterItsDemand();
        host.peer("192.0.2.9", 8080, new Script().expect(AUTHORIZED));
        assertThat(run("-w", "2", "-H", "user@192.0.2.9:8080", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: http proxy 192.0.2.9:8080: no answer within the time limit of 2 s");
        assertThat(host.elapsedMillis()).isEqualTo(2_000);
    }

    private void silentAfterItsDemand() {
        host.environment("HTTP_PROXY_PASSWORD", "pass");
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                        .say("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\n\r\n")
                        .expect(AUTHORIZED));
    }

    @Test
    void httpReconnectsWhereTheProxyCloses() {
        host.environment("HTTP_PROXY_PASSWORD", "pass");
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                        .say("HTTP/1.0 407 x\r\nProxy-Authenticate: Basic realm=\"r\"\r\n\r\npage")
                        .end());
        host.peer(
                "192.0.2.9",
                8080,
                new Script()
                        .expect(AUTHORIZED)
                        .say("HTTP/1.0 200 OK\r\n\r\nhello")
                        .end());
        assertThat(run("-H", "user@192.0.2.9:8080", "h.test", "22")).isZero();
        assertThat(host.standardOutputText()).isEqualTo("hello");
    }

    @Test
    void withoutTerminalAndAskpassAPasswordCannotBeAskedFor() {
        host.peer(
                "192.0.2.9",
                80,
                new Script()
                        .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                        .say("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic\r\n\r\n"));
        assertThat(run("-H", "user@192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: http proxy 192.0.2.9:80: wants a password for user user: there "
                        + "is no terminal to ask on; set HTTP_PROXY_PASSWORD or SSH_ASKPASS");
    }

    @Test
    void askpassNeedsADisplayOrToBeRequired() {
        host.environment("SSH_ASKPASS", "/bin/ask")
                .environment("SSH_ASKPASS_REQUIRE", "force")
                .program("/bin/ask", "pw\n")
                .peer(
                        "192.0.2.9",
                        1080,
                        new Script()
                                .expect(5, 2, 0, 2)
                                .say(5, 2)
                                .expect("\1\1u\2pw")
                                .say(1, 0)
                                .expect(5, 1, 0, 3, 6, 'h', '.', 't', 'e', 's', 't', 0, 22)
                                .say(SOCKS5_GRANTED)
                                .end());
        assertThat(run("-S", "u@192.0.2.9", "h.test", "22")).isZero();
    }

    @Test
    void aCancelledAskpassEndsIt() {
        host.environment("SSH_ASKPASS", "/bin/ask")
                .environment("DISPLAY", ":0")
                .terminal()
                .program("/bin/ask", (String) null)
                .peer("192.0.2.9", 1080, new Script().expect(5, 2, 0, 2).say(5, 2));
        assertThat(run("-S", "u@192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("ERROR: socks server 192.0.2.9:1080: wants a password for user u: ");
    }

    @Test
    void theTimeToTypeDoesNotCount() {
        host.terminal("pw")
                .thinking(60_000)
                .peer(
                        "192.0.2.9",
                        1080,
                        new Script()
                                .expect(5, 2, 0, 2)
                                .say(5, 2)
                                .expect("\1\1u\2pw")
                                .pass(900)
                                .say(1, 0)
                                .expect(5, 1, 0, 3, 6, 'h', '.', 't', 'e', 's', 't', 0, 22)
                                .say(SOCKS5_GRANTED)
                                .end());
        assertThat(run("-w", "1", "-S", "u@192.0.2.9", "h.test", "22")).isZero();
    }

    @Test
    void theTimeLimitCoversTheHandshake() {
        host.peer("192.0.2.9", 1080, new Script().expect(5, 1, 0));
        assertThat(run("-w", "1", "-S", "u@192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: no answer within the time limit of 1 s");
    }

    @Test
    void oneSilentAddressLeavesTimeForTheOther() {
        host.name("h.test", "2001:db8::1", "192.0.2.1")
                .unreachable("2001:db8::1", 22, Fault.Kind.TIMED_OUT, "connection timed out")
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-w", "10", "h.test", "22")).isZero();
    }

    @Test
    void aSilentAddressCostsAMoment() {
        host.name("h.test", "192.0.2.1", "2001:db8::1", "192.0.2.2", "2001:db8::2")
                .unreachable("2001:db8::1", 22, Fault.Kind.TIMED_OUT, "connection timed out")
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-d", "h.test", "22")).isZero();
        assertThat(host.elapsedMillis()).isEqualTo(250);
        assertThat(host.dialled()).containsExactly("[2001:db8::1]:22", "192.0.2.1:22");
        assertThat(host.errors())
                .containsSubsequence(
                        "DEBUG: connecting to [2001:db8::1]:22",
                        "DEBUG: connecting to 192.0.2.1:22",
                        "DEBUG: connected to 192.0.2.1:22",
                        "DEBUG: gave up on [2001:db8::1]:22");
    }

    @Test
    void aSlowAddressMayStillWin() {
        host.name("h.test", "192.0.2.1", "2001:db8::1", "192.0.2.2")
                .slowPeer("2001:db8::1", 22, 300, new Script().end())
                .slowPeer("192.0.2.1", 22, 100, new Script());
        assertThat(run("h.test", "22")).isZero();
        assertThat(host.elapsedMillis()).isEqualTo(300);
        assertThat(host.connections()).hasSize(1);
    }

    @Test
    void addressesThatAreAllSilentAreToldWithTheTimeLimit() {
        host.name("h.test", "192.0.2.1", "2001:db8::1", "192.0.2.2", "192.0.2.3");
        for (String each : new String[] {"192.0.2.1", "2001:db8::1", "192.0.2.2", "192.0.2.3"}) {
            host.unreachable(each, 22, Fault.Kind.TIMED_OUT, "connection timed out");
        }
        assertThat(run("-w", "2", "h.test", "22")).isEqualTo(1);
        assertThat(host.elapsedMillis()).isEqualTo(2000);
        assertThat(host.errors())
                .containsExactly("ERROR: h.test:22: cannot connect: "
                        + "2001:db8::1 no answer within the time limit of 2 s, "
                        + "192.0.2.1 no answer within the time limit of 2 s, "
                        + "192.0.2.2 no answer within the time limit of 2 s and 1 more");
    }

    @Test
    void aNewConnectionGoesWhereTheOneBeforeWent() {
        host.name("p.test", "2001:db8::1", "192.0.2.1")
                .environment("HTTP_PROXY_PASSWORD", "pass")
                .unreachable("2001:db8::1", 8080, Fault.Kind.TIMED_OUT, "connection timed out")
                .peer(
                        "192.0.2.1",
                        8080,
                        new Script()
                                .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                                .say("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                                        + "Connection: close\r\n\r\n")
                                .end())
                .peer(
                        "192.0.2.1",
                        8080,
                        new Script()
                                .expect(AUTHORIZED)
                                .say("HTTP/1.1 200 OK\r\n\r\n")
                                .end());
        assertThat(run("-H", "user@p.test:8080", "h.test", "22")).isZero();
        assertThat(host.dialled()).containsExactly("[2001:db8::1]:8080", "192.0.2.1:8080", "192.0.2.1:8080");
    }

    @Test
    void directTargetsNeedNoProxy() {
        host.environment("SOCKS_DIRECT", "!secret.example.org,example.org,10.")
                .name("git.example.org", "192.0.2.1")
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-S", "192.0.2.9", "git.example.org", "22")).isZero();
    }

    @Test
    void socks4LooksUpLocallyAndTakesIpv4Only() {
        host.name("h.test", "2001:db8::1", "192.0.2.1")
                .peer(
                        "192.0.2.9",
                        1080,
                        new Script()
                                .expect(4, 1, 0, 22, 192, 0, 2, 1, 'u', 0)
                                .say(0, 90, 0, 0, 0, 0, 0, 0)
                                .end());
        assertThat(run("-4S", "u@192.0.2.9", "h.test", "22")).isZero();
    }

    @Test
    void everyAddressThatWasLookedUpLocallyIsTried() {
        host.name("h.test", "192.0.2.1", "192.0.2.2");
        host.peer(
                "192.0.2.9",
                1080,
                new Script().expect(4, 1, 0, 22, 192, 0, 2, 1, 'u', 0).say(0, 91, 0, 0, 0, 0, 0, 0));
        host.peer(
                "192.0.2.9",
                1080,
                new Script()
                        .expect(4, 1, 0, 22, 192, 0, 2, 2, 'u', 0)
                        .say(0, 90, 0, 0, 0, 0, 0, 0)
                        .end());
        assertThat(run("-4S", "u@192.0.2.9", "h.test", "22")).isZero();
    }

    @Test
    void bothMeansTheProxyWhenThisMachineCannot() {
        host.name("h.test").peer("192.0.2.9", 1080, socks5Named().end());
        assertThat(run("-R", "both", "-S", "192.0.2.9", "h.test", "22")).isZero();
        assertThat(host.lookups()).containsExactly("h.test");
    }

    @Test
    void telnetProxyIsToldACommand() {
        host.peer(
                "192.0.2.9",
                23,
                new Script()
                        .expect("connect h.test 22%\t\r\n")
                        .say("Connected to h.test\r\nhello")
                        .end());
        assertThat(run("-T", "192.0.2.9", "-c", "connect %h %p%%\\t", "h.test", "22"))
                .isZero();
        assertThat(host.standardOutputText()).isEqualTo("hello");
    }

    @Test
    void calledConnect25NeedsNoPort() {
        host.programName("connect-25.exe").name("mx.test", "192.0.2.1").peer("192.0.2.1", 25, new Script().end());
        assertThat(run("mx.test")).isZero();
    }

    @Test
    void theTraceHasConnectCsShapeAndNoSecret() {
        host.environment("SOCKS5_PASSWORD", "pw")
                .peer(
                        "192.0.2.7",
                        1080,
                        new Script()
                                .expect(5, 2, 0, 2)
                                .say(5, 2)
                                .expect("\1\5gotoh\2pw")
                                .say(1, 1));
        assertThat(run("-d", "-S", "gotoh@192.0.2.7", "unknown.remote.example", "110"))
                .isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "DEBUG: relay_method = SOCKS (2)",
                        "DEBUG: relay_host=192.0.2.7",
                        "DEBUG: relay_port=1080",
                        "DEBUG: relay_user=gotoh",
                        "DEBUG: socks_version=5",
                        "DEBUG: socks_resolve=REMOTE (2)",
                        "DEBUG: local_type=stdio",
                        "DEBUG: dest_host=unknown.remote.example",
                        "DEBUG: dest_port=110",
                        "DEBUG: connecting to 192.0.2.7:1080",
                        "DEBUG: connected",
                        "DEBUG: >>> 05 02 00 02",
                        "DEBUG: <<< 05 02",
                        "DEBUG: auth method: USERPASS",
                        "DEBUG: >>> xx xx xx xx ...",
                        "DEBUG: <<< 01 01",
                        "ERROR: socks server 192.0.2.7:1080: authentication failed: rejected user name or password of gotoh");
    }

    @Test
    void aSecondDAddsStatesAndBytesAndStillNoSecret() {
        host.environment("HTTP_PROXY_PASSWORD", "pass")
                .peer(
                        "192.0.2.7",
                        80,
                        new Script()
                                .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                                .say("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n")
                                .expect(
                                        "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\nProxy-Authorization: Basic dXNlcjpwYXNz\r\n\r\n")
                                .say("HTTP/1.1 200 OK\r\n\r\n")
                                .end());
        assertThat(run("-dd", "-H", "user@192.0.2.7", "h.test", "22")).isZero();
        assertThat(host.errors())
                .contains(
                        "DEBUG: state: HEAD",
                        "DEBUG: >>> \"Proxy-Authorization: xxxxx\\r\\n\"",
                        "DEBUG:     xx xx xx xx ...",
                        "DEBUG:     43 4f 4e 4e 45 43 54 20 68 2e 74 65 73 74 3a 32  CONNECT h.test:2",
                        "DEBUG:     48 54 54 50 2f 31 2e 31 20 32 30 30 20 4f 4b 0d  HTTP/1.1 200 OK.");
        assertThat(String.join("\n", host.errors())).doesNotContain("dXNlcjpwYXNz", "pass\"", "64 58 4e 6c");
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(run("--version")).isZero();
        assertThat(run("--help")).isZero();
        assertThat(host.standardOutputText())
                .startsWith("connect " + Version.NUMBER + "\nconnect makes a TCP connection")
                .contains("-S, --socks-proxy");
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void handsNoTlsOverAndConnectsToNobody() {
        host.handsOver();
        for (String way : List.of("https://proxy.test", "http://192.0.2.9:8080,socks5+tls://192.0.2.10")) {
            assertThat(run("-F", "-x", way, "h.test", "22")).isNotZero();
        }
        String expected = "ERROR: cannot hand the connection over: this way has TLS, which only a relay can speak; "
                + "try without -F";
        assertThat(host.errors()).containsExactly(expected, expected);
    }
}
