package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of README and manual are command lines that the program understands. */
class DocumentedCommandsTest {

    /** Where a command begins: alone on its line, after a prompt, as another program's setting, or on a bastion. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^ +(?:\\$ )?(?:\\w+=\\S+ )?|ProxyCommand[ =][\"']?|plugin \"|bastion\\S* )"
                    + "connect ([^\"'\\[]+)(?=[\"']|$)");

    static List<String> readme() throws IOException {
        return commands(Files.readString(Path.of("..", "README.md")));
    }

    static List<String> manual() throws IOException {
        String page = Files.readString(Path.of("..", "man", "connect.1.in"));
        String examples = page.substring(page.indexOf(".SH EXAMPLES"), page.indexOf(".SH FILES"));
        return commands(examples.replace("\\-", "-")
                .lines()
                .filter(line -> !line.startsWith("."))
                .map(line -> "    " + line)
                .reduce("", (text, line) -> text + line + "\n"));
    }

    private static List<String> commands(String text) {
        return text.lines()
                .filter(line -> line.startsWith("    "))
                .flatMap(line -> COMMAND.matcher(line).results())
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource({"readme", "manual"})
    void isUnderstood(String arguments) {
        CommandLine line = CommandLine.parse(arguments.strip().split(" +"));

        assertThat(line.problem()).isNull();
        assertThat(line.operands()).hasSize(2).noneMatch(operand -> operand.startsWith("-"));
    }

    @Test
    void areFound() throws IOException {
        assertThat(Stream.concat(readme().stream(), manual().stream())).hasSizeGreaterThan(15);
    }
}
