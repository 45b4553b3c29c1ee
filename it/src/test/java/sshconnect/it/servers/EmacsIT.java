package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** The Emacs library: its own tests in batch Emacs, through each relay and a real SOCKS server. */
class EmacsIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final Path LIBRARY = Path.of(System.getProperty("connect.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve("dist/emacs");
    private static final int PORT = Loopback.freePort();

    private static Mailbox mailbox;
    private static ServerProcess dante;

    @BeforeAll
    static void start() throws Exception {
        dante = Dante.open(ROOM, Listeners.v4(PORT), Loopback.freePort());
        mailbox = ROOM.keep(new Mailbox());
    }

    @EachRelay
    void testsOfTheLibrary(Relay relay) throws Exception {
        try (AnsweringServer echo = AnsweringServer.echo()) {
            Command.Result outcome = emacs(
                            "-L", LIBRARY.toString(), "-l", "connect-relay-test", "-f", "ert-run-tests-batch-and-exit")
                    .with("RELAY_COMMAND", lisp(relay.words(), "-S", "127.0.0.1:" + PORT, "%h", "%p"))
                    .with("FAILING_RELAY_COMMAND", lisp(relay.words(), "-S", "127.0.0.1:1", "%h", "%p"))
                    .with("POP3_PORT", String.valueOf(mailbox.port()))
                    .with("ECHO_PORT", echo.port())
                    .run();

            assertThat(outcome.status()).as(outcome.stderr()).isZero();
            assertThat(outcome.stderr())
                    .containsPattern("Ran ([1-9][0-9]*) tests, \\1 results as expected, 0 unexpected");
            dante.awaitLog("127.0.0.1." + mailbox.port());
            dante.awaitLog("127.0.0.1." + echo.port());
        }
    }

    @Test
    void compilesWithoutWarnings() throws Exception {
        Path copy = ROOM.folder("emacs-compile");
        for (String file : List.of("connect-relay.el", "connect-relay-test.el")) {
            Files.copy(LIBRARY.resolve(file), copy.resolve(file));
            Command.Result outcome = emacs(
                            "-L",
                            copy.toString(),
                            "--eval",
                            "(setq byte-compile-error-on-warn t)",
                            "-f",
                            "batch-byte-compile",
                            copy.resolve(file).toString())
                    .run();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.status()).isZero();
        }
    }

    private static Command emacs(String... arguments) throws IOException {
        return Command.of(Stream.concat(Stream.of(Tool.EMACS.path(), "--batch", "-Q"), Stream.of(arguments))
                        .toList())
                .with("HOME", ROOM.folder("emacs").toString());
    }

    /** A relay command as the library's variable holds it, in the syntax of Lisp. */
    private static String lisp(List<String> program, String... arguments) {
        return Stream.concat(program.stream().map(word -> word.replace("%", "%%")), Stream.of(arguments))
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(" ", "(", ")"));
    }
}
