package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the front looks for the full executable, and what it does where there is none. */
class FullExecutableIT {
    private static final String HAND_OVER = "DEBUG: handing over to ";

    @TempDir
    private Path folder;
    private Path front;
    private Path full;

    @BeforeEach
    void takeBoth() throws IOException {
        front = Built.executable("connect.native");
        full = Path.of(System.getProperty("connect.full"));
        assumeTrue(Files.exists(full), "the build has made no front, for want of musl-gcc");
    }

    @Test
    void theFullOneIsBesideIt() throws Exception {
        Path program = copy(front, "connect");
        Path beside = copy(full, "connect-full");

        assertThat(handOvers(program)).containsExactly(HAND_OVER + beside + " for a service that is not in /etc/services");
    }

    @Test
    void theFullOneIsWhereInstalledProgramsKeepWhatTheyRun() throws Exception {
        Path program = copy(front, "bin/connect");
        copy(full, "libexec/connect/connect-full");

        assertThat(handOvers(program)).containsExactly(HAND_OVER + folder.resolve("bin")
                + "/../libexec/connect/connect-full for a service that is not in /etc/services");
    }

    @Test
    void theLinkThatStartsItDoesNotMatter() throws Exception {
        copy(full, "bin/connect-full");
        Path link = Files.createSymbolicLink(folder.resolve("connect"), copy(front, "bin/connect"));

        assertThat(handOvers(link)).hasSize(1);
    }

    @Test
    void aloneItDoesWhatItCan() throws Exception {
        assertThat(handOvers(copy(front, "connect"))).isEmpty();
    }

    @Test
    void aloneItDoesNotSendInClearWhatTheFullOneWouldNot() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = new ProcessBuilder(copy(front, "connect").toString(), "-H",
                    "http://ann:secret@127.0.0.1:" + proxy.getLocalPort(), "192.0.2.7", "22").start();
            String asked;
            try (Socket connection = proxy.accept()) {
                connection.getOutputStream().write(("HTTP/1.1 407 x\r\nProxy-Authenticate: Digest realm=x, nonce=n, Basic\r\n"
                        + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                asked = new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            }
            assertThat(asked).isEqualTo("CONNECT 192.0.2.7:22 HTTP/1.1\r\nHost: 192.0.2.7:22\r\n\r\n");
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("in clear (Basic)", "run connect-full: it is not installed", "--proxy-auth=basic");
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void frontsThatStandForFullOnesHandOverNoMore() throws Exception {
        Path one = copy(front, "one/connect");
        Path other = copy(front, "other/connect");
        Files.createSymbolicLink(folder.resolve("one/connect-full"), other);
        Files.createSymbolicLink(folder.resolve("other/connect-full"), one);

        assertThat(handOvers(one)).hasSize(1);
    }

    private Path copy(Path executable, String name) throws IOException {
        Path target = folder.toRealPath().resolve(name);
        Files.createDirectories(target.getParent());
        return Files.copy(executable, target);
    }

    /** Asks for a service that there is not; gives the lines of the hand-overs. */
    private static List<String> handOvers(Path program) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-d", "localhost", "no-such-service");
        builder.environment().remove("LD_PRELOAD");
        Process process = builder.redirectErrorStream(true).start();
        Stream<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
        assertThat(process.waitFor()).isEqualTo(1);
        List<String> all = lines.toList();
        assertThat(all).last().asString().contains("ERROR: ").contains("no-such-service");
        return all.stream().filter(line -> line.startsWith(HAND_OVER)).toList();
    }
}
