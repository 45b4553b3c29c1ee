package sshconnect.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import sshconnect.base.Parsed;
import sshconnect.base.Target;

class DestinationTest {

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().ascii(),
                Arbitraries.strings().withChars("ab1.:[]%-_").ofMaxLength(10));
    }

    /** Nothing that could break out of a request line, a command or a list reaches a proxy. */
    @Property(tries = 5000)
    void aHostIsHarmless(@ForAll("hosts") String host, @ForAll @IntRange(min = 1, max = 65535) int port) {
        Parsed<Target> outcome = Destination.parse(host, Integer.toString(port), name -> 0);
        check(outcome);
        assertThat(outcome.ok() ? outcome.value().port() : port).isEqualTo(port);
    }

    static void check(Parsed<Target> outcome) {
        if (outcome.ok()) {
            assertThat(outcome.value().host())
                    .matches("[a-zA-Z0-9._:%\\-[^\\x00-\\x7f]]+")
                    .doesNotStartWith("-");
            assertThat(outcome.value().host().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
        } else {
            assertThat(outcome.error().describe()).startsWith("read host").doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Property
    void onlyNumbersInRangeArePorts(@ForAll long number) {
        OptionalInt port = PortNumber.parse(Long.toString(number), name -> 0);
        assertThat(port).isEqualTo(number >= 1 && number <= 65535 ? OptionalInt.of((int) number) : OptionalInt.empty());
    }

    @Property
    void anUnknownWordIsNoPort(@ForAll String text) {
        assertThat(PortNumber.parse(text, name -> 0).orElse(1)).isBetween(1, 65535);
    }
}
