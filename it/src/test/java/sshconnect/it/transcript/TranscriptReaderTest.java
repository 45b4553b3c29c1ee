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
        assertThat(transcripts)
                .extracting(Transcript::name)
                .containsExactly("handshake/case [01 \"one way\"]", "handshake/case [02 other ways]");
        assertThat(transcripts.get(1).lines())
                .extracting(Transcript.Line::text)
                .containsExactly("$ connect host.example 02", "fails other ways");
    }

    @Test
    void aHandshakeIsDeliveredInEachWayThatMakesSense() throws IOException {
        assertThat(deliveries("$ connect\nproxy > 05 00\ntunnel\n"))
                .containsExactly(Delivery.WHOLE, Delivery.BYTES, Delivery.TRAILING);
        assertThat(deliveries("$ connect\nproxy > 05 00\nproxy < 05\ntunnel\n"))
                .containsExactly(Delivery.WHOLE, Delivery.BYTES);
        assertThat(deliveries("$ connect\nexits 1\n")).containsExactly(Delivery.WHOLE);
        assertThat(deliveries("deliver: whole\n$ connect\nproxy > 05 00\ntunnel\n"))
                .containsExactly(Delivery.WHOLE);
    }

    @Test
    void aLineThatMeansNothingIsNamed() {
        assertThatThrownBy(() -> read("$ connect\nproxy sings\n"))
                .hasMessageContaining("case.txt:2: ")
                .hasMessageContaining("proxy sings");
    }

    private List<Delivery> deliveries(String text) throws IOException {
        return read(text).get(0).deliveries(Executable.nativeExecutable());
    }

    private List<Transcript> read(String text) throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("handshake")).resolve("case.txt"), text);
        return TranscriptReader.read(folder, file);
    }
}
