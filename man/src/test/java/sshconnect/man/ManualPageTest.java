package sshconnect.man;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sshconnect.cli.Option;

/** The manual is up to date, and speaks of the options that there are. */
class ManualPageTest {

    private static final Path TEMPLATE = Path.of("connect.1.in");
    private static final Path PAGE = Path.of("connect.1");
    private static final Pattern LONG_OPTION = Pattern.compile("\\\\-\\\\-([a-z0-9]+(?:\\\\-[a-z0-9]+)*)");

    @TempDir
    private Path folder;

    @Test
    void theManualIsMadeFromTheTemplateAndTheOptions() throws IOException {
        Path made = folder.resolve("connect.1");
        ManualPage.main(new String[] {TEMPLATE.toString(), made.toString()});

        assertThat(PAGE).as("man/connect.1; man/update writes it").hasSameTextualContentAs(made);
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void everyOptionIsInTheManual(Option option) throws IOException {
        assertThat(OptionManual.text(option)).isNotBlank();
        for (String spelling : spellings(option)) {
            assertThat(Files.readString(PAGE)).contains("\\fB" + spelling.replace("-", "\\-") + "\\fR");
        }
    }

    @Test
    void theManualSpeaksOfNoOptionThatDoesNotExist() throws IOException {
        List<String> known = Stream.of(Option.values()).map(Option::longName).toList();

        assertThat(LONG_OPTION
                        .matcher(Files.readString(PAGE))
                        .results()
                        .map(match -> match.group(1).replace("\\", "")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(known).contains(name));
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
