package sshconnect.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sshconnect.base.Fault;
import sshconnect.base.Target;
import sshconnect.host.Deadline;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;
import sshconnect.way.UseLine;
import sshconnect.way.UseRuleParser;

/** Which rules decide where, and what is asked for that. */
class RuleChooserTest {

    private static final Target TARGET = Target.of("h.test", 22);

    private final FakeHost host = new FakeHost();
    private final RuleChooser chooser =
            new RuleChooser(host, new Tracer(host, 1, ""), new Deadline(host.system(), 60_000));

    @AfterEach
    void everyScriptIsPlayedToItsEnd() {
        host.assertDone();
    }

    private boolean decides(String text) {
        return chooser.decides(
                UseRuleParser.parse(new UseLine("/f", 1, text), name -> 0).value(), TARGET);
    }

    private void assertNotes(String... notes) {
        assertThat(host.errors()).containsExactly(notes);
    }

    @Test
    void aRuleWithoutConditionsDecides() {
        assertThat(decides("use direct")).isTrue();
        assertNotes("DEBUG: /f:1: decides");
    }

    @Test
    void aRuleForOtherTargetsDoesNotDecide() {
        assertThat(decides("use direct for .other.test on 10/8 if resolves x.test"))
                .isFalse();
        assertNotes("DEBUG: /f:1: does not match: it is not for h.test:22");
    }

    @Test
    void aRuleDecidesWhereTheMachineIs() {
        host.localNetwork("127.0.0.1", 8).localNetwork("10.20.3.7", 16);
        assertThat(decides("use direct on 192.168.0.0/16 10.20.0.0/16")).isTrue();
        assertThat(decides("use direct on 10.30.0.0/16")).isFalse();
        assertNotes(
                "DEBUG: eth0 has 10.20.3.7, which is in 10.20.0.0/16",
                "DEBUG: /f:1: decides",
                "DEBUG: /f:1: does not match: no interface has an address there");
    }

    @Test
    void anAddressThatEveryMachineHasCountsWhereItIsMeant() {
        host.localNetwork("127.0.0.1", 8)
                .localNetwork("::1", 128)
                .localNetwork("fe80::1", 64)
                .localNetwork("169.254.1.1", 16);
        for (String network : new String[] {"0.0.0.0/0", "::/0", "fe00::/8", "168.0.0.0/7"}) {
            assertThat(decides("use direct on " + network)).as(network).isFalse();
        }
        for (String network : new String[] {"127/8", "127.0.0.1", "::1", "fe80::/10", "fe80::/64", "169.254.0.0/16"}) {
            assertThat(decides("use direct on " + network)).as(network).isTrue();
        }
    }

    @Test
    void aNameMayHaveToBeKnownSomewhere() {
        host.name("in.test", "192.0.2.1", "10.1.2.3").name("unknown.test");
        assertThat(decides("use direct if resolves in.test")).isTrue();
        assertThat(decides("use direct if resolves in.test in 10/8")).isTrue();
        assertThat(decides("use direct if resolves in.test in 11/8")).isFalse();
        assertThat(decides("use direct if resolves unknown.test")).isFalse();
        assertNotes(
                "DEBUG: /f:1: decides",
                "DEBUG: /f:1: decides",
                "DEBUG: /f:1: does not match: in.test has no address in 11.0.0.0/8",
                "DEBUG: /f:1: does not match: unknown.test: name look-up: name or service not known");
    }

    @Test
    void anAnswerCountsForTheWholeRunAndIsNotAwaitedForLong() {
        host.slowName("slow.test", 10_000, "192.0.2.1");
        assertThat(decides("use direct if resolves slow.test")).isFalse();
        assertThat(decides("use env if resolves slow.test")).isFalse();
        assertThat(host.lookups()).containsExactly("slow.test");
        assertThat(host.elapsedMillis()).isEqualTo(500);
    }

    @Test
    void aServerMayHaveToTakeConnections() {
        host.peer("192.0.2.1", 53, new Script())
                .refuses("192.0.2.2", 53)
                .unreachable("192.0.2.3", 53, Fault.Kind.TIMED_OUT, "timed out");
        assertThat(decides("use direct if reaches 192.0.2.1:53")).isTrue();
        assertThat(decides("use direct if reaches 192.0.2.2:53")).isFalse();
        assertThat(decides("use direct if reaches 192.0.2.3:53")).isFalse();
        assertThat(host.elapsedMillis()).isEqualTo(500);
        assertThat(host.errors())
                .contains(
                        "DEBUG: /f:1: does not match: 192.0.2.2:53: cannot connect: connection refused",
                        "DEBUG: /f:1: does not match: 192.0.2.3:53: cannot connect: no answer within the time limit of "
                                + "500 ms");
    }
}
