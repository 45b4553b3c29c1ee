package sshconnect.it.servers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import sshconnect.it.transcript.DefaultSignals;

/** One run of a program over pipes, without a terminal; its environment has nothing of the caller's but PATH. */
final class Command {
    /** Far more than any of these runs takes: it ends what hangs, and measures nothing. */
    private static final int DEADLINE_SECONDS = 120;

    /** Tickets of the person who runs the tests would change what a SOCKS5 server is offered. */
    static final String NO_TICKETS = "FILE:/nonexistent/tickets";

    private static final int BUFFER_BYTES = 64 * 1024;

    private static final Executor NEW_THREAD = task -> new Thread(task).start();

    private final List<String> words;
    private final Map<String, String> environment = new TreeMap<>();
    private InputStream input = InputStream.nullInputStream();

    private Command(List<String> words) {
        this.words = words;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", "/nonexistent");
        environment.put("LANG", "C.UTF-8");
        environment.put("KRB5CCNAME", NO_TICKETS);
    }

    /**
     * What a run gave.
     *
     * @param status the exit status
     * @param stdout the bytes of its standard output
     * @param stderr the text of its standard error
     */
    record Result(int status, byte[] stdout, String stderr) {
        String text() {
            return new String(stdout, StandardCharsets.UTF_8);
        }
    }

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    static Command of(List<String> words) {
        return new Command(List.copyOf(words));
    }

    Command with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Command with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** What the program reads from standard input before it meets its end; nothing unless this is called. */
    Command input(byte[] bytes) {
        return input(new ByteArrayInputStream(bytes));
    }

    /** What the program reads while it runs; its end may come later than that of the program. */
    Command input(InputStream stream) {
        input = stream;
        return this;
    }

    Command input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Runs it to its end.
     *
     * @return what it gave
     */
    Result run() {
        List<String> withoutTerminal = new ArrayList<>(List.of("setsid", "--wait"));
        withoutTerminal.addAll(DefaultSignals.launcher());
        withoutTerminal.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(withoutTerminal);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            var stdout = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()), NEW_THREAD);
            var stderr = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()), NEW_THREAD);
            NEW_THREAD.execute(() -> write(process.getOutputStream()));
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("does not end: " + words + "\n" + utf8(stderr.join()));
            }
            return new Result(process.exitValue(), stdout.join(), utf8(stderr.join()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(OutputStream stdin) {
        try (stdin) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                stdin.write(buffer, 0, count);
                stdin.flush();
            }
        } catch (IOException ended) {
            // A program may end without reading all of its input; what it printed tells the test.
        }
    }

    private static byte[] readAll(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
