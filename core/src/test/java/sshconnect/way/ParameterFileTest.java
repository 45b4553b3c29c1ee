package sshconnect.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;

class ParameterFileTest {

    private static final String NAME = "SOCKS_PASSWORD";

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.strings().withChars("A =\"#\t\r\n\\x\u0000\u00e4").ofMaxLength(30);
    }

    @Property(tries = 5000)
    void everyFileIsReadOrComplainedAbout(@ForAll("files") String content) {
        check((NAME + "=" + content).getBytes(StandardCharsets.UTF_8));
        check(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Property
    void everyBytesAreReadOrComplainedAbout(@ForAll byte[] content) {
        check(content);
    }

    static void check(byte[] content) {
        ParameterFile file = ParameterFile.parse("rc", content);
        assertThat(file.warnings()).allMatch(warning -> warning.matches("rc:([0-9]+:)? [ -~]+"));
        // A way that makes no sense is kept, for WayText to complain about.
        assertThat(file.values()).allSatisfy((name, value) -> {
            if (!name.equals(Way.PARAMETER)) {
                assertThat(new String(value, StandardCharsets.ISO_8859_1)).doesNotContainPattern("[\\x00-\\x1f\\x7f]");
            }
        });
    }

    /** Anything at all can be written in quotes, but a quote that looks like the last one. */
    @Property
    void aQuotedValueIsWhatStandsInTheQuotes(@ForAll @CharRange(from = ' ', to = '~') String value) {
        Assume.that(!value.matches(".*\" +#.*"));
        byte[] content = ("\n " + NAME + " = \"" + value + "\" # \"\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(ParameterFile.parse("rc", content).values().get(NAME))
                .asString()
                .isEqualTo(value);
    }

    @Property
    void aPlainValueIsWhatStandsThere(@ForAll @CharRange(from = ' ', to = '~') String value) {
        Assume.that(!value.startsWith("\"")
                && !value.contains(" #")
                && value.strip().equals(value));
        byte[] content = (NAME + "=" + value).getBytes(StandardCharsets.UTF_8);
        assertThat(ParameterFile.parse("rc", content).values().get(NAME))
                .asString()
                .isEqualTo(value);
    }
}
