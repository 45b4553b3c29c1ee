package sshconnect.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.host.Channel;
import sshconnect.host.Deadline;
import sshconnect.host.FakeHost;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Handshake;
import sshconnect.proto.Step;
import sshconnect.proto.http.HttpAuthMeans;
import sshconnect.proto.http.HttpAuthPolicy;
import sshconnect.proto.http.HttpConnect;
import sshconnect.proto.telnet.TelnetPhrases;
import sshconnect.proto.telnet.TelnetProxy;
import sshconnect.proto.telnet.TelnetScript;

/** A proxy that always has something more to say. */
class ConversationTest {

    private static final long TIMEOUT_MILLIS = 5000;

    private final SystemEnvironment system = (SystemEnvironment) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {SystemEnvironment.class}, (proxy, method, arguments) -> now());
    private final Tracer trace = new Tracer(new FakeHost(), 0, "");
    private long nowMillis = 1_000_000;
    private int pieces;

    private long now() {
        return nowMillis;
    }

    /** Never lets anybody wait, and takes a second of work for each piece. */
    private Channel restless(String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.US_ASCII);
        return new Channel() {
            @Override
            public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
                nowMillis += 1000;
                pieces++;
                System.arraycopy(bytes, 0, buffer, 0, bytes.length);
                return Result.of(bytes.length);
            }

            @Override
            public void discard(int count) {
                // There is always more.
            }

            @Override
            public Fault send(byte[] message, int count, long deadlineMillis) {
                return null;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private String failure(Handshake handshake, String piece, long timeoutMillis) {
        Deadline deadline = new Deadline(system, timeoutMillis);
        Step step = new Conversation(handshake, "the proxy", restless(piece), deadline, null, trace, () -> "").run();
        return ((Step.Failed) step).failure().describe();
    }

    private Handshake http() {
        return new HttpConnect(
                "the proxy",
                trace,
                Target.of("h.test", 22),
                new HttpAuthPolicy(List.of(), null),
                new HttpAuthMeans(null, null, null, null));
    }

    @Test
    void theTimeLimitHoldsWhileHeadFollowsHead() {
        assertThat(failure(http(), "HTTP/1.1 100 x\r\n\r\n", TIMEOUT_MILLIS))
                .isEqualTo("the proxy: no answer within the time limit of 5 s");
        assertThat(pieces).isEqualTo(5);
    }

    @Test
    void theTimeLimitHoldsInsideAHead() {
        assertThat(failure(http(), "HTTP/1.1 200 x\r\nx:", TIMEOUT_MILLIS))
                .isEqualTo("the proxy: no answer within the time limit of 5 s");
        assertThat(pieces).isEqualTo(5);
    }

    @Test
    void theTimeLimitHoldsWhileLineFollowsLine() {
        TelnetScript script = TelnetScript.ofCommand("telnet h.test 22");
        TelnetProxy telnet =
                new TelnetProxy("the proxy", trace, Target.of("h.test", 22), script, "", TelnetPhrases.USUAL, false);
        assertThat(failure(telnet, "hello\r\n", TIMEOUT_MILLIS))
                .isEqualTo("the proxy: no answer within the time limit of 5 s");
        assertThat(pieces).isEqualTo(5);
    }

    @Test
    void withoutATimeLimitTheHandshakeHasItsOwnBound() {
        assertThat(failure(http(), "HTTP/1.1 100 x\r\n\r\n", 0))
                .isEqualTo("the proxy: sent interim responses without end");
        assertThat(pieces).isEqualTo(17);
    }
}
