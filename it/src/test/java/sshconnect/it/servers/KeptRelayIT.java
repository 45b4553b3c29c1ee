package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One process for many clients ({@code -k}), where readers, clients and the system do not do what one would like. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptRelayIT {
    /** So many openings go on at a time. */
    private static final int OPENINGS = 64;

    private static final Pattern LOST =
            Pattern.compile("WARNING: lines that are missing here, since nobody read standard error: (\\d+)");
    /** An account that nobody has, so that no other process counts. */
    private static final String ACCOUNT = "61234";

    /** Whether a client's connection, or a proxy's, has come to its end, in order or by a reset. */
    private static boolean ends(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static Socket connect(KeptRelay relay) throws IOException {
        return new Socket(relay.address().getAddress(), relay.address().getPort());
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 2 * OPENINGS, InetAddress.getByName(Loopback.V4));
    }

    private static String address(ServerSocket proxy) {
        return Loopback.V4 + ":" + proxy.getLocalPort();
    }

    /** Each of these clients is worth a line, and all lines together are more than anything on the way holds. */
    @EachSuccessor
    void nobodyReadsStandardError(Relay program) throws IOException {
        int count = 3000;
        String closed;
        try (ServerSocket proxy = listen()) {
            closed = address(proxy);
        }
        try (KeptRelay relay = KeptRelay.start(program.words(), closed)) {
            for (int i = 0; i < count; i++) {
                try (Socket client = connect(relay)) {
                    assertThat(ends(client)).isTrue();
                }
            }
            int told = 0;
            int lost = 0;
            while (told + lost < count) {
                String line = relay.line();
                var losses = LOST.matcher(line);
                if (losses.matches()) {
                    lost += Integer.parseInt(losses.group(1));
                } else {
                    assertThat(line).startsWith("ERROR: socks server " + closed);
                    told++;
                }
            }
            assertThat(lost).isPositive();
            assertThat(told + lost).isEqualTo(count);
            assertThat(relay.processes()).as("left behind").isZero();
            assertThat(relay.stop()).isEmpty();
        }
    }

    /** A connection that was torn down leaves nobody to make a tunnel for. */
    @EachSuccessor
    void clientsThatReset(Relay program) throws IOException {
        try (ServerSocket proxy = listen();
                KeptRelay relay = waitingFor(program, proxy)) {
            List<Socket> openings = new ArrayList<>();
            for (int i = 0; i < OPENINGS; i++) {
                try (Socket client = connect(relay)) {
                    openings.add(proxy.accept());
                    client.setSoLinger(true, 0);
                }
            }
            for (Socket opening : openings) {
                opening.getInputStream().readNBytes(3);
                assertThat(ends(opening)).isTrue();
                opening.close();
            }
            assertThat(relay.stop()).noneMatch(line -> line.startsWith("ERROR: "));
        }
    }

    /** Over TCP, one that has closed looks like one that listens; it makes room when room is wanted. */
    @EachSuccessor
    void clientsThatClose(Relay program) throws IOException {
        try (ServerSocket proxy = listen();
                KeptRelay relay = waitingFor(program, proxy)) {
            List<Socket> openings = new ArrayList<>();
            for (int i = 0; i < OPENINGS; i++) {
                Socket client = connect(relay);
                openings.add(proxy.accept());
                client.close();
            }
            try (Socket client = connect(relay);
                    Socket opening = proxy.accept()) {
                assertThat(opening.getInputStream().readNBytes(3)).startsWith(5);
                openings.get(0).getInputStream().readNBytes(3);
                assertThat(ends(openings.get(0))).isTrue();
                assertThat(relay.stop()).noneMatch(line -> line.startsWith("ERROR: "));
                assertThat(ends(client)).isTrue();
            }
            for (Socket opening : openings) {
                opening.close();
            }
        }
    }

    /** Serves without a time limit, so that nothing but what is tested ends an opening. */
    private static KeptRelay waitingFor(Relay program, ServerSocket proxy) throws IOException {
        List<String> words = new ArrayList<>(program.words());
        words.addAll(List.of("-w", "0"));
        return KeptRelay.start(words, address(proxy));
    }

    /** Clients for whom no process can be had wait until one can. */
    @EachSuccessor
    void moreThanThereAreProcessesFor(Relay program, @TempDir Path folder) throws IOException {
        assumeThat(program.toString()).as("a JVM needs many threads itself").isNotEqualTo("jar");
        assumeThat(System.getProperty("user.name"))
                .as("may become somebody else")
                .isEqualTo("root");
        List<String> words = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + ACCOUNT,
                "--clear-groups",
                "prlimit",
                "--nproc=2",
                copy(Path.of(program.words().get(0)), folder).toString()));
        try (ServerSocket proxy = listen();
                KeptRelay relay = KeptRelay.start(words, address(proxy))) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < OPENINGS; i++) {
                clients.add(connect(relay));
            }
            for (int i = 0; i < OPENINGS; i++) {
                try (Socket opening = proxy.accept()) {
                    opening.getInputStream().readNBytes(3);
                    opening.getOutputStream().write(new byte[] {5, 0});
                    opening.getInputStream().readNBytes(10);
                    opening.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0, (byte) i});
                    assertThat(clients.get(i).getInputStream().read()).isEqualTo(i);
                }
                clients.get(i).close();
            }
            assertThat(relay.stop())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING: take more clients: ")
                    .endsWith("; they have to wait");
        }
    }

    /** A copy of the executables, where every account may run them. */
    private static Path copy(Path executable, Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : List.of("connect", "connect-full")) {
            Path file = executable.resolveSibling(name);
            if (Files.exists(file)) {
                Path copy = Files.copy(file, folder.resolve(name));
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return folder.resolve(executable.getFileName());
    }

    /** Too few descriptors are an error at the start, which says how many it takes; so many are enough. */
    @EachSuccessor
    void tooFewDescriptors(Relay program) throws IOException {
        assumeThat(program.toString()).as("a JVM needs many itself").isNotEqualTo("jar");
        String needed = null;
        for (int limit = 4; needed == null || limit < Integer.parseInt(needed); limit++) {
            List<String> words = limited(program, limit);
            words.addAll(List.of("-k", "-p", "127.0.0.1:0", "192.0.2.1", "22"));
            Command.Result outcome = Command.of(words).run();
            assertThat(outcome.status()).as("with " + limit).isEqualTo(1);
            var error = Pattern.compile("ERROR: serve clients: only " + limit
                            + " file descriptors are allowed, and it takes (\\d+); try ulimit -n \\1, or more")
                    .matcher(outcome.stderr()
                            .lines()
                            .reduce((first, last) -> last)
                            .orElseThrow());
            assertThat(error.matches()).as(outcome.stderr()).isTrue();
            assertThat(needed == null || needed.equals(error.group(1))).isTrue();
            needed = error.group(1);
        }
        // One more, as it listens on two addresses here.
        int limit = Integer.parseInt(needed) + 1;
        try (ServerSocket proxy = listen();
                KeptRelay relay = KeptRelay.start(limited(program, limit), address(proxy));
                Socket client = connect(relay);
                Socket opening = proxy.accept()) {
            assertThat(opening.getInputStream().readNBytes(3)).startsWith(5);
            assertThat(client.isConnected()).isTrue();
        }
    }

    private static List<String> limited(Relay program, int limit) {
        List<String> words =
                new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n " + limit + " && exec \"$@\"", "limited"));
        words.addAll(program.words());
        return words;
    }
}
