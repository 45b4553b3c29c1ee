package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the front looks for the full executable, and what it does where there is none. */
class FullExecutableIT {
    private static final String HAND_OVER = "DEBUG: handing over to ";
    private static final String REQUEST = "CONNECT 192.0.2.7:22 HTTP/1.1\r\nHost: 192.0.2.7:22\r\n";
    /** Long enough for any machine; what takes it has failed. */
    private static final int PATIENCE_MILLIS = 30_000;

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

        assertThat(handOvers(program))
                .containsExactly(HAND_OVER + beside + " for a service that is not in /etc/services");
    }

    @Test
    void theFullOneIsWhereInstalledProgramsKeepWhatTheyRun() throws Exception {
        Path program = copy(front, "bin/connect");
        copy(full, "libexec/connect/connect-full");

        assertThat(handOvers(program))
                .containsExactly(HAND_OVER + folder.resolve("bin")
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
    void aloneItProvesAPasswordByDigest() throws Exception {
        Refused run = refused("Digest realm=x, nonce=n, Basic");

        assertThat(run.asked)
                .startsWith(REQUEST + REQUEST + "Proxy-Authorization: Digest username=\"ann\", realm=\"x\"")
                .doesNotContain("Basic");
    }

    @Test
    void aloneItProvesAPasswordByNtlm() throws Exception {
        Refused run = refused("NTLM, Basic");

        assertThat(run.asked)
                .startsWith(REQUEST + REQUEST + "Proxy-Authorization: NTLM TlRM")
                .doesNotContain("Basic");
    }

    /** There may be a ticket, which only a library can use. */
    @Test
    void aloneItDoesNotSendInClearWhatTheFullOneWouldNot() throws Exception {
        Refused run = refused("Negotiate, Basic");

        assertThat(run.asked).isEqualTo(REQUEST);
        assertThat(run.said)
                .contains(
                        "in clear (Basic)",
                        "Negotiate: cannot run connect-full: it is not installed",
                        "--proxy-auth=basic");
    }

    /** A run at whose end there was no tunnel: what it said to the proxy, and to the user. */
    private record Refused(String asked, String said) {}

    /** Runs the front alone, for a user with a password and what looks like a ticket. */
    private Refused refused(String challenges) throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ProcessBuilder builder = new ProcessBuilder(
                    copy(front, "connect").toString(),
                    "-H",
                    "http://ann:secret@127.0.0.1:" + proxy.getLocalPort(),
                    "192.0.2.7",
                    "22");
            Path tickets = Files.write(folder.resolve("tickets"), new byte[] {5, 4});
            builder.environment().put("KRB5CCNAME", tickets.toString());
            Process process = builder.start();
            StringBuilder asked = new StringBuilder();
            try (Socket connection = proxy.accept()) {
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                String demand = "HTTP/1.1 407 x\r\nProxy-Authenticate: " + challenges + "\r\nContent-Length: 0\r\n\r\n";
                String answer = demand;
                for (String head = head(reader); !head.isEmpty(); head = head(reader)) {
                    asked.append(head);
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    answer = "HTTP/1.1 403 x\r\nContent-Length: 0\r\n\r\n";
                }
            }
            String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(1);
            return new Refused(asked.toString(), said);
        }
    }

    /** The head of a request; nothing at the end of all of them. */
    private static String head(BufferedReader reader) throws IOException {
        StringBuilder head = new StringBuilder();
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
            head.append(line).append("\r\n");
            line = reader.readLine();
        }
        return head.toString();
    }

    @Test
    void frontsThatStandForFullOnesHandOverNoMore() throws Exception {
        Path one = copy(front, "one/connect");
        Path other = copy(front, "other/connect");
        Files.createSymbolicLink(folder.resolve("one/connect-full"), other);
        Files.createSymbolicLink(folder.resolve("other/connect-full"), one);

        assertThat(handOvers(one)).hasSize(1);
    }

    @Test
    void aFullOneThatOthersCanWriteIsNotRun() throws Exception {
        Path program = copy(front, "connect");
        Path beside = copy(full, "connect-full");
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxrwxr-x"));

        assertThat(lines(program))
                .hasSize(2)
                .first()
                .isEqualTo("WARNING: " + beside + " is not run: others can write it; try chmod go-w");
    }

    @Test
    void aFullOneOfSomebodyElseIsNotRun() throws Exception {
        Path program = copy(front, "connect");
        Path beside = copy(full, "connect-full");
        assumeTrue(giveToNobody(beside), "it takes root to give a file away");

        assertThat(lines(program))
                .hasSize(2)
                .first()
                .isEqualTo("WARNING: " + beside + " is not run: it belongs to another user");
    }

    @Test
    void aFullOneOfWhomTheFrontBelongsToIsRun() throws Exception {
        Path program = copy(front, "connect");
        Path beside = copy(full, "connect-full");
        assumeTrue(giveToNobody(beside) && giveToNobody(program), "it takes root to give a file away");

        assertThat(handOvers(program)).hasSize(1);
    }

    @Test
    void aLinkIsAsGoodAsWhatItLeadsTo() throws Exception {
        Path program = copy(front, "connect");
        Path elsewhere = copy(full, "elsewhere");
        Path link = Files.createSymbolicLink(folder.toRealPath().resolve("connect-full"), elsewhere);
        assertThat(handOvers(program)).hasSize(1);
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(lines(program)).first().asString().startsWith("WARNING: " + link + " is not run: ");
    }

    @Test
    void aWarningIsToldOnce() throws Exception {
        Path program = copy(front, "connect");
        copy(full, "connect-full");

        assertThat(warnings(program, "-d", "name.invalid", "22", "surplus")).hasSize(1);
        assertThat(warnings(program, "-p", "192.0.2.7:0", "name.invalid", "22", "surplus"))
                .hasSize(1);
    }

    @Test
    void aFullOneThatCannotBeRunLeavesItToTheFront() throws Exception {
        Path program = copy(front, "connect");
        Path beside = copy(full, "connect-full");
        Files.writeString(beside, "#!/nonexistent/interpreter\n");

        assertThat(lines(program)).contains(HAND_OVER + beside + " for a service that is not in /etc/services");
        assertThat(warnings(program, "name.invalid", "22", "surplus")).hasSize(1);
    }

    /** Nothing was begun before: reading files and variables twice takes half as long as the start of the front. */
    @Test
    void whatTheCommandLineSaysOfTlsIsEnough() throws Exception {
        Path program = copy(front, "connect");
        Path beside = copy(full, "connect-full");

        assertThat(said(start(program, "-d", "--tls", "127.0.0.1", "1"))).startsWith(HAND_OVER + beside + " for TLS");
    }

    /** What is looked up here cannot be found, which is for the full one to say: until then, nothing goes to the proxy. */
    @Test
    void whatComesAfterTheNeedIsLeftToTheFullOne() throws Exception {
        Path program = copy(front, "connect");
        copy(full, "connect-full");
        try (ServerSocket proxy = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            proxy.setSoTimeout(PATIENCE_MILLIS);
            String server = "127.0.0.1:" + proxy.getLocalPort();
            Process process = start(program, "-d", "-R", "both", "-S", server, "name.invalid", "22");
            proxy.accept().close();
            assertThat(said(process))
                    .filteredOn(line -> line.startsWith(HAND_OVER))
                    .hasSize(1);

            proxy.setSoTimeout(1);
            assertThatThrownBy(proxy::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** An account that the files do not know may be known elsewhere, which has to be found out before. */
    @Test
    void noPasswordIsReadTwice() throws Exception {
        assumeTrue(Files.getOwner(Path.of("/proc/self")).getName().equals("root"), "it takes root to become somebody");
        Path program = copy(front, "connect");
        copy(full, "connect-full");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ServerSocket proxy = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            proxy.setSoTimeout(PATIENCE_MILLIS);
            String read = "printf 'secret\\nnext\\n' | { setpriv --reuid 54321 --clear-groups " + program
                    + " --password-fd 3 -H 127.0.0.1:" + proxy.getLocalPort()
                    + " 192.0.2.7 22 3<&0 </dev/null; cat; exit 1; }";
            Process process = start(Path.of("/bin/sh"), "-c", read);
            for (int i = 0; i < 2; i++) {
                try (Socket connection = proxy.accept()) {
                    connection
                            .getOutputStream()
                            .write(("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=x\r\n"
                                            + "Content-Length: 0\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    connection.getInputStream().readAllBytes();
                }
            }
            assertThat(said(process))
                    .anyMatch(line -> line.contains("wants a user name: none is known"))
                    .endsWith("next");
        }
    }

    /** Whatever the run that is left does at its end, the streams are for the one that goes on. */
    @Test
    void theStandardStreamsAreHandedOver() throws Exception {
        Path program = copy(front, "connect");
        copy(full, "connect-full");
        try (ServerSocket proxy = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            proxy.setSoTimeout(PATIENCE_MILLIS);
            ProcessBuilder builder = new ProcessBuilder(
                    program.toString(),
                    "--credential-helper",
                    "true",
                    "-H",
                    "127.0.0.1:" + proxy.getLocalPort(),
                    "192.0.2.7",
                    "22");
            builder.environment().put("LD_PRELOAD", "libc.so.6");
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().write("said\n".getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().close();
            try (Socket connection = proxy.accept()) {
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                head(reader);
                connection.getOutputStream().write("HTTP/1.1 200 x\r\n\r\nheard".getBytes(StandardCharsets.US_ASCII));
                assertThat(reader.readLine()).isEqualTo("said");
            }
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("heard");
            assertThat(process.waitFor()).isZero();
        }
    }

    private static List<String> warnings(Path program, String... arguments) throws Exception {
        return said(start(program, arguments)).stream()
                .filter(line -> line.startsWith("WARNING: "))
                .toList();
    }

    private static Process start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("LD_PRELOAD");
        return builder.redirectErrorStream(true).start();
    }

    /** What a program that fails says until its end. */
    private static List<String> said(Process process) throws Exception {
        Stream<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
        assertThat(process.waitFor()).isEqualTo(1);
        return lines.toList();
    }

    private static boolean giveToNobody(Path file) throws IOException {
        if (!Files.getOwner(Path.of("/proc/self")).getName().equals("root")) {
            return false;
        }
        Files.setOwner(
                file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        return true;
    }

    private Path copy(Path executable, String name) throws IOException {
        Path target = folder.toRealPath().resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(executable, target);
        return Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> handOvers(Path program) throws Exception {
        return lines(program).stream()
                .filter(line -> line.startsWith(HAND_OVER))
                .toList();
    }

    /** Asks for a service that there is not; gives what the program says. */
    private static List<String> lines(Path program) throws Exception {
        List<String> all = said(start(program, "-d", "localhost", "no-such-service"));
        assertThat(all).last().asString().contains("ERROR: ").contains("no-such-service");
        return all;
    }
}
