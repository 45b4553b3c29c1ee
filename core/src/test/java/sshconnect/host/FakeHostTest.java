package sshconnect.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;

/** The fake is strict: a test that relies on it must fail where the program does something unforeseen. */
class FakeHostTest {

    private static final IpAddress ADDRESS = IpAddress.parse("192.0.2.7");

    private final byte[] buffer = new byte[64];
    private final FakeHost host = new FakeHost();

    private Channel dial(Script script) {
        return host.peer("192.0.2.7", 80, script)
                .dialer()
                .dial(ADDRESS, 80, Host.NO_DEADLINE)
                .value();
    }

    private Tunnel tunnel(Script script) {
        return Tunnel.of(dial(script));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void refusesBytesThatDifferFromTheScriptAtTheFirstWrongOne() {
        Channel channel = dial(new Script().expect("hello"));
        assertThat(channel.send(ascii("he"), Host.NO_DEADLINE)).isNull();
        assertThatThrownBy(() -> channel.send(ascii("y"), Host.NO_DEADLINE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("192.0.2.7:80: expected")
                .hasMessageContaining("\"hello\"")
                .hasMessageContaining("68 65 79 \"hey\"");
    }

    @Test
    void refusesBytesThatTheScriptDoesNotExpect() {
        Channel channel = dial(new Script().expect("a").say("b"));
        assertThatThrownBy(() -> channel.send(ascii("aX"), Host.NO_DEADLINE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was sent 58 \"X\"");
    }

    @Test
    void holdsWhatIsSaidBackUntilTheScriptHasReceivedWhatComesBefore() {
        Channel channel = dial(new Script().expect("a").say("b"));
        assertThatThrownBy(() -> channel.peek(buffer, Host.NO_DEADLINE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("would wait for ever; the peer expects 61 \"a\"");
        channel.send(ascii("a"), Host.NO_DEADLINE);
        assertThat(channel.peek(buffer, Host.NO_DEADLINE).value()).isEqualTo(1);
    }

    @Test
    void refusesToDiscardMoreThanWasShown() {
        Channel channel = dial(new Script().say("abc"));
        channel.peek(new byte[2], Host.NO_DEADLINE);
        assertThatThrownBy(() -> channel.discard(3)).isInstanceOf(AssertionError.class);
    }

    @Test
    void waitsUntilTheDeadlineAndNoLonger() {
        Channel channel = dial(new Script().pass(30).say("a").pass(100).say("b"));
        long start = host.system().monotonicMillis();
        assertThat(channel.peek(buffer, start + 50).value()).isEqualTo(1);
        channel.discard(1);
        assertThat(channel.peek(buffer, start + 50).fault().kind()).isEqualTo(Fault.Kind.TIMED_OUT);
        assertThat(host.elapsedMillis()).isEqualTo(50);
        assertThat(channel.peek(buffer, start + 129).fault().kind()).isEqualTo(Fault.Kind.TIMED_OUT);
        assertThat(channel.peek(buffer, start + 131).value()).isEqualTo(1);
        assertThat(host.elapsedMillis()).isEqualTo(130);
    }

    @Test
    void refusesWhatWasNotDeclared() {
        assertThatThrownBy(() -> host.dialer().dial(ADDRESS, 81, Host.NO_DEADLINE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("192.0.2.7:81 was dialled");
        assertThatThrownBy(() -> host.resolver().addresses("h.example", Host.NO_DEADLINE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("h.example");
        assertThatThrownBy(() -> host.terminal().prompter().askOnTerminal("password: "))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nobody answers");
    }

    @Test
    void isNotDoneBeforeEveryScriptIs() {
        host.peer("192.0.2.7", 80, new Script().expect("a"));
        assertThatThrownBy(host::assertDone).isInstanceOf(AssertionError.class).hasMessageContaining("not dialled");
        Channel channel = host.dialer().dial(ADDRESS, 80, Host.NO_DEADLINE).value();
        assertThatThrownBy(host::assertDone).isInstanceOf(AssertionError.class).hasMessageContaining("expects 61");
        channel.send(ascii("a"), Host.NO_DEADLINE);
        host.assertDone();
    }

    @Test
    void relaysBetweenScripts() {
        host.standardInput(new Script().say("ping").end());
        Tunnel tunnel =
                tunnel(new Script().expect("ping").expectEnd().say("pong").end());
        assertThat(host.relay().standardStreams(tunnel, Relay.LocalEof.SHUT_DOWN_REMOTE))
                .isEqualTo(new Relay.Outcome(Relay.End.REMOTE_CLOSED, null));
        assertThat(host.standardOutputText()).isEqualTo("pong");
        host.assertDone();
    }

    @Test
    void tellsALocalSideThatIsGoneFromOneThatOnlyDoesNotRead() {
        host.brokenStandardOutput();
        assertThat(host.relay()
                        .standardStreams(tunnel(new Script().say("a")), Relay.LocalEof.SHUT_DOWN_REMOTE)
                        .end())
                .isEqualTo(Relay.End.LOCAL_CLOSED);
        host.standardInput(new Script()).brokenStandardOutput();
        assertThat(host.relay()
                        .standardStreams(tunnel(new Script().say("a")), Relay.LocalEof.SHUT_DOWN_REMOTE)
                        .end())
                .isEqualTo(Relay.End.LOCAL_FAILED);
    }

    @Test
    void refusesARelayThatCannotEnd() {
        host.standardInput(new Script().say("ping").end());
        Tunnel tunnel = tunnel(new Script().expect("ping").expectEnd().end());
        assertThatThrownBy(() -> host.relay().standardStreams(tunnel, Relay.LocalEof.KEEP_REMOTE_OPEN))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the remote side expects the end");
    }
}
