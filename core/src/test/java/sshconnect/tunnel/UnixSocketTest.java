package sshconnect.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.credential.CredentialSource;
import sshconnect.host.Deadline;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.way.DirectRules;
import sshconnect.way.Hop;
import sshconnect.way.HttpHop;
import sshconnect.way.Peer;
import sshconnect.way.Resolution;
import sshconnect.way.Socks5Hop;
import sshconnect.way.Way;

/** Unix sockets as targets and as proxies: nothing about them is looked up, and no proxy is asked for one. */
class UnixSocketTest {

    private static final Target SOCKET = new Target.UnixSocket("/run/x.sock");
    private static final Target TARGET = Target.of("h.test", 22);

    private final FakeHost host = new FakeHost();

    @AfterEach
    void everyScriptIsPlayedToItsEnd() {
        host.assertDone();
    }

    private static Hop http(Target server) {
        return HttpHop.KIND.usual().apply(new Peer(server, "ann", null));
    }

    private static Hop socks5(Target server) {
        return Socks5Hop.KIND.usual().apply(new Peer(server, "ann", null));
    }

    private Opened open(Resolution resolution, Target target, int timeoutMillis, Hop... hops) {
        Way way = new Way(List.of(hops), resolution, DirectRules.none());
        return new Connector(host, way, new Nobody()).open(target, new Deadline(host.system(), timeoutMillis));
    }

    private Opened open(Target target, Hop... hops) {
        return open(Resolution.By.REMOTE, target, 0, hops);
    }

    private static String failure(Opened opened) {
        return ((Opened.Failed) opened).failure().describe();
    }

    private static String received(Opened opened) {
        byte[] chunk = new byte[100];
        int count = ((Opened.Open) opened).tunnel().peek(chunk, 0).value();
        return new String(chunk, 0, count, StandardCharsets.US_ASCII);
    }

    @Test
    void aTargetIsConnectedToWithoutALookUp() {
        host.peerOnPath("/run/x.sock", new Script().say("SSH-2.0-x\r\n"));
        assertThat(received(open(Resolution.By.LOCAL, SOCKET, 0))).isEqualTo("SSH-2.0-x\r\n");
        assertThat(host.lookups()).isEmpty();
    }

    @Test
    void aProxyIsConnectedToWithoutALookUp() {
        host.peerOnPath(
                "/run/x.sock",
                new Script()
                        .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n")
                        .say("HTTP/1.1 200 OK\r\n\r\nSSH-2.0-x\r\n"));
        assertThat(received(open(TARGET, http(SOCKET)))).isEqualTo("SSH-2.0-x\r\n");
        assertThat(host.lookups()).isEmpty();
        assertThat(host.dialled()).containsExactly("/run/x.sock");
    }

    @Test
    void failuresNameThePath() {
        host.unreachablePath("/run/x.sock", Fault.Kind.NOT_FOUND, "no such file or directory");
        assertThat(failure(open(SOCKET))).isEqualTo("/run/x.sock: cannot connect: no such file or directory");
        host.unreachablePath("/run/x.sock", Fault.Kind.REFUSED, "connection refused");
        assertThat(failure(open(TARGET, socks5(SOCKET))))
                .isEqualTo("socks server /run/x.sock: cannot connect: connection refused");
        host.unreachablePath("/run/x.sock", Fault.Kind.TIMED_OUT, "timed out");
        assertThat(failure(open(Resolution.By.LOCAL, SOCKET, 2000)))
                .isEqualTo("/run/x.sock: cannot connect: no answer within the time limit of 2 s");
    }

    @Test
    void noProxyIsAskedForOne() {
        Target proxy = Target.of("192.0.2.1", 8080);
        assertThat(failure(open(SOCKET, http(proxy))))
                .isEqualTo("/run/x.sock: is a socket of this machine, which no proxy can reach");
        assertThat(failure(open(TARGET, http(proxy), socks5(SOCKET))))
                .isEqualTo("socks server /run/x.sock: is a socket of this machine, which no proxy can reach");
        assertThat(host.dialled()).isEmpty();
    }

    /** No password from anywhere. */
    private static final class Nobody implements CredentialSource {

        @Override
        public boolean available() {
            return false;
        }

        @Override
        public Result<Credential> credential(Challenge challenge, Deadline deadline) {
            return Result.failed(Fault.Kind.NOT_FOUND, "wants a password", "", "there is none");
        }
    }
}
