package sshconnect.it.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sshconnect.it.transcript.DefaultSignals;

/** A relay that serves clients ({@code -k}) on a port that the system has chosen, until it is stopped. */
final class KeptRelay implements AutoCloseable {
    private static final String TELLS = "listening on ";

    private final Process process;
    private final BufferedReader errors;
    private final int port;

    private KeptRelay(Process process) throws IOException {
        this.process = process;
        errors = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        String line = errors.readLine();
        if (line == null || !line.startsWith(TELLS)) {
            throw new IOException("expected where it listens, but it said: " + line);
        }
        String first = line.substring(TELLS.length()).split(", ")[0];
        port = Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
    }

    /**
     * Starts it.
     *
     * @param words the command and its options, without those that this class is about
     * @param proxy the SOCKS server to go through
     */
    static KeptRelay start(List<String> words, String proxy) throws IOException {
        return start(words, List.of("-k", "-p", "0", "-S", proxy, "192.0.2.1", "22"));
    }

    /**
     * Starts it.
     *
     * @param words     the command
     * @param arguments its arguments, among them port 0 to listen on
     */
    static KeptRelay start(List<String> words, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(DefaultSignals.launcher());
        command.addAll(words);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("KRB5CCNAME", Command.NO_TICKETS);
        return new KeptRelay(builder.start());
    }

    InetSocketAddress address() {
        return new InetSocketAddress(Loopback.V4, port);
    }

    /** How many descriptors it has open. */
    long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return open.count();
        }
    }

    /** The memory of its process that no file stands behind, in KiB. */
    long memoryKib() throws IOException {
        String field = "Anonymous:";
        Path sums = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        return Files.readAllLines(sums).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(
                        line.substring(field.length()).replace("kB", "").strip()))
                .findFirst()
                .orElseThrow();
    }

    /** How many processes it has started that are still there. */
    long processes() {
        return process.descendants().count();
    }

    /** The next line that it has written to standard error, and waits for one. */
    String line() throws IOException {
        String line = errors.readLine();
        if (line == null) {
            throw new IOException("standard error has ended");
        }
        return line;
    }

    /** Stops it; gives the lines that it has written to standard error. */
    List<String> stop() {
        // Not by the Process, which would close the stream as well.
        process.toHandle().destroy();
        return errors.lines().toList();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
