package sshconnect.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import sshconnect.base.Parsed;
import sshconnect.base.Target;

class ProxySpecTest {

    static final List<List<HopKind>> ALL =
            List.of(List.of(HttpHop.KIND), List.of(Socks5Hop.KIND, Socks4Hop.KIND), List.of(TelnetHop.KIND));
    private static final String SECRET = "s3cr3t";

    @Provide
    Arbitrary<List<HopKind>> kinds() {
        return Arbitraries.of(ALL);
    }

    @Provide
    Arbitrary<String> punctuated() {
        return Arbitraries.strings().withChars("a1:/@%?#[]. \r\n-\\").ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> users() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00c0', '\u024f')
                .withCharRange('\u4e00', '\u9fff')
                .ofMaxLength(20);
    }

    private static Parsed<ProxySpec> parse(String text, List<HopKind> kinds) {
        return ProxySpec.parse(text, kinds, name -> 0);
    }

    @Property
    void everyTextIsAProxyOrOneLine(@ForAll("kinds") List<HopKind> kinds, @ForAll String text) {
        check(parse(text, kinds));
    }

    @Property(tries = 5000)
    void everyUrlIsAProxyOrOneLine(@ForAll("punctuated") String text) {
        check(parse("http://" + text, ALL.get(0)));
        check(parse(text, ALL.get(1)));
    }

    static void check(Parsed<ProxySpec> outcome) {
        if (outcome.ok() && outcome.value().server() instanceof Target.UnixSocket socket) {
            assertThat(socket.path()).contains("/").doesNotContainPattern("\\p{Cntrl}");
        } else if (outcome.ok()) {
            assertThat(HostSyntax.parse(outcome.value().server().host()).ok()).isTrue();
            assertThat(outcome.value().server().port()).isBetween(1, 65535);
        } else {
            assertThat(outcome.error().describe()).startsWith("read ").doesNotContainPattern("\\p{Cntrl}");
        }
    }

    /** Whatever stands around it, and however wrong the rest is. */
    @Property(tries = 5000)
    void noMessageShowsAPassword(
            @ForAll("punctuated") String user,
            @ForAll("punctuated") String around,
            @ForAll("punctuated") String host,
            @ForAll boolean port) {
        String text = "http://" + user + ":" + around + SECRET + around + "@" + host + (port ? ":80/" : "");
        for (List<HopKind> kinds : ALL) {
            Parsed<ProxySpec> outcome = parse(text, kinds);
            assertThat(outcome.ok() ? "" : outcome.error().describe()).doesNotContain(SECRET);
        }
    }

    @Property
    void whatIsEscapedIsDecoded(
            @ForAll("users") String user,
            @ForAll byte[] password,
            @ForAll @NotEmpty @AlphaChars String host,
            @ForAll @IntRange(min = 1, max = 65535) int port) {
        String text = "socks5://" + escape(user.getBytes(StandardCharsets.UTF_8)) + ":" + escape(password) + "@" + host
                + ":" + port;
        ProxySpec spec = parse(text, ALL.get(1)).value();
        assertThat(spec.user()).isEqualTo(user);
        assertThat(spec.password().bytes()).isEqualTo(password);
        assertThat(spec.server().toString()).isEqualTo(host + ":" + port);
    }

    private static String escape(byte[] bytes) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : bytes) {
            boolean plain = each >= 'a' && each <= 'z' || each >= '0' && each <= '9';
            escaped.append(plain ? String.valueOf((char) each) : String.format("%%%02x", each & 0xff));
        }
        return escaped.toString();
    }
}
