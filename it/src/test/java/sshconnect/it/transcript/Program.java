package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program under test while it runs, and what it leaves. */
final class Program implements Closeable {
    private static final Pattern COMPLAINT = Pattern.compile("^(ERROR|WARNING): .*\n", Pattern.MULTILINE);
    private static final int GLANCES_AT_MOST = 200;
    private static final int GLANCES_IN_A_ROW = 2;
    private static final long GLANCE_NANOS = 100_000;

    private final Path directory;
    private final Process process;
    private final Terminal terminal;
    private final Endpoint stdin;
    private final Endpoint stdout;

    private Program(Path directory, Process process, Terminal terminal, Endpoint stdin, Endpoint stdout) {
        this.directory = directory;
        this.process = process;
        this.terminal = terminal;
        this.stdin = stdin;
        this.stdout = stdout;
    }

    /**
     * Starts the program.
     *
     * @param launch    how
     * @param directory where it leaves what it writes to standard error
     * @return the running program
     */
    static Program start(Launch launch, Path directory) throws IOException, InterruptedException {
        return launch.isOnTerminal() ? startOnTerminal(launch, directory) : startAlone(launch, directory);
    }

    private static Program startAlone(Launch launch, Path directory) throws IOException {
        Process process = new ProcessBuilder(launch.commandWithoutTerminal())
                .redirectError(directory.resolve("launch-errors").toFile())
                .start();
        OutputStream toStdin = process.getOutputStream();
        if (!launch.hasPipeForStdin()) {
            toStdin.close();
        }
        return new Program(
                directory,
                process,
                null,
                new Endpoint("stdin", null, toStdin, toStdin),
                new Endpoint("stdout", process.getInputStream(), null, null));
    }

    private static Program startOnTerminal(Launch launch, Path directory) throws IOException, InterruptedException {
        Terminal terminal = Terminal.open(directory, launch.commandOnTerminal());
        terminal.awaitPrepared();
        Endpoint stdin = null;
        Endpoint stdout = null;
        if (launch.hasPipeForStdin()) {
            OutputStream out =
                    new FileOutputStream(directory.resolve(Terminal.STDIN).toFile());
            stdin = new Endpoint("stdin", null, out, out);
        }
        if (launch.hasPipeForStdout()) {
            stdout = new Endpoint(
                    "stdout",
                    new FileInputStream(directory.resolve(Terminal.STDOUT).toFile()),
                    null,
                    null);
        }
        return new Program(directory, terminal.shell(), terminal, stdin, stdout);
    }

    Endpoint stdin() {
        return stdin;
    }

    Endpoint stdout() {
        return stdout;
    }

    Terminal terminal() {
        return terminal;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end. Returns the status as a shell shows it: 128 and the signal's number after a signal. */
    int awaitExit() throws IOException, InterruptedException {
        return terminal != null ? terminal.awaitExit() : process.waitFor();
    }

    /** What the program has written to standard error. */
    String stderr() throws IOException {
        return read("launch-errors") + read("stderr");
    }

    /** Sends a signal, {@code TERM} for example. */
    void signal(String name) throws IOException, InterruptedException {
        String command = "kill -" + name + " " + pid().orElseThrow();
        assertThat(new ProcessBuilder("/bin/sh", "-c", command)
                        .inheritIO()
                        .start()
                        .waitFor())
                .as(command)
                .isZero();
    }

    /**
     * Waits until every thread of the program sleeps: it has done what it could with what it was given. Gives up after
     * some glances, since a virtual machine may have housekeeping to do: no verdict may hang on this.
     */
    void awaitSleep() {
        int inARow = 0;
        Optional<String> pid = pid();
        for (int glance = 0; glance < GLANCES_AT_MOST && inARow < GLANCES_IN_A_ROW && pid.isPresent(); glance++) {
            inARow = everyThreadSleeps(pid.get()) ? inARow + 1 : 0;
            if (inARow == 0) {
                // Leaves the processor to the program.
                LockSupport.parkNanos(GLANCE_NANOS);
            }
        }
    }

    /** Waits until some errors and warnings are on standard error, whole; or until the program is gone. */
    void awaitComplaints(int count) throws IOException {
        while (process.isAlive() && COMPLAINT.matcher(stderr()).results().count() < count) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    /** The flags of an open file, as {@code open(2)} numbers them. */
    int fileFlags(int descriptor) throws IOException {
        Path info = Path.of("/proc", pid().orElseThrow(), "fdinfo", Integer.toString(descriptor));
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("flags:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring("flags:".length()).strip(), 8))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The program's process, or nothing after its end. On a terminal, it is the child of the shell. */
    private Optional<String> pid() {
        Stream<ProcessHandle> own = ProcessHandle.of(process.pid()).stream();
        return (terminal == null ? own : own.flatMap(ProcessHandle::children))
                .findFirst()
                .map(handle -> Long.toString(handle.pid()));
    }

    private boolean everyThreadSleeps(String pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", pid, "task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                char state = stat.charAt(stat.lastIndexOf(')') + 2);
                if (state == 'R') {
                    return false;
                }
            }
            return true;
        } catch (IOException threadHasEnded) {
            return !process.isAlive();
        }
    }

    private String read(String file) throws IOException {
        Path path = directory.resolve(file);
        return Files.exists(path) ? Bytes.text(Files.readAllBytes(path)) : "";
    }
}
