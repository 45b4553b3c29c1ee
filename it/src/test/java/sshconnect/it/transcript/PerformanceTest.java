package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transcript must fail when a program does less than it says, or more. The programs here are shell scripts. */
class PerformanceTest {
    private static final String GREETS = "exec 3<>/dev/tcp/127.0.0.1/$1; printf hello >&3; head -c 2 <&3 >/dev/null; ";
    private static final String GREETING = """
        $ connect %{proxy.port}
        proxy accepts
        proxy < "hello"
        proxy > 05 00
        """;

    @TempDir
    private Path folder;

    @Test
    void aProgramThatDoesWhatTheTranscriptSaysPasses() {
        String rest = "proxy > \"x\"\nstdout < \"x\"\nproxy > eof\nexits 0\n";
        assertThatCode(() -> perform(GREETS + "cat <&3", GREETING + rest)).doesNotThrowAnyException();
    }

    @Test
    void otherBytesFail() {
        fails(GREETS, GREETING.replace("\"hello\"", "\"hallo\""), "expected \"hallo\"", "came \"hello\"");
    }

    @Test
    void bytesToAServerThatAreNotMentionedFail() {
        fails(GREETS + "printf more >&3", GREETING + "exits 0\n", "proxy, before the end of the stream", "\"more\"");
    }

    @Test
    void aConnectionThatIsNotMentionedFails() {
        fails(GREETS + "exec 4<>/dev/tcp/127.0.0.1/$1", GREETING + "exits 0\n", "connected once more than expected");
    }

    @Test
    void aConnectionThatDoesNotComeFails() {
        fails("exit 0", GREETING, "the program ended and did not connect");
    }

    @Test
    void anotherStatusFails() {
        fails("exit 3", "$ connect\nexits 0\n", "exit status");
    }

    @Test
    void aStatusThatIsNotMentionedFails() {
        fails("exit 0", "$ connect\n", "the transcript states the exit status");
    }

    @Test
    void bytesOnStdoutThatAreNotMentionedFail() {
        fails("echo surplus", "$ connect\nexits 0\n", "stdout, before the end of the stream", "surplus");
    }

    @Test
    void linesOnStderrThatAreNotMentionedFail() {
        fails("echo surplus >&2", "$ connect\nexits 0\n", "lines on stderr", "surplus");
        fails(
                "echo ERROR: one >&2; echo ERROR: two >&2; exit 1",
                "$ connect\nfails \"one\"\n",
                "lines on stderr",
                "two");
    }

    @Test
    void aMessageInAnotherShapeFails() {
        fails("echo oops >&2; exit 1", "$ connect\nfails\n", "ERROR: ");
        fails("echo ERROR: Oops >&2; exit 1", "$ connect\nfails\n", "lower case");
        fails("echo ERROR: oops >&2; exit 1", "$ connect\nfails \"refused\"\n", "refused");
        fails("exit 1", "$ connect\nfails\n", "ERROR: ");
    }

    @Test
    void progressInAnotherOrderFails() {
        fails("echo DEBUG: b >&2; echo DEBUG: a >&2", "$ connect\nexits 0\ndebug\n    a\n    b\n", "DEBUG: b");
    }

    @Test
    void aSecretThatIsShownFails() {
        fails("echo DEBUG: s3cret >&2", "$ connect\nexits 0\ndebug\nhides \"s3cret\"\n", "s3cret");
    }

    @Test
    void trailingBytesThatAreLostFail() {
        fails(
                GREETS + "head -c 25 <&3 >/dev/null",
                GREETING + "open\nproxy > eof\nexits 0\n",
                Delivery.TRAILING,
                "first bytes",
                "the end of the stream");
    }

    @Test
    void aTerminalThatIsNotRestoredFails() {
        fails("stty -echo </dev/tty", "terminal\n$ connect\nexits 0\n", "the terminal's modes");
    }

    @Test
    void anEchoOnTheTerminalFails() {
        fails("echo Password: >/dev/tty; read line </dev/tty", """
            terminal
            $ connect
            terminal < "Password:"
            terminal > "s3cret\\r"
            exits 0
            hides "s3cret"
            """, "terminal", "s3cret");
    }

    @Test
    void aTerminalIsThereOnlyWhereTheTranscriptSaysSo() {
        assertThatCode(() -> perform("if (: </dev/tty) 2>/dev/null; then exit 1; fi", "$ connect\nexits 0\n"))
                .doesNotThrowAnyException();
        assertThatCode(() -> perform(": </dev/tty", "terminal\n$ connect\nexits 0\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void theEnvironmentIsEmptyButForTheHomeDirectoryAndTicketsThatAreNotThere() {
        assertThatCode(() -> perform(
                        "[ \"$(/usr/bin/env | /usr/bin/grep -vc -e ^PWD= -e ^SHLVL= -e ^_=)\" = 2 ]"
                                + " && [ ! -e \"${KRB5CCNAME#FILE:}\" ]",
                        "$ connect\nexits 0\n"))
                .doesNotThrowAnyException();
    }

    private void fails(String script, String transcript, String... messages) {
        fails(script, transcript, Delivery.WHOLE, messages);
    }

    private void fails(String script, String transcript, Delivery delivery, String... messages) {
        assertThatThrownBy(() -> perform(script, transcript, delivery))
                .isInstanceOf(AssertionError.class)
                .satisfies(failure -> {
                    for (String message : messages) {
                        assertThat(failure.getMessage()).contains(message);
                    }
                });
    }

    private void perform(String script, String transcript) throws IOException, InterruptedException {
        perform(script, transcript, Delivery.WHOLE);
    }

    private void perform(String script, String transcript, Delivery delivery) throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("program"), "PATH=/usr/bin:/bin\n" + script + "\n");
        Path file = Files.writeString(folder.resolve("case.txt"), transcript);
        Executable executable = new Executable("script", "/bin/bash", program.toString());
        new Performance(TranscriptReader.read(folder, file).get(0), executable, delivery).run();
    }
}
