package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** README.md says what is covered where: it must be so. */
class ReadmeTest {
    private static final Pattern TRANSCRIPT = Pattern.compile("`([a-z]+/[a-z0-9/-]*)`");

    @Test
    void everyTranscriptThatItNamesIsThere() throws IOException {
        List<String> named = named();
        assertThat(named).hasSizeGreaterThan(50).allSatisfy(name -> {
            Path path = TranscriptsIT.FOLDER.resolve(name);
            assertThat(name.endsWith("/") ? path : path.resolveSibling(path.getFileName() + ".txt"))
                    .exists();
        });
    }

    @Test
    void everyFolderOfTranscriptsIsNamed() throws IOException {
        List<String> named = named();
        assertThat(TranscriptReader.readAll(TranscriptsIT.FOLDER))
                .extracting(Transcript::name)
                .allMatch(name -> named.stream().anyMatch(prefix -> prefix.endsWith("/") && name.startsWith(prefix)));
    }

    private static List<String> named() throws IOException {
        return TRANSCRIPT
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.matches("handshake/|src/.*|target/.*|posix/.*"))
                .toList();
    }
}
