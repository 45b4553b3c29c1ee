package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say for ssh_config is what ssh reads. */
class DocumentedConfigurationIT {
    private static final Path ROOT =
            Path.of(System.getProperty("connect.root", "..")).toAbsolutePath().normalize();
    private static final List<String> PAGES = List.of("README.md", "doc/recipes.md");
    private static final String INDENTATION = "    ";
    private static final String COMMAND = "$ ";
    private static final String CONFIGURATION = "$ cat ~/.ssh/config";

    @TempDir
    private Path folder;

    static Stream<String> configurations() throws IOException {
        List<String> found = new ArrayList<>();
        for (String page : PAGES) {
            StringBuilder block = new StringBuilder();
            boolean other = false;
            for (String line : Files.readAllLines(ROOT.resolve(page))) {
                String text = line.startsWith(INDENTATION) ? line.substring(INDENTATION.length()) : line;
                other = text.startsWith(COMMAND) ? !text.equals(CONFIGURATION) : other;
                if (!line.startsWith(INDENTATION) && !line.isBlank()) {
                    found.add(block.toString());
                    block.setLength(0);
                    other = false;
                } else if (!other && !text.startsWith(COMMAND)) {
                    block.append(text).append('\n');
                }
            }
            found.add(block.toString());
        }
        return found.stream().filter(block -> block.matches("(?s)\\s*(Host|Match) .*"));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void isReadBySsh(String configuration) throws IOException {
        Command.Result result = read(configuration);

        assertThat(result.stderr()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void areFound() throws IOException {
        assertThat(configurations()).hasSizeGreaterThan(10).allMatch(block -> block.contains("ProxyCommand "));
    }

    @Test
    void aMistakeIsFound() throws IOException {
        assertThat(read("Host *\n    ProxyComand connect %h %p\n").status()).isNotZero();
    }

    private Command.Result read(String configuration) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), configuration);
        return Command.of(Tool.SSH.path(), "-T", "-G", "-F", file.toString(), "host.example.org")
                .run();
    }
}
