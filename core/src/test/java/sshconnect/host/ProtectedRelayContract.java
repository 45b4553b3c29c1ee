package sshconnect.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.security.Encapsulation;
import sshconnect.tunnel.ProtectedChannel;
import sshconnect.vectors.FakeGssApi;

/** What every host does with a tunnel that is protected, with seals that can be read. */
public abstract class ProtectedRelayContract extends HostContract {

    private static final long SHORT_MILLIS = 30;

    private Channel tunnel(boolean confidential, Script script) {
        return new ProtectedChannel(dial(script), new Encapsulation(FakeGssApi.established(), confidential));
    }

    private Channel tunnel(Script script) {
        return tunnel(false, script);
    }

    /** A message of the tunnel. */
    private static byte[] sealed(String text) {
        return Encapsulation.frame(Encapsulation.MESSAGE, ("i(" + text + ")").getBytes(StandardCharsets.US_ASCII));
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
    void protectedRelaySealsAndOpens() {
        Channel tunnel = tunnel(new Script()
                .expect(sealed("ping"))
                .expectEnd()
                .say(sealed("pong"))
                .end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().say("ping").end().expect("pong").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayEncrypts() {
        byte[] question = Encapsulation.frame(Encapsulation.MESSAGE, "c(qjoh)".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = Encapsulation.frame(Encapsulation.MESSAGE, "c(qpoh)".getBytes(StandardCharsets.US_ASCII));
        Channel tunnel = tunnel(
                true, new Script().expect(question).expectEnd().say(answer).end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().say("ping").end().expect("pong").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayOpensManyMessagesAtOnce() {
        Channel tunnel = tunnel(new Script()
                .say(join(sealed("a"), sealed(""), sealed("b"), sealed("")))
                .end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("ab").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayOpensMessagesThatComeInPieces() {
        byte[] message = sealed("pieces");
        Script script = new Script();
        for (byte octet : message) {
            script.say(octet & 0xff).pass(1);
        }
        Channel tunnel = tunnel(script.say(sealed("!")).end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("pieces!").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayOpensTheLongestMessage() {
        String longest = "x".repeat(Encapsulation.MAX_TOKEN_BYTES - 3);
        Channel tunnel =
                tunnel(new Script().say(sealed(longest)).say(sealed("y")).end());
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect(longest + "y").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayBeginsWithWhatTheHandshakeHasOpened() {
        Encapsulation encapsulation = new Encapsulation(FakeGssApi.established(), false)
                .startingWith("SSH".getBytes(StandardCharsets.US_ASCII));
        Channel tunnel =
                new ProtectedChannel(dial(new Script().say(sealed("-2.0")).end()), encapsulation);
        assertThat(relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("SSH-2.0").expectEnd()))
                .isEqualTo(new Relay.Outcome(End.REMOTE_CLOSED, null));
    }

    @Test
    void protectedRelayWritesOutWhatCameBeforeABrokenSeal() {
        byte[] broken = sealed("b");
        broken[Encapsulation.HEADER_BYTES] = 'x';
        Channel tunnel = tunnel(new Script().say(join(sealed("a"), broken)).expectEnd());
        assertUnusable(
                relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("a").expectEnd()),
                "the seal is broken");
    }

    @Test
    void protectedRelayTakesNothingThatIsNotProtected() {
        Channel tunnel = tunnel(new Script().say("SSH-2.0").expectEnd());
        assertUnusable(relay(tunnel, LocalEof.SHUT_DOWN_REMOTE, new Script().expectEnd()), "it is not protected");
    }

    @Test
    void protectedRelayTakesNothingThatIsNotEncryptedAfterAllElseWas() {
        byte[] encrypted = Encapsulation.frame(Encapsulation.MESSAGE, "c(b)".getBytes(StandardCharsets.US_ASCII));
        Channel tunnel =
                tunnel(true, new Script().say(join(encrypted, sealed("b"))).expectEnd());
        assertUnusable(
                relay(
                        tunnel,
                        LocalEof.SHUT_DOWN_REMOTE,
                        new Script().expect("a").expectEnd()),
                "a message is not encrypted, which was agreed upon");
    }

    @Test
    void protectedRelayTellsAnEndInsideAMessage() {
        Channel tunnel =
                tunnel(new Script().say(Arrays.copyOf(sealed("cut"), 6)).end().expectEnd());
        assertUnusable(relay(tunnel, LocalEof.SHUT_DOWN_REMOTE, new Script().expectEnd()), "it ended inside a message");
    }

    @Test
    void protectedRelayServesOneClientAfterAnother() {
        byte[] second = sealed("2");
        Channel tunnel = tunnel(new Script()
                .expect(sealed("one"))
                .say(join(sealed("1"), Arrays.copyOf(second, 5)))
                .expect(sealed("two"))
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
        Channel tunnel = tunnel(new Script()
                .expect(sealed("go"))
                .say(sealed("partial"))
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
