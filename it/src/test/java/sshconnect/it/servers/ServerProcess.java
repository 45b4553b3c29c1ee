package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A server in a process of its own. Nothing of it outlives the virtual machine that started it. */
final class ServerProcess implements AutoCloseable {
    /** Far more than any server takes to start or to write a line: it ends what hangs, and measures nothing. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LOOK_EVERY_MILLIS = 10;
    private static final int STOP_SECONDS = 5;

    private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ServerProcess::kill)));
    }

    private final Process process;
    private final String name;
    private final Path log;
    private final Map<Path, Long> seen = new HashMap<>();

    private ServerProcess(Process process, Path folder) {
        this.process = process;
        this.name = folder.getFileName().toString();
        this.log = folder.resolve("log");
        RUNNING.add(this);
    }

    static ServerProcess start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), folder);
    }

    /** From here on, {@link #awaitLog} looks only at what is written after this. */
    void markLogs() throws IOException {
        try (Stream<Path> files = Files.list(log.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.put(file, Files.size(file));
            }
        }
    }

    void awaitListening(ServerRoom.Listeners listeners) throws InterruptedException {
        for (String address : listeners.addresses()) {
            InetSocketAddress end = new InetSocketAddress(address, listeners.port());
            await(() -> accepts(end), () -> "does not listen on " + end);
        }
    }

    /**
     * Waits until the server has written a text to its log, since the current test began.
     *
     * @param name a file in the server's folder, {@code log} for what it prints
     * @param text what is to appear
     */
    void awaitLog(String name, String text) throws InterruptedException {
        Path file = log.resolveSibling(name);
        int start = Math.toIntExact(seen.getOrDefault(file, 0L));
        await(
                () -> read(file).indexOf(text, start) >= 0,
                () -> "wrote no \"" + text + "\"; its file " + name + ":\n" + read(file));
    }

    /** Waits until the server has printed a text, since the current test began. */
    void awaitLog(String text) throws InterruptedException {
        awaitLog("log", text);
    }

    /**
     * Waits until something is the case.
     *
     * @param condition what
     * @param complaint what to say of the server where that does not come
     */
    void await(BooleanSupplier condition, Supplier<String> complaint) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                fail("%s ended with status %d; log:%n%s", name, process.exitValue(), read(log));
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                fail("%s %s%nlog:%n%s", name, complaint.get(), read(log));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** Ends the server and every process that it started. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        RUNNING.remove(this);
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static boolean accepts(InetSocketAddress end) {
        try (Socket socket = new Socket(end.getAddress(), end.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return e.toString();
        }
    }
}
