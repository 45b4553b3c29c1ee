package sshconnect.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.credential.CredentialSource;
import sshconnect.credential.KeyPassphrases;
import sshconnect.host.Deadline;
import sshconnect.host.FakeHost;
import sshconnect.host.FakeTls;
import sshconnect.host.Script;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;
import sshconnect.way.DirectRules;
import sshconnect.way.Hop;
import sshconnect.way.HopMemory;
import sshconnect.way.HttpHop;
import sshconnect.way.Peer;
import sshconnect.way.Resolution;
import sshconnect.way.Socks4Hop;
import sshconnect.way.Socks5Hop;
import sshconnect.way.TelnetHop;
import sshconnect.way.TlsUse;
import sshconnect.way.Way;

/** Several hops one behind the other, and several ways one after the other. */
class ChainTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String SOCKS5_GRANTED = "\5\0\0\1\0\0\0\0\0\0";
    private static final String SOCKS5_UNREACHABLE = "\5\4\0\1\0\0\0\0\0\0";
    private static final Target TARGET = Target.of("h.test", 22);

    private final FakeHost host = new FakeHost();
    private final Deadline unlimited = new Deadline(host.system(), 0);

    @AfterEach
    void everyScriptIsPlayedToItsEnd() {
        host.assertDone();
    }

    private static Peer at(String server, int port) {
        return new Peer(Target.of(server, port), "ann", null);
    }

    private static Hop http(String server) {
        return HttpHop.KIND.usual().apply(at(server, 8080));
    }

    private static Hop socks5(String server) {
        return Socks5Hop.KIND.usual().apply(at(server, 1080));
    }

    private static Hop socks5(String server, Resolution resolution) {
        return Socks5Hop.KIND.usual().apply(at(server, 1080).withResolution(resolution));
    }

    private static Hop socks4(String server) {
        return Socks4Hop.KIND.usual().apply(at(server, 1081));
    }

    private static Hop telnet(String server) {
        return TelnetHop.KIND.usual().apply(at(server, 23));
    }

    private static Way way(Hop... hops) {
        return new Way(List.of(hops), Resolution.By.REMOTE, DirectRules.none());
    }

    private Opened open(Deadline deadline, Way... ways) {
        return open(deadline, Map.of(), ways);
    }

    private Opened open(Deadline deadline, Map<String, CredentialSource> credentials, Way... ways) {
        List<HopAccess> accesses = new ArrayList<>();
        for (Way way : ways) {
            for (Hop hop : way.hops()) {
                CredentialSource source = credentials.get(hop.server().host());
                accesses.add(new HopAccess(source == null ? new Password(null) : source, new HopMemory(null)));
            }
        }
        return new Connector(host, List.of(ways), accesses, KeyPassphrases.NONE, new Tracer(host, 0, ""))
                .open(TARGET, deadline);
    }

    private static String failure(Opened opened) {
        return ((Opened.Failed) opened).failure().describe();
    }

    /** What waits in the tunnel. */
    private static String received(Opened opened) {
        byte[] chunk = new byte[100];
        Result<Integer> count = ((Opened.Open) opened).tunnel().peek(chunk, 0);
        return new String(chunk, 0, count.value(), StandardCharsets.ISO_8859_1);
    }

    private static String connect(String hostAndPort) {
        return "CONNECT " + hostAndPort + " HTTP/1.1\r\nHost: " + hostAndPort + "\r\n\r\n";
    }

    private static int[] socks5Request(String name, int port) {
        int[] request = new int[7 + name.length()];
        System.arraycopy(new int[] {5, 1, 0, 3, name.length()}, 0, request, 0, 5);
        for (int i = 0; i < name.length(); i++) {
            request[5 + i] = name.charAt(i);
        }
        request[5 + name.length()] = port >> 8;
        request[6 + name.length()] = port & 0xff;
        return request;
    }

    @Test
    void goesThroughOneHopAfterTheOtherAndLooksUpTheFirstAlone() {
        host.name("p1.test", "192.0.2.1")
                .peer(
                        "192.0.2.1",
                        8080,
                        new Script()
                                .expect(connect("p2.test:1080"))
                                .say(OK)
                                .expect(5, 1, 0)
                                .say(5, 0)
                                .expect(socks5Request("p3.test", 23))
                                .say(SOCKS5_GRANTED + "gateway\r\nCommand: ")
                                .expect("telnet h.test 22\r\n")
                                .say("connected to h.test\r\nSSH-2.0-x\r\n"));
        Opened opened = open(unlimited, way(http("p1.test"), socks5("p2.test"), telnet("p3.test")));
        assertThat(received(opened)).isEqualTo("SSH-2.0-x\r\n");
        assertThat(host.lookups()).containsExactly("p1.test");
    }

    @Test
    void theSameProxyMayBePassedManyTimes() {
        Script script = new Script();
        Hop[] hops = new Hop[16];
        for (int i = 0; i < hops.length; i++) {
            hops[i] = http("192.0.2.1");
            script.expect(connect(i < hops.length - 1 ? "192.0.2.1:8080" : "h.test:22"))
                    .say(OK);
        }
        host.peer("192.0.2.1", 8080, script.say("SSH-2.0-x\r\n"));
        assertThat(received(open(unlimited, way(hops)))).isEqualTo("SSH-2.0-x\r\n");
    }

    @Test
    void aHopThatDoesNotLookNamesUpIsAskedForEveryAddressOfTheNext() {
        host.name("p2.test", "2001:db8::2", "192.0.2.2", "192.0.2.3");
        host.peer(
                "192.0.2.1",
                1081,
                new Script().expect(socks4Request(2)).say("\0\133\0\0\0\0\0\0").end());
        host.peer(
                "192.0.2.1",
                1081,
                new Script()
                        .expect(socks4Request(3))
                        .say("\0\132\0\0\0\0\0\0")
                        .expect(connect("h.test:22"))
                        .say(OK + "SSH"));
        assertThat(received(open(unlimited, way(socks4("192.0.2.1"), http("p2.test")))))
                .isEqualTo("SSH");
    }

    private static int[] socks4Request(int lastOctet) {
        return new int[] {4, 1, 8080 >> 8, 8080 & 0xff, 192, 0, 2, lastOctet, 'a', 'n', 'n', 0};
    }

    @Test
    void aNameThatCannotBeLookedUpIsTheNextHops() {
        host.name("p2.test");
        assertThat(failure(open(unlimited, way(socks5("192.0.2.1", Resolution.By.LOCAL), http("p2.test")))))
                .isEqualTo("http proxy p2.test:8080: name look-up: name or service not known; "
                        + "try socks5h:// or socks4a://, so that the proxy looks it up");
        assertThat(host.dialled()).isEmpty();
    }

    /** No other address of the target makes a difference to a proxy on the way to it. */
    @Test
    void theNextHopOutOfReachIsNotTheTargetOutOfReach() {
        host.name("h.test", "192.0.2.8", "192.0.2.9");
        host.peer(
                "192.0.2.1",
                1080,
                new Script()
                        .expect(5, 1, 0)
                        .say(5, 0)
                        .expect(socks5Request("p2.test", 8080))
                        .say(SOCKS5_UNREACHABLE)
                        .end());
        Way way = new Way(List.of(socks5("192.0.2.1"), http("p2.test")), Resolution.By.LOCAL, DirectRules.none());
        assertThat(failure(open(unlimited, way)))
                .isEqualTo("socks server 192.0.2.1:1080: cannot reach p2.test:8080: host unreachable (4)");
    }

    @Test
    void aHopThatWantsANewConnectionGetsItThroughTheOnesBefore() {
        String demand = "HTTP/1.1 407 Auth\r\nProxy-Authenticate: Basic realm=\"x\"\r\nConnection: close\r\n"
                + "Content-Length: 0\r\n\r\n";
        host.peer(
                "192.0.2.1",
                8080,
                new Script()
                        .expect(connect("p2.test:8080"))
                        .say(OK)
                        .expect(connect("h.test:22"))
                        .say(demand)
                        .end());
        host.peer(
                "192.0.2.1",
                8080,
                new Script()
                        .expect(connect("p2.test:8080"))
                        .say(OK)
                        .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n"
                                + "Proxy-Authorization: Basic YW5uOnB3\r\n\r\n")
                        .say(OK + "SSH"));
        Password password = new Password("pw");
        Opened opened = open(unlimited, Map.of("p2.test", password), way(http("192.0.2.1"), http("p2.test")));
        assertThat(received(opened)).isEqualTo("SSH");
        assertThat(password.asked).containsExactly("http proxy p2.test:8080");
    }

    @Test
    void theNextWayIsTriedWhenTheFirstProxyRefusesTheConnection() {
        host.refuses("192.0.2.1", 8080)
                .peer(
                        "192.0.2.2",
                        8080,
                        new Script().expect(connect("h.test:22")).say(OK + "SSH"));
        assertThat(received(open(unlimited, way(http("192.0.2.1")), way(http("192.0.2.2")))))
                .isEqualTo("SSH");
    }

    @Test
    void theNextWayIsTriedWhenTheFirstNameIsUnknown() {
        host.name("p1.test")
                .peer(
                        "192.0.2.2",
                        8080,
                        new Script().expect(connect("h.test:22")).say(OK + "SSH"));
        assertThat(received(open(unlimited, way(http("p1.test")), way(http("192.0.2.2")))))
                .isEqualTo("SSH");
    }

    @Test
    void aWayThatLeadsNowhereHasTenSecondsWhenAnotherOneFollows() {
        host.unreachable("192.0.2.1", 8080, Fault.Kind.TIMED_OUT, "timed out")
                .peer("192.0.2.2", 8080, new Script().expect(connect("h.test:22")))
                .peer(
                        "192.0.2.3",
                        8080,
                        new Script().expect(connect("h.test:22")).pass(20_000).say(OK + "SSH"));
        Opened opened = open(unlimited, way(http("192.0.2.1")), way(http("192.0.2.2")), way(http("192.0.2.3")));
        assertThat(received(opened)).isEqualTo("SSH");
        assertThat(host.elapsedMillis()).isEqualTo(40_000);
    }

    @Test
    void aWayHasHalfOfTheTimeLimitWhenAnotherOneFollows() {
        host.unreachable("192.0.2.1", 8080, Fault.Kind.TIMED_OUT, "timed out")
                .unreachable("192.0.2.2", 8080, Fault.Kind.TIMED_OUT, "timed out");
        Opened opened = open(new Deadline(host.system(), 8_000), way(http("192.0.2.1")), way(http("192.0.2.2")));
        assertThat(failure(opened))
                .isEqualTo("http proxy 192.0.2.2:8080: cannot connect: no answer within the time limit of 8 s");
        assertThat(host.elapsedMillis()).isEqualTo(8_000);
    }

    /** What it says may take as long as it takes. */
    @Test
    void aProxyThatHasAnsweredIsNotHurried() {
        host.peer(
                "192.0.2.1",
                8080,
                new Script()
                        .expect(connect("h.test:22"))
                        .say("HTTP/1.1 ")
                        .pass(60_000)
                        .say("200 OK\r\n\r\nSSH"));
        assertThat(received(open(unlimited, way(http("192.0.2.1")), way(http("192.0.2.2")))))
                .isEqualTo("SSH");
    }

    @Test
    void noOtherWayIsTriedOnceAProxyHasAnswered() {
        host.peer(
                "192.0.2.1",
                8080,
                new Script()
                        .expect(connect("h.test:22"))
                        .say("HTTP/1.1 403 port 22 denied\r\nContent-Length: 0\r\n\r\n")
                        .end());
        assertThat(failure(open(unlimited, way(http("192.0.2.1")), way(http("192.0.2.2")))))
                .startsWith("http proxy 192.0.2.1:8080: ")
                .contains("403");
        assertThat(host.dialled()).containsExactly("192.0.2.1:8080");
    }

    @Test
    void aDirectConnectionMayBeAnAlternative() {
        host.refuses("192.0.2.1", 8080).name("h.test", "192.0.2.9").peer("192.0.2.9", 22, new Script().say("SSH"));
        assertThat(received(open(unlimited, way(http("192.0.2.1")), way()))).isEqualTo("SSH");
    }

    private static Hop overTls(String server, TlsUse use) {
        return HttpHop.KIND.usual().apply(new Peer(Target.of(server, 443), "ann", null, use, null, false));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aHopIsSpokenToInsideTlsAndTheTargetInsideThat() {
        Script script = new Script()
                .expect(FakeTls.hello("192.0.2.1"))
                .say(FakeTls.answer("wait"))
                .say(FakeTls.answer("ok"))
                .expect(FakeTls.data(ascii(connect("h.test:22"))))
                .say(FakeTls.data(ascii(OK)))
                .expect(FakeTls.data(FakeTls.hello("other.test")))
                .say(FakeTls.data(FakeTls.answer("ok")))
                .say(FakeTls.data(FakeTls.data(ascii("SSH"))));
        host.peer("192.0.2.1", 443, script);
        TlsUse toTarget = new TlsUse("other.test", null, null, null, true);
        Way way = new Way(
                List.of(overTls("192.0.2.1", TlsUse.USUAL)), Resolution.By.REMOTE, DirectRules.none(), toTarget);
        Opened opened = open(unlimited, way);
        assertThat(received(opened)).isEqualTo("SSH");
        assertThat(host.tls().sessions)
                .containsExactly(
                        new TlsSettings("other.test", null, false, null, null, null),
                        new TlsSettings("192.0.2.1", IpAddress.parse("192.0.2.1"), true, null, null, "http/1.1"));
        ((Opened.Open) opened).tunnel().close();
        assertThat(host.tls().disposed).isEqualTo(2);
    }

    @Test
    void aTargetMayBeSpokenToInsideTlsDirectly() {
        host.name("h.test", "192.0.2.9")
                .peer(
                        "192.0.2.9",
                        22,
                        new Script()
                                .expect(FakeTls.hello("h.test"))
                                .say(FakeTls.answer("ok"))
                                .say(FakeTls.data(ascii("SSH"))));
        Way way = new Way(List.of(), Resolution.By.REMOTE, DirectRules.none(), TlsUse.USUAL);
        assertThat(received(open(unlimited, way))).isEqualTo("SSH");
    }

    @Test
    void theNextWayIsTriedWhenTlsFails() {
        host.peer(
                        "192.0.2.1",
                        443,
                        new Script()
                                .expect(FakeTls.hello("192.0.2.1"))
                                .say(FakeTls.answer("bad"))
                                .expect(21, 3, 3, 0, 2, 2, 42)
                                .expectEnd())
                .peer(
                        "192.0.2.2",
                        8080,
                        new Script().expect(connect("h.test:22")).say(OK + "SSH"));
        Way secured = way(overTls("192.0.2.1", TlsUse.USUAL));
        assertThat(received(open(unlimited, secured, way(http("192.0.2.2"))))).isEqualTo("SSH");
        assertThat(host.tls().disposed).isEqualTo(1);
    }

    @Test
    void aProxyThatAnswersInClearIsToldFromOneThatSpeaksTls() {
        host.peer(
                "192.0.2.1",
                443,
                new Script()
                        .expect(FakeTls.hello("192.0.2.1"))
                        .say("HTTP/1.1 400 Bad Request\r\n\r\n")
                        .end());
        assertThat(failure(open(unlimited, way(overTls("192.0.2.1", TlsUse.USUAL)))))
                .isEqualTo("http proxy 192.0.2.1:443: answers in clear: \"HTTP/1.1 400 Bad Request\"; try http://");
    }

    @Test
    void whoCallsARequestInsideTlsABadOneDoesNotWantTls() {
        host.peer(
                "192.0.2.1",
                443,
                new Script()
                        .expect(FakeTls.hello("192.0.2.1"))
                        .say(FakeTls.answer("ok"))
                        .expect(FakeTls.data(ascii(connect("h.test:22"))))
                        .say(FakeTls.data(ascii("HTTP/1.1 400 Bad Request\r\n\r\n"))));
        assertThat(failure(open(unlimited, way(overTls("192.0.2.1", TlsUse.USUAL)))))
                .isEqualTo(
                        "http proxy 192.0.2.1:443: refused the tunnel to h.test:22: HTTP/1.1 400 Bad Request; does it"
                                + " allow CONNECT?");
    }

    /** With TLS 1.3, a server says that it wants a certificate after the handshake, or just goes. */
    @Test
    void whoSpeaksTlsAndGoesMayWantACertificate() {
        String gone = "http proxy 192.0.2.1:443: closed the connection without an answer";
        host.file("/cert.pem", "certificate and key");
        for (TlsUse use : List.of(TlsUse.USUAL, new TlsUse(null, null, "/cert.pem", null, false))) {
            host.peer(
                    "192.0.2.1",
                    443,
                    new Script()
                            .expect(FakeTls.hello("192.0.2.1"))
                            .say(FakeTls.answer("ok"))
                            .expect(FakeTls.data(ascii(connect("h.test:22"))))
                            .say(FakeTls.closeNotify())
                            .end());
            String hint = use.certificateFile() == null
                    ? "; it may want a client certificate; try --tls-cert FILE and --tls-key FILE"
                    : "";
            assertThat(failure(open(unlimited, way(overTls("192.0.2.1", use))))).isEqualTo(gone + hint);
        }
    }

    /** What was said before a connection was torn down explains it, also when that shows while something is sent. */
    @Test
    void whatWasSaidBeforeAResetIsRead() {
        String proxy = "http proxy 192.0.2.1:443: ";
        for (String answer : List.of("ok", "prove")) {
            Script script = new Script().expect(FakeTls.hello("192.0.2.1")).say(FakeTls.answer(answer));
            host.peer(
                    "192.0.2.1", 443, script.say(FakeTls.certificateRequired()).reset());
            assertThat(failure(open(unlimited, way(overTls("192.0.2.1", TlsUse.USUAL)))))
                    .isEqualTo(proxy + TlsSession.CERTIFICATE_WANTED);
        }
        host.peer(
                "192.0.2.1",
                443,
                new Script().say("HTTP/1.1 429 too many\r\n\r\n").reset());
        assertThat(failure(open(unlimited, way(overTls("192.0.2.1", TlsUse.USUAL)))))
                .isEqualTo(proxy + "answers in clear: \"HTTP/1.1 429 too many\"; try http://");
        host.peer(
                "192.0.2.1",
                8080,
                new Script().say("HTTP/1.1 403 not you\r\n\r\n").reset());
        assertThat(failure(open(unlimited, way(http("192.0.2.1"))))).contains("403 not you");
        assertThat(host.tls().disposed).isEqualTo(host.tls().sessions.size());
    }

    @Test
    void aResetWithNothingThatExplainsItIsTold() {
        String proxy = "http proxy 192.0.2.1:443: reset the connection during the handshake";
        String certificate = "; it may want a client certificate; try --tls-cert FILE and --tls-key FILE";
        Script hello = new Script().expect(FakeTls.hello("192.0.2.1"));
        host.peer("192.0.2.1", 443, hello.say(FakeTls.answer("ok")).reset());
        assertThat(failure(open(unlimited, way(overTls("192.0.2.1", TlsUse.USUAL)))))
                .isEqualTo(proxy + certificate);
        Script data = new Script().expect(FakeTls.hello("192.0.2.1")).say(FakeTls.answer("prove"));
        host.peer("192.0.2.1", 443, data.say(FakeTls.data(ascii(OK))).reset());
        assertThat(failure(open(unlimited, way(overTls("192.0.2.1", TlsUse.USUAL)))))
                .isEqualTo(proxy);
        host.peer("192.0.2.1", 8080, new Script().say("HTTP/1.1 200 OK\r\n\r\n").reset());
        assertThat(failure(open(unlimited, way(http("192.0.2.1")))))
                .endsWith("reset the connection during the handshake");
        host.peer(
                "192.0.2.1",
                8080,
                new Script()
                        .say("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic\r\n\r\n")
                        .reset());
        Password password = new Password("pw");
        assertThat(failure(open(unlimited, Map.of("192.0.2.1", password), way(http("192.0.2.1")))))
                .endsWith("reset the connection during the handshake");
        assertThat(password.asked).isEmpty();
        assertThat(host.tls().disposed).isEqualTo(host.tls().sessions.size());
    }

    @Test
    void nothingIsConnectedWithoutTheLibraryOrAFile() {
        TlsUse withFiles = new TlsUse(null, "/ca.pem", "/cert.pem", "/key.pem", false);
        host.file("/ca.pem", "authority").file("/cert.pem", "certificate");
        assertThat(failure(open(unlimited, way(overTls("192.0.2.1", withFiles)))))
                .isEqualTo("http proxy 192.0.2.1:443: TLS: read /key.pem: no such file or directory");
        host.file("/key.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(failure(open(unlimited, way(overTls("192.0.2.1", withFiles)))))
                .isEqualTo("http proxy 192.0.2.1:443: TLS: read /key.pem: the key in it is encrypted:"
                        + " nobody is asked for its passphrase");
        host.tls().unavailable = new Fault(Fault.Kind.UNSUPPORTED, "speak", "TLS", "libssl.so.3 is missing");
        assertThat(failure(open(unlimited, way(overTls("192.0.2.1", TlsUse.USUAL)))))
                .isEqualTo("http proxy 192.0.2.1:443: TLS: speak TLS: libssl.so.3 is missing");
        assertThat(host.dialled()).isEmpty();
    }

    @Test
    void theKeyIsWipedWhenTheTunnelIsMade() {
        host.file("/cert.pem", "certificate and key")
                .peer(
                        "192.0.2.1",
                        443,
                        new Script()
                                .expect(FakeTls.hello("h"))
                                .say(FakeTls.answer("ok"))
                                .expect(FakeTls.data(ascii(connect("h.test:22"))))
                                .say(FakeTls.data(ascii(OK))));
        TlsUse use = new TlsUse("h", null, "/cert.pem", null, false);
        assertThat(open(unlimited, way(overTls("192.0.2.1", use)))).isInstanceOf(Opened.Open.class);
        TlsSettings.Identity identity = host.tls().sessions.get(0).identity();
        assertThat(identity).isNotNull();
        assertThat(identity.key().bytes()).containsOnly(0);
    }

    /** One password, or none. */
    private static final class Password implements CredentialSource {

        private final @Nullable String password;
        private final List<String> asked = new ArrayList<>();

        Password(@Nullable String password) {
            this.password = password;
        }

        @Override
        public boolean available() {
            return password != null;
        }

        @Override
        public Result<Credential> credential(Challenge challenge, Deadline deadline) {
            asked.add(challenge.hop());
            return password == null
                    ? Result.failed(Fault.Kind.NOT_FOUND, "wants a password", "", "there is none")
                    : Result.of(new Credential("ann", Secret.of(password)));
        }
    }
}
