package sshconnect.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Target;
import sshconnect.way.DirectRules.Match;

class DirectRulesTest {

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars("ab10.:,!*/[]% ").ofMaxLength(16));
    }

    private static DirectRules parse(String list) {
        return DirectRules.parse("LIST", list, List.of()).value();
    }

    @Property(tries = 5000)
    void everyListIsReadOrComplainedAbout(@ForAll("lists") String list, @ForAll("lists") String host) {
        check(list, host);
    }

    static void check(String list, String host) {
        DirectRules rules = parse(list);
        assertThat(rules.matches(Target.of(host, 22))).isNotNull();
        assertThat(rules.warnings())
                .allSatisfy(warning ->
                        assertThat(warning).startsWith("LIST: ignored ").doesNotContainPattern("\\p{Cntrl}"));
    }

    @Property
    void aNetworkIsANetwork(
            @ForAll @Size(4) byte[] network,
            @ForAll @Size(4) byte[] address,
            @ForAll @IntRange(max = 32) int prefixLength) {
        IpAddress base = IpAddress.of(network);
        boolean expected = new Network(base, prefixLength).contains(IpAddress.of(address));
        int mask = (int) (0xffffffffL << (32 - prefixLength));
        IpAddress netmask =
                IpAddress.of(new byte[] {(byte) (mask >> 24), (byte) (mask >> 16), (byte) (mask >> 8), (byte) mask});
        String host = IpAddress.of(address).toString();
        for (String list : new String[] {
            base + "/" + prefixLength, base + "/" + netmask, "::ffff:" + base + "/" + (96 + prefixLength)
        }) {
            assertThat(parse(list).matches(Target.of(host, 22))).isEqualTo(expected ? Match.DIRECT : Match.NONE);
            assertThat(parse("!" + list).matches(Target.of("::ffff:" + host, 22)))
                    .isEqualTo(expected ? Match.PROXY : Match.NONE);
        }
    }

    @Property
    void theFirstRuleThatMatchesDecides(@ForAll @Size(min = 1, max = 8) List<@IntRange(max = 9) Integer> rules) {
        StringBuilder list = new StringBuilder();
        Match expected = Match.NONE;
        for (int rule : rules) {
            boolean negated = rule >= 5;
            boolean hit = rule % 5 < 2;
            list.append(negated ? "!" : "")
                    .append(hit ? "example.org" : "other" + rule)
                    .append(',');
            if (hit && expected == Match.NONE) {
                expected = negated ? Match.PROXY : Match.DIRECT;
            }
        }
        assertThat(parse(list.toString()).matches(Target.of("www.example.org", 22)))
                .isEqualTo(expected);
    }
}
