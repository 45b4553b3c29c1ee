package sshconnect.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import sshconnect.base.Parsed;
import sshconnect.base.Target;

class WayTextTest {

    private static final String SECRET = "s3cr3t";

    @Provide
    Arbitrary<String> ways() {
        return pieces(
                "http://", "socks5h://", "socks5+tls://", "env", "direct", ",", "a", ".b", ":80", "@", "%2C", "?ca=/x");
    }

    @Provide
    Arbitrary<String> lines() {
        return pieces(
                " ",
                "\t",
                "or",
                "for",
                "on",
                "if",
                "in",
                "resolves",
                "reaches",
                "direct",
                "env",
                "http://a",
                "10.0.0.0/8",
                "!",
                ":22");
    }

    private static Arbitrary<String> pieces(String... words) {
        return Arbitraries.oneOf(Arbitraries.of(words), Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(12)
                .map(all -> String.join("", all));
    }

    @Property(tries = 5000)
    void everyTextIsAWayOrOneLine(@ForAll("ways") String text) {
        check(WayText.parse(text, name -> 0));
    }

    static void check(Parsed<List<ProxySpec>> way) {
        if (way.ok()) {
            assertThat(way.value()).hasSizeLessThanOrEqualTo(WayText.MAX_HOPS).allSatisfy(hop -> {
                assertThat(hop.kind()).isNotNull();
                ProxySpecTest.check(Parsed.of(hop));
            });
        } else {
            assertThat(way.error().describe()).isNotEmpty().doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Property(tries = 5000)
    void everyLineIsARuleOrOneLine(@ForAll("lines") String text) {
        checkRule("use " + text);
    }

    static void checkRule(String text) {
        Parsed<UseRule> rule = UseRuleParser.parse(new UseLine("rc", 3, text), name -> 0);
        if (rule.ok()) {
            assertThat(rule.value().ways()).isNotEmpty();
        } else {
            assertThat(rule.error().describe()).startsWith("rc:3").doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Property
    void everyListOfTargetsCanBeAsked(@ForAll("lines") String list, @ForAll("ways") String host) {
        checkNoProxy(list, host);
    }

    static void checkNoProxy(String list, String host) {
        boolean listed = ProxyEnvironment.targets(list).match(Target.of(host, 22));
        assertThat(ProxyEnvironment.targets(list + ",*").match(Target.of(host, 22)))
                .isTrue();
        assertThat(listed || ProxyEnvironment.targets("").match(Target.of(host, 22)))
                .isEqualTo(listed);
    }

    /** Wherever in the way the password is, and whatever is wrong with the rest. */
    @Property(tries = 5000)
    void noMessageShowsAPassword(@ForAll("ways") String before, @ForAll("ways") String behind) {
        String text = before + ",http://ann:" + SECRET + "@" + behind;
        Parsed<List<ProxySpec>> way = WayText.parse(text, name -> 0);
        assertThat(way.ok() ? "" : way.error().describe()).doesNotContain(SECRET);
        Parsed<UseRule> rule = UseRuleParser.parse(new UseLine("rc", 3, "use " + text), name -> 0);
        assertThat(rule.ok() ? "" : rule.error().describe()).doesNotContain(SECRET);
        assertThat(new UseLine("rc", 3, "use http://ann:" + SECRET + "@a or " + before)
                        .withoutPasswords()
                        .text())
                .doesNotContain(SECRET);
    }
}
