package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aTableGivesOneTranscriptForEachRow() throws IOException {
        List<Transcript> transcripts = read("""
            for code  words
                01  "one way"
                02  other ways
            $ connect host.example %{code}
            fails %{words}
            """);
        assertThat(transcripts).extracting(Transcript::name)
            .containsExactly("case [01 \"one way\"]", "case [02 other ways]");
        assertThat(transcripts.get(1).lines()).extracting(Transcript.Line::text)
            .containsExactly("$ connect host.example 02", "fails other ways");
    }

    @Test
    void aMessageRightBeforeTheTunnelIsDeliveredWithTrailingBytesToo() throws IOException {
        assertThat(read("$ connect\nproxy > 05 00\ntunnel\n").get(0).deliveries())
            .containsExactly(Delivery.WHOLE, Delivery.BYTES, Delivery.TRAILING);
        assertThat(read("$ connect\nproxy > 05 00\nproxy < 05\ntunnel\n").get(0).deliveries())
            .containsExactly(Delivery.WHOLE, Delivery.BYTES);
        assertThat(read("$ connect\nexits 1\n").get(0).deliveries()).containsExactly(Delivery.WHOLE);
        assertThat(read("deliver: whole\n$ connect\nproxy > 05 00\ntunnel\n").get(0).deliveries())
            .containsExactly(Delivery.WHOLE);
    }

    @Test
    void aLineThatMeansNothingIsNamed() {
        assertThatThrownBy(() -> read("$ connect\nproxy sings\n")).hasMessageContaining("case.txt:2: ")
            .hasMessageContaining("proxy sings");
    }

    private List<Transcript> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("case.txt"), text);
        return TranscriptReader.read(folder, file);
    }
}
