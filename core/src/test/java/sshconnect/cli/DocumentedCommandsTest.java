package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sshconnect.base.Parsed;
import sshconnect.host.Deadline;
import sshconnect.host.FakeHost;
import sshconnect.tunnel.Tracer;
import sshconnect.way.Parameters;

/**
 * The examples of README, documents and manual are read as the program reads them, up to the point where it would
 * connect: options, values and parameters have to make sense.
 */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> PAGES =
            List.of("README.md", "doc/recipes.md", "doc/troubleshooting.md", "doc/comparison.md", "dist/jvm/README.md");
    private static final String MANUAL = "man/connect.1.in";

    /** The ways, with which parameters are tried that no command goes with. */
    private static final List<List<String>> WAYS = List.of(
            List.of("-n"),
            List.of("-H", "proxy.example"),
            List.of("-5", "-S", "socks.example"),
            List.of("-4", "-S", "socks.example"),
            List.of("-T", "gate.example"));

    private static List<Examples> pages() throws IOException {
        List<Examples> pages = new ArrayList<>();
        for (String page : PAGES) {
            pages.add(Examples.ofMarkdown(ROOT.resolve(page)));
        }
        pages.add(Examples.ofRoff(MANUAL, Files.readString(ROOT.resolve(MANUAL))));
        return pages;
    }

    static Stream<Examples.Command> commands() throws IOException {
        return pages().stream().flatMap(Examples::commands);
    }

    static Stream<String> options() throws IOException {
        return pages().stream().flatMap(Examples::options).distinct();
    }

    static Stream<String> parameters() throws IOException {
        return pages().stream().flatMap(Examples::parameters).distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsUnderstood(Examples.Command command) {
        assertThat(problems(command)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionThatIsNamedExists(String option) {
        assertThat(CommandLine.parse(new String[] {option, "value"}).ok()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aParameterIsUnderstood(String line) {
        assertThat(problems(line)).isEmpty();
    }

    @Test
    void examplesAreFound() throws IOException {
        assertThat(commands()).hasSizeGreaterThan(35);
        assertThat(options()).hasSizeGreaterThan(15);
        assertThat(parameters()).hasSizeGreaterThan(2);
        for (Examples page : pages().subList(0, 2)) {
            assertThat(page.commands()).isNotEmpty();
        }
        assertThat(Examples.ofRoff(MANUAL, Files.readString(ROOT.resolve(MANUAL)))
                        .commands())
                .hasSizeGreaterThan(6);
    }

    /** The table in the README is the table of options. */
    @Test
    void theReadmeListsEveryOption() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Option option : Option.values()) {
            List<String> spellings = new ArrayList<>();
            if (option.letter() != '\0') {
                spellings.add("`-" + option.letter() + "`");
            }
            if (option.longName() != null) {
                spellings.add("`--" + option.longName() + "`");
            }
            String argument = option.argument() == null ? "" : " `" + option.argument() + "`";
            rows.add(("| " + String.join(", ", spellings) + argument).replace("s|n", "s\\|n") + " | " + option.summary()
                    + " |");
        }

        assertThat(Files.readAllLines(ROOT.resolve("README.md")).stream().filter(line -> line.startsWith("| `-")))
                .containsExactlyElementsOf(rows);
    }

    /** A test of this test: each of these is wrong in one place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "    ProxyCommand connect -R remoet -S socks.example:1080 %h %p",
                "    ProxyCommand connect --half-close=maybe -S socks.example:1080 %h %p",
                "    ProxyCommand connect --gssapi-protection foo -S socks.example:1080 %h %p",
                "    ProxyCommand connect --proxy-auth=basic,best -H proxy.example %h %p",
                "    ProxyCommand connect -a password -S socks.example %h %p",
                "    ProxyCommand connect -S socks6://socks.example %h %p",
                "    ProxyCommand connect -H ftp://proxy.example %h %p",
                "    ProxyCommand connect -S socks.example:0 %h %p",
                "    ProxyCommand connect -S socks.example:port %h %p",
                "    ProxyCommand connect -w soon -S socks.example %h %p",
                "    ProxyCommand connect --password-fd 1 -S socks.example %h %p",
                "    ProxyCommand connect --credential-helper !x -S socks.example %h %p",
                "    ProxyCommand connect -F -p 5432 -S socks.example %h %p",
                "    ProxyCommand connect -k -S socks.example %h %p",
                "    ProxyCommand connect -s %h %p",
                "    ProxyCommand connect --sock socks.example %h %p",
                "    ProxyCommand connect -S socks.example %h %p -d",
                "    ProxyCommand connect -S socks.example %h",
                "    ProxyCommand connect -S socks.example %h 70000",
                "    ProxyCommand ssh bastion.example.org connect -S socks6://socks.example %h %p",
                "    plugin \"connect -S socks.example:x %h %p\"",
                "    $ connect -R remoet host.example 22",
                "    connect -p x:y:z host.example 22",
                "    java -jar connect.jar -R remoet host.example 22",
                "    /opt/connect/connect -R remoet host.example 22",
                "    X='ssh -o ProxyCommand=\"connect -S socks.example:x %h %p\"' git",
                "    scp -o ProxyCommand='connect -S socks.example:x %h %p' a b:",
                "    (setq x '(\"connect\" \"-S\" \"socks.example:x\" \"%h\" \"%p\"))",
                "    $ cat ~/.connectrc\n    SOCKS_SERVER = socks.example:x\n    $ connect -s host.example 22",
                "    $ cat ~/.connectrc\n    SOCKS_SERVR = socks.example\n    SOCKS_SERVER = socks.example\n"
                        + "    $ connect -s host.example 22",
                "    $ cat ~/.connectrc\n    SOCKS_SERVER = socks.example\n    SOCKS5_RESOLVE = remoet\n"
                        + "    $ connect -s host.example 22",
                "Text with `--half-close=maybe` in it.",
                "Text with `-R remoet` in it.",
                "Text with `--proxy-auth=digest,best` in it.",
                "Text with `-p '*:x:y'` in it."
            })
    void aWrongCommandIsFound(String page) {
        assertThat(Examples.ofMarkdown("page", page).commands().toList())
                .singleElement()
                .satisfies(command -> assertThat(problems(command)).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    HTTP_PROXY_AUTH = digest,best",
                "    SOCKS5_RESOLVE = remoet",
                "    SOCKS_DIRECT = 10.0.0.0/40",
                "    NO_SUCH_NAME = x",
                "    SOCKS_SERVER = socks.example:x",
                "Text with `HTTP_PROXY_AUTH = best` in it.",
            })
    void aWrongParameterIsFound(String page) {
        assertThat(Examples.ofMarkdown("page", page).parameters().toList())
                .singleElement()
                .satisfies(line -> assertThat(problems(line)).isNotEmpty());
    }

    @Test
    void aWrongCommandInTheManualIsFound() {
        String page = ".SH EXAMPLES\n.EX\nHost *\n    ProxyCommand connect \\-R remoet \\-S socks.example %h %p\n.EE\n";

        assertThat(Examples.ofRoff("page", page).commands().toList())
                .singleElement()
                .satisfies(command -> assertThat(problems(command)).isNotEmpty());
    }

    @Test
    void anOptionThatDoesNotExistIsFound() {
        assertThat(Examples.ofMarkdown("page", "Text with `--halfclose` in it.")
                        .options()
                        .toList())
                .singleElement()
                .satisfies(option -> assertThat(CommandLine.parse(new String[] {option, "value"})
                                .ok())
                        .isFalse());
    }

    private static List<String> problems(Examples.Command command) {
        return problems(command.words(), command.parameters());
    }

    /** A parameter matters where it is of use: to one way or another, or as the place that names a proxy. */
    private static List<String> problems(String parameter) {
        String name = parameter.substring(0, parameter.indexOf(' '));
        List<List<String>> ways = new ArrayList<>(WAYS);
        if (name.matches("(SOCKS.*_SERVER|.*_PROXY)")) {
            ways.add(List.of(name.startsWith("H") ? "-h" : name.startsWith("T") ? "-t" : "-s"));
        }
        return ways.stream()
                .map(way -> Stream.concat(way.stream(), Stream.of("host.example", "22"))
                        .toList())
                .flatMap(words -> problems(words, parameter).stream())
                .toList();
    }

    /** What the program says before it connects. */
    private static List<String> problems(List<String> words, String parameterFile) {
        FakeHost host = new FakeHost()
                .handsOver()
                .file("/home/user/.connectrc", parameterFile)
                .file("~/.ssh/gateway.telnet", "send x\n");
        Parsed<CommandLine> parsed = CommandLine.parse(words.toArray(String[]::new));
        if (!parsed.ok()) {
            return List.of(parsed.error().describe());
        }
        CommandLine line = parsed.value();
        Deadline deadline = new Deadline(host.system(), 0);
        Parameters parameters = new Parameters(host.system(), deadline, line.has(Option.INSECURE_FILES));
        Parsed<Settings> settings = new SettingsReader(
                        new Inputs(host, line, parameters, deadline, new Tracer(host, 0, "")))
                .read(TimeLimit.millis(line));
        List<String> problems = new ArrayList<>(host.errors());
        problems.addAll(parameters.warnings());
        if (parameters.unreadable() != null) {
            problems.add(parameters.unreadable().describe());
        }
        if (!settings.ok()) {
            problems.add(settings.error().describe());
        }
        if (line.operands().size() != 2) {
            problems.add("host and port are not stated");
        }
        return problems;
    }
}
