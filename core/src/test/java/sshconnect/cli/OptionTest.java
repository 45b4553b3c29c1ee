package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Command line and {@code --help} say the same. */
class OptionTest {

    @ParameterizedTest
    @EnumSource(Option.class)
    void everyOptionIsInTheHelp(Option option) {
        assertThat(option.summary()).isNotBlank();
        for (String spelling : spellings(option)) {
            assertThat(HelpText.text()).containsPattern("(?m)^ .*" + Pattern.quote(spelling) + "(,| |$)");
        }
        assertThat(HelpText.text()).contains(option.summary());
    }

    @Test
    void theHelpFitsATerminal() {
        assertThat(HelpText.text().lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void everyOptionIsTakenFromTheCommandLine(Option option) {
        for (String spelling : spellings(option)) {
            assertTaken(option, option.argument() == null ? List.of(spelling) : List.of(spelling, "value"));
            if (option.argument() != null && spelling.startsWith("--")) {
                assertTaken(option, List.of(spelling + "=value"));
            }
        }
    }

    private static void assertTaken(Option option, List<String> arguments) {
        CommandLine line = CommandLine.parse(arguments.toArray(new String[0])).value();

        assertThat(line.has(option)).isTrue();
        assertThat(line.operands()).isEmpty();
        if (option.argument() != null) {
            assertThat(line.value(option)).isEqualTo("value");
        }
    }

    private static List<String> spellings(Option option) {
        List<String> spellings = new ArrayList<>();
        if (option.letter() != '\0') {
            spellings.add("-" + option.letter());
        }
        if (option.longName() != null) {
            spellings.add("--" + option.longName());
        }
        assertThat(spellings).isNotEmpty();
        return spellings;
    }
}
