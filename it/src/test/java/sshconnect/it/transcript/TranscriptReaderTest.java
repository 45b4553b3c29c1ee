package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    static List<String> linesThatMeanNothing() {
        return List.of(
                // The head.
                "reference: the same",
                "deliver: some",
                "needs: luck",
                "not: jar, tar",
                "only: back",
                "allocates: lots",
                "colour: red",
                // Before the command.
                "$",
                "let x",
                "let a b = 01",
                "env NAME",
                "file",
                "file x modus 644",
                "file x mode 9",
                "file x mode 644 root",
                "file x owner",
                "fifo",
                "fifo a b",
                "socket",
                "socket a b",
                "socket a leads from b",
                "server",
                "server x at ::1",
                "server x on ::1 port",
                "server x port 1 on ::1",
                "nameserver",
                "nameserver dns after id",
                "nameserver dns behind colour",
                "nameserver dns behind",
                "nameserver dns noisy",
                "terminal now",
                "ignores",
                "ignores HUPP",
                "ignores HUP INT",
                "descriptor 3",
                "descriptor 3 is file a b",
                "descriptor x is file a",
                "stdin is file a b",
                "stdin is file",
                "stdin is open",
                "stdout is closed now",
                "stdio is terminal now",
                "stdio is connection to",
                "stdio is connection to a b",
                "proxy is fuller",
                "proxy is full now",
                // What servers, clients and streams say.
                "proxy",
                "proxy accepts first",
                "proxy accepts as",
                "proxy accepts as first one",
                "proxy <",
                "proxy >",
                "proxy > eof now",
                "proxy < eof now",
                "proxy > 05 0",
                "proxy > 64 GiB",
                "proxy > x MiB",
                "stdin > eof now",
                "stdout < 05 zz",
                "proxy < CONNECT",
                "proxy < CONNECT a:1 b:2",
                "proxy closes xyz",
                "proxy resets xyz",
                "proxy refuses xyz",
                "proxy waits xyz",
                "proxy hears",
                "proxy hears nothing xyz",
                "stdin stalls xyz",
                "client connects",
                "client connects a b",
                "client connects a port",
                "client connects a port 1 2",
                "client is reset xyz",
                "client is set",
                "dns heard",
                "tunnel xyz",
                "open client xyz",
                // What the program does.
                "only 127.0.0.1 reaches",
                "only 127.0.0.1 reaches 1 2",
                "only 127.0.0.1 meets 1",
                "nobody reaches 1",
                "nobody else reaches 1 2",
                "signal",
                "signal TERMS",
                "signal TERM INT",
                "pause 1 s",
                "pause 1 ms xyz",
                "pause x ms",
                "quiet xyz",
                "complaint xyz",
                "fifo p >",
                "fifo p q > 01",
                "file x is absent xyz",
                "file x y is absent",
                "file x is socket with mode 9",
                "file x is",
                "file x is text with",
                "descriptor 0 blocks xyz",
                "descriptor 0 blocks not",
                "terminal <",
                "terminal = 01",
                "terminal shows nothing xyz",
                "terminal shows something",
                "exits",
                "exits 0 1",
                "exits zero",
                "exits by",
                "exits by TERM INT",
                "exits by TERMS",
                "says",
                "stdout shows",
                "hides",
                "proxy sings");
    }

    @ParameterizedTest
    @MethodSource("linesThatMeanNothing")
    void everyWordCounts(String line) {
        assertThatThrownBy(() -> read("$ connect\n" + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("case.txt:2: ");
    }

    /** Under lines that have nothing below them, and under some that have, but not this. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "reference: same",
                "env A=b",
                "fifo x",
                "socket x",
                "server x",
                "nameserver dns silent",
                "terminal",
                "ignores HUP",
                "descriptor 3 is file x",
                "stdin is closed",
                "proxy accepts",
                "proxy > eof",
                "proxy < 1 MiB",
                "proxy closes",
                "client connects x",
                "dns heard nothing",
                "tunnel",
                "open",
                "exits 0",
                "fails \"x\"",
                "warns \"x\"",
                "complains \"x\"",
                "hides \"x\"",
                "signal TERM",
                "pause 1 ms",
                "quiet",
                "complaint",
                "file x is absent",
                "descriptor 0 blocks",
                "terminal shows nothing",
                "nobody else reaches 1",
                "only ::1 reaches 1",
                "debug x",
                "proxy < CONNECT host:22",
                "file x",
                "proxy > 05",
                "says 05",
                "fifo x > 05"
            })
    void everyLineBelowCounts(String line) {
        assertThatThrownBy(() -> read("$ connect\n" + line + "\n    rubbish: %%\n    by Magic\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("case.txt:2: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by Digest",
                "by Digest \"x\" username",
                "by NTLM hash",
                "by NTLM hash user challenge more",
                "by Basic x",
                "no Host here",
                "Host"
            })
    void everyWordOfARequestCounts(String line) {
        assertThatThrownBy(() -> read("$ connect\nproxy < CONNECT host:22\n    " + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("case.txt:2: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for\n    1\n",
                "for a\n",
                "for a  b\n    1  2\n",
                "for a  b\n    1\n",
                "for a\n    1\nfor b\n    2\n",
                "    indented\n",
                "deliver: all\ndeliver: all\n"
            })
    void everyTableAndHeadMakesSense(String head) {
        assertThatThrownBy(() -> read(head + "$ connect %{a}\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*case\\.txt:\\d+: .*");
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
