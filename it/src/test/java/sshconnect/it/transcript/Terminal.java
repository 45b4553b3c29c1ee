package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A terminal, with a shell that owns it and runs the program as its child. The shell outlives the program, whatever
 * happens to it, and records the terminal's modes before and after.
 */
final class Terminal {
    /** The named pipes that the program's standard streams lead to. */
    static final String STDIN = "stdin";

    static final String STDOUT = "stdout";

    private final Path directory;
    private final PtyProcess shell;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Thread collector = new Thread(this::collect, "terminal output");
    private int read;

    private Terminal(Path directory, PtyProcess shell) {
        this.directory = directory;
        this.shell = shell;
    }

    /**
     * Opens a terminal and starts a command on it.
     *
     * @param directory where modes and status are recorded
     * @param command   the command as a line for the shell; it is to open the named pipes
     * @return the terminal
     */
    static Terminal open(Path directory, String command) throws IOException {
        String script = """
            cd '%s'
            mkfifo %s %s
            trap : INT QUIT HUP TERM
            stty -g <&0 >modes-before
            echo ready >prepared
            %s
            echo $? >status
            stty -g <&0 >modes-after
            """.formatted(directory, STDIN, STDOUT, command);
        Files.writeString(directory.resolve("terminal.sh"), script);
        PtyProcess shell = new PtyProcessBuilder(new String[] {
                    "/bin/sh", directory.resolve("terminal.sh").toString()
                })
                .setEnvironment(Map.of("PATH", "/usr/bin:/bin", "TERM", "dumb"))
                .start();
        Terminal terminal = new Terminal(directory, shell);
        terminal.collector.setDaemon(true);
        terminal.collector.start();
        return terminal;
    }

    /** The shell; the program is its child. */
    PtyProcess shell() {
        return shell;
    }

    /** Waits until the named pipes are there. */
    void awaitPrepared() throws InterruptedException {
        while (!Files.exists(directory.resolve("prepared")) && shell.isAlive()) {
            Thread.sleep(1);
        }
    }

    /** Types on the keyboard. */
    void type(byte[] bytes) throws IOException {
        shell.getOutputStream().write(bytes);
        shell.getOutputStream().flush();
    }

    /** Waits until the screen shows a text behind what earlier steps have waited for. */
    synchronized void awaitShown(String text) throws InterruptedException {
        int found = Bytes.text(shown).indexOf(text, read);
        while (found < 0) {
            if (!shell.isAlive()) {
                fail(
                        "terminal: expected %s%n  but it shows %s",
                        Bytes.show(Bytes.utf8(text)), Bytes.show(shown.toByteArray()));
            }
            wait(100);
            found = Bytes.text(shown).indexOf(text, read);
        }
        read = found + text.length();
    }

    /** Everything that was ever on the screen; after the program's end. */
    String everythingShown() throws InterruptedException {
        collector.join();
        synchronized (this) {
            return Bytes.text(shown);
        }
    }

    /** Waits for the program's end, and gives its status as a shell does: 128 and the signal's number. */
    int awaitExit() throws IOException, InterruptedException {
        shell.waitFor();
        return Integer.parseInt(Files.readString(directory.resolve("status")).strip());
    }

    /** After the program's end: echo and everything else is as it was before. */
    void expectRestored() throws IOException {
        assertThat(directory.resolve("modes-after"))
                .as("the terminal's modes, as `stty -g` shows them")
                .hasSameTextualContentAs(directory.resolve("modes-before"));
    }

    private void collect() {
        byte[] piece = new byte[4096];
        try (InputStream in = shell.getInputStream()) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                synchronized (this) {
                    shown.write(piece, 0, count);
                    notifyAll();
                }
            }
        } catch (IOException closed) {
            // The terminal is gone; what it showed is kept.
        }
    }
}
