package sshconnect.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.proto.socks.GssapiMessage;
import sshconnect.vectors.FakeGssApi;

/** What every host does with a tunnel that is protected, with seals that can be read. */
public abstract class ProtectedRelayContract extends HostContract {

    private static final long SHORT_MILLIS = 30;

    private Tunnel tunnel(boolean confidential, String early, Script script) {
        return Tunnel.of(dial(script))
                .within(
                        new GssapiLayer(FakeGssApi.established(), confidential),
                        early.getBytes(StandardCharsets.US_ASCII));
    }

    private Tunnel protectedTunnel(Script script) {
        return tunnel(false, "", script);
    }

    /** A message of the tunnel. */
    private static byte[] wrapped(String text) {
        return GssapiMessage.of(GssapiMessage.ENCAPSULATION, ("i(" + text + ")").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] join(byte[]... parts) {
        byte[] all = {};
        for (byte[] part : parts) {
            int before = all.length;
            all = Arrays.copyOf(all, before + part.length);
            System.arraycopy(part, 0, all, before, part.length);
        }
        return all;
    }

    private static void assertUnusable(Relay.Outcome result, String cause) {
        assertThat(result.end()).isEqualTo(End.REMOTE_FAILED);
        assertThat(result.fault().cause()).isEqualTo("what the proxy sent cannot be used: " + cause);
    }

    @Test
    void protectedRelayWrapsAndUnwraps() {
        Tunnel tunnel = protectedTunnel(new Script()
                .expect(wrapped("ping"))
                .expectEnd()
                .say(wrapped("pong"))
                .end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().say("ping").end().expect("pong").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayEncrypts() {
        byte[] question = GssapiMessage.of(GssapiMessage.ENCAPSULATION, "c(qjoh)".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = GssapiMessage.of(GssapiMessage.ENCAPSULATION, "c(qpoh)".getBytes(StandardCharsets.US_ASCII));
        Tunnel tunnel = tunnel(
                true, "", new Script().expect(question).expectEnd().say(answer).end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().say("ping").end().expect("pong").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayUnwrapsManyMessagesAtOnce() {
        Tunnel tunnel = protectedTunnel(new Script()
                .say(join(wrapped("a"), wrapped(""), wrapped("b"), wrapped("")))
                .end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("ab").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayUnwrapsMessagesThatComeInPieces() {
        byte[] message = wrapped("pieces");
        Script script = new Script();
        for (byte octet : message) {
            script.say(octet & 0xff).pass(1);
        }
        Tunnel tunnel = protectedTunnel(script.say(wrapped("!")).end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("pieces!").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayUnwrapsTheLongestMessage() {
        String longest = "x".repeat(GssapiMessage.MAX_TOKEN_BYTES - 3);
        Tunnel tunnel = protectedTunnel(
                new Script().say(wrapped(longest)).say(wrapped("y")).end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect(longest + "y").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayBeginsWithWhatTheHandshakeHasUnwrapped() {
        Tunnel tunnel = tunnel(false, "SSH", new Script().say(wrapped("-2.0")).end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("SSH-2.0").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayWritesOutWhatCameBeforeABrokenSeal() {
        byte[] broken = wrapped("b");
        broken[GssapiMessage.HEADER_BYTES] = 'x';
        Tunnel tunnel =
                protectedTunnel(new Script().say(join(wrapped("a"), broken)).expectEnd());
        assertUnusable(
                relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("a").expectEnd()),
                "the seal is broken");
    }

    @Test
    void protectedRelayTakesNothingThatIsNotProtected() {
        Tunnel tunnel = protectedTunnel(new Script().say("SSH-2.0").expectEnd());
        assertUnusable(relay(tunnel, LocalEof.SHUT_DOWN_REMOTE, new Script().expectEnd()), "it is not protected");
    }

    @Test
    void protectedRelayTakesNothingThatIsNotEncryptedAfterAllElseWas() {
        byte[] encrypted = GssapiMessage.of(GssapiMessage.ENCAPSULATION, "c(b)".getBytes(StandardCharsets.US_ASCII));
        Tunnel tunnel =
                tunnel(true, "", new Script().say(join(encrypted, wrapped("b"))).expectEnd());
        assertUnusable(
                relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("a").expectEnd()),
                "a message is not encrypted, which was agreed upon");
    }

    @Test
    void protectedRelayTellsAnEndInsideAMessage() {
        Tunnel tunnel = protectedTunnel(
                new Script().say(Arrays.copyOf(wrapped("cut"), 6)).end().expectEnd());
        assertUnusable(relay(tunnel, LocalEof.SHUT_DOWN_REMOTE, new Script().expectEnd()), "it ended inside a message");
    }

    @Test
    void protectedRelayServesOneClientAfterAnother() {
        byte[] second = wrapped("2");
        Tunnel tunnel = protectedTunnel(new Script()
                .expect(wrapped("one"))
                .say(join(wrapped("1"), Arrays.copyOf(second, 5)))
                .expect(wrapped("two"))
                .say(Arrays.copyOfRange(second, 5, second.length))
                .end()
                .expectEnd());
        Relay.Outcome last = relay(
                tunnel,
                LocalEof.RETURN,
                new Script().say("one").expect("1").end(),
                new Script().say("two").expect("2").expectEnd());
        assertThat(last).isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayTellsAReset() {
        Tunnel tunnel = protectedTunnel(new Script()
                .expect(wrapped("go"))
                .say(wrapped("partial"))
                .pass(SHORT_MILLIS)
                .reset());
        Relay.Outcome result = relay(
                tunnel,
                LocalEof.SHUT_DOWN_REMOTE,
                new Script().say("go").expect("partial").expectEnd());
        assertThat(result.end()).isEqualTo(End.REMOTE_FAILED);
        assertThat(result.fault().cause()).isEqualTo("connection reset by peer");
    }
}
