package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the servers of one test class live: their files, and their end when the class is through. */
final class ServerRoom implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    /** Servers that give up root's rights must still reach and write their files. */
    private static final String OPEN_TO_ALL = "rwxrwxrwx";

    static final Set<PosixFilePermission> READABLE_TO_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private Path root;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        root = Files.createTempDirectory("connect-servers-");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(OPEN_TO_ALL));
    }

    /** What the servers wrote about earlier tests says nothing about the next one. */
    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        for (AutoCloseable server : running) {
            if (server instanceof ServerProcess process) {
                process.markLogs();
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * Makes a folder that any account can write to.
     *
     * @param name what to call it; a number is added where that is taken
     * @return the folder
     */
    Path folder(String name) throws IOException {
        Path folder = root.resolve(name);
        for (int number = 2; Files.exists(folder); number++) {
            folder = root.resolve(name + "-" + number);
        }
        Files.createDirectory(folder);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OPEN_TO_ALL));
    }

    /**
     * Starts a server that stays in the foreground, and waits until it takes connections.
     *
     * @param folder      its working directory; its output goes to the file {@code log} there
     * @param environment what its environment holds beside PATH
     * @param command     the program and its arguments
     * @param listeners   addresses and port at which it will take connections
     * @return the running server
     */
    ServerProcess start(Path folder, Map<String, String> environment, List<String> command, Listeners listeners)
            throws IOException, InterruptedException {
        ServerProcess server = keep(ServerProcess.start(folder, environment, command));
        server.awaitListening(listeners);
        return server;
    }

    /** Stops {@code server} when the class is through, before those that came earlier. */
    <T extends AutoCloseable> T keep(T server) {
        running.push(server);
        return server;
    }

    /**
     * Where a server takes connections.
     *
     * @param port      the port
     * @param addresses the addresses, one at least
     */
    record Listeners(int port, List<String> addresses) {
        static Listeners v4(int port) {
            return new Listeners(port, List.of(Loopback.V4));
        }

        static Listeners v6(int port) {
            return new Listeners(port, List.of(Loopback.V6));
        }

        /** On every loopback address that the machine has. */
        static Listeners all(int port) {
            return new Listeners(port, Loopback.hasV6() ? List.of(Loopback.V4, Loopback.V6) : List.of(Loopback.V4));
        }
    }
}
