package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Command line, {@code --help} and manual say the same.
 *
 * <p>After a change of the template or of the options: {@code mvn test -pl core -Dtest=ManualPageTest -Dconnect.man.update=true}.
 */
class ManualPageTest {

    private static final Path FOLDER = Path.of("..", "man");
    private static final Path TEMPLATE = FOLDER.resolve("connect.1.in");
    private static final Path PAGE = FOLDER.resolve("connect.1");
    private static final Pattern LONG_OPTION = Pattern.compile("\\\\-\\\\-([a-z0-9]+(?:\\\\-[a-z0-9]+)*)");

    @BeforeAll
    static void writeWhereAskedTo() throws IOException {
        if (Boolean.getBoolean("connect.man.update")) {
            Files.writeString(PAGE, ManualPage.render(Files.readString(TEMPLATE)));
        }
    }

    @Test
    void theManualIsMadeFromTheTemplateAndTheOptions() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("man/connect.1; -Dconnect.man.update=true writes it")
                .isEqualTo(ManualPage.render(Files.readString(TEMPLATE)));
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void everyOptionIsInTheManual(Option option) throws IOException {
        assertThat(OptionManual.text(option)).isNotBlank();
        for (String spelling : spellings(option)) {
            assertThat(Files.readString(PAGE)).contains("\\fB" + spelling.replace("-", "\\-") + "\\fR");
        }
    }

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
        CommandLine line = CommandLine.parse(arguments.toArray(new String[0]));

        assertThat(line.problem()).isNull();
        assertThat(line.has(option)).isTrue();
        assertThat(line.operands()).isEmpty();
        if (option.argument() != null) {
            assertThat(line.value(option)).isEqualTo("value");
        }
    }

    @Test
    void theManualSpeaksOfNoOptionThatDoesNotExist() throws IOException {
        assertThat(LONG_OPTION
                        .matcher(Files.readString(PAGE))
                        .results()
                        .map(match -> match.group(1).replace("\\", "")))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(Option.ofLongName(name)).as("--" + name).isNotNull());
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
