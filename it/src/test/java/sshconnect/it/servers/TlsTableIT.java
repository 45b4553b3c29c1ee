package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sshconnect.it.servers.ScriptedTlsServer.Part;

/** What a TLS server may say, in which pieces, and how it may end: one table for both libraries. */
class TlsTableIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final String CUT =
            ": the connection ended without TLS's close_notify, and something may be missing while relaying";
    private static final String CUT_HANDSHAKE = ": closed the connection during the TLS handshake";
    private static final String NO_VERSION =
            ": speaks no version of TLS or no cipher that is spoken here (TLS 1.2 and 1.3)";
    private static final String TRY_CERTIFICATE = "wants a client certificate; try --tls-cert FILE and --tls-key FILE";

    /** Of TLS 1.1, with TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA and no session (RFC 4346, section 7.4.1.3). */
    private static final byte[] OLD_SERVER_HELLO = new byte[47];

    private static Authority authority;
    private static Authority.Identity server;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.start(ROOM, "Test CA");
        server = authority.sign("server", Authority.LOOPBACK);
        byte[] head = {22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2};
        System.arraycopy(head, 0, OLD_SERVER_HELLO, 0, head.length);
        OLD_SERVER_HELLO[44] = (byte) 0xc0;
        OLD_SERVER_HELLO[45] = 9;
    }

    /**
     * A row.
     *
     * @param name    what it is about
     * @param version the version of TLS that is spoken
     * @param part    what the server does
     * @param output  what comes out
     * @param failure what the one line on standard error holds behind the server's address; null where the run succeeds
     */
    private record Row(String name, String version, Part part, String output, String failure) {
        @Override
        public String toString() {
            return version + ", " + name;
        }
    }

    private static void add(List<Row> rows, String name, Part part, String output, String failure) {
        rows.add(new Row(name, "TLSv1.2", part, output, failure));
        addNew(rows, name, part, output, failure);
    }

    private static void addNew(List<Row> rows, String name, Part part, String output, String failure) {
        rows.add(new Row(name, "TLSv1.3", part, output, failure));
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        pieces(rows);
        newInVersion13(rows);
        truncations(rows);
        truncatedHandshakes(rows);
        others(rows);
        return rows;
    }

    private static void pingPong(ScriptedTlsServer peer) throws IOException {
        peer.shakeHands();
        peer.flush();
        peer.type("ping");
        peer.hear("ping");
        peer.put("pong");
        peer.putEnd();
        peer.flush();
        peer.end();
    }

    private static void pieces(List<Row> rows) {
        add(rows, "message by message", TlsTableIT::pingPong, "pong", null);
        add(
                rows,
                "byte by byte",
                peer -> {
                    peer.deliverByteByByte();
                    pingPong(peer);
                },
                "pong",
                null);
        add(
                rows,
                "records and the end in one piece",
                peer -> {
                    peer.shakeHands();
                    peer.flush();
                    peer.type("ping");
                    peer.hear("ping");
                    peer.put("one ", "two ", "three");
                    peer.putEnd();
                    peer.flush();
                    peer.end();
                },
                "one two three",
                null);
        add(
                rows,
                "the first words with the end of the handshake",
                peer -> {
                    peer.shakeHands();
                    peer.put("one ", "two");
                    peer.putEnd();
                    peer.flush();
                    peer.end();
                },
                "one two",
                null);
    }

    private static void newInVersion13(List<Row> rows) {
        addNew(
                rows,
                "a ticket, and nothing else for now",
                peer -> {
                    peer.shakeHands();
                    assertThat(peer.waiting()).isPositive();
                    peer.flush();
                    peer.type("ping");
                    peer.hear("ping");
                    peer.putEnd();
                    peer.flush();
                    peer.end();
                },
                "",
                null);
        addNew(rows, "new keys of both", TlsTableIT::newKeys, "abc", null);
        addNew(
                rows,
                "new keys of both, byte by byte",
                peer -> {
                    peer.deliverByteByByte();
                    newKeys(peer);
                },
                "abc",
                null);
    }

    /** The client has to answer with keys of its own before it says anything else. */
    private static void newKeys(ScriptedTlsServer peer) throws IOException {
        peer.shakeHands();
        peer.put("a");
        peer.putKeyUpdate();
        peer.put("b");
        peer.flush();
        for (String said : List.of("ping", "pong")) {
            peer.type(said);
            peer.hear(said);
        }
        peer.putKeyUpdate();
        peer.flush();
        peer.type("again");
        peer.hear("again");
        peer.put("c");
        peer.putEnd();
        peer.flush();
        peer.end();
    }

    private static void truncations(List<Row> rows) {
        add(
                rows,
                "the connection ends behind the handshake",
                peer -> {
                    peer.shakeHands();
                    peer.flush();
                    peer.end();
                },
                "",
                CUT);
        // Behind "all", a record of content that is cut: only its header, less, more; and close_notify without its end.
        for (int last : new int[] {0, 1, 20, 25, 28}) {
            add(
                    rows,
                    "the connection ends, but for " + last + " bytes of data",
                    peer -> cut(peer, last, true),
                    "all",
                    CUT);
        }
        add(rows, "the connection ends inside close_notify", peer -> cut(peer, 1, false), "all", CUT);
        add(
                rows,
                "the connection is reset",
                peer -> {
                    peer.shakeHands();
                    peer.put("all");
                    peer.flush();
                    peer.type("ping");
                    peer.hear("ping");
                    peer.reset();
                },
                "all",
                ": connection reset by peer while relaying");
    }

    private static void cut(ScriptedTlsServer peer, int last, boolean data) throws IOException {
        peer.shakeHands();
        peer.put("all");
        if (data && last > 0) {
            peer.put("cut");
        } else if (!data) {
            peer.putEnd();
        }
        peer.flushWithout(last);
        peer.end();
    }

    private static void truncatedHandshakes(List<Row> rows) {
        for (int bytes : new int[] {0, 1, 5, 40, 150}) {
            add(
                    rows,
                    "the connection ends " + bytes + " bytes into the handshake",
                    peer -> {
                        peer.shakeHandsUpTo(bytes);
                        peer.end();
                    },
                    "",
                    CUT_HANDSHAKE);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void says(List<Row> rows, String name, byte[] said, String failure) {
        addNew(
                rows,
                name,
                peer -> {
                    peer.send(said);
                    peer.end();
                },
                "",
                failure);
    }

    private static void others(List<Row> rows) {
        says(rows, "a banner in clear", ascii("SSH-2.0-x\r\n"), ": answers in clear: \"SSH-2.0-x\"");
        says(rows, "half a line in clear", ascii("HTTP/1.1 400"), ": answers in clear: \"HTTP/1.1 400\"");
        says(rows, "TLS 1.1 alone", OLD_SERVER_HELLO, NO_VERSION);
        says(rows, "TLS 1.1 alone, by an alert", new byte[] {21, 3, 2, 0, 2, 2, 70}, NO_VERSION);
        for (boolean typing : new boolean[] {false, true}) {
            String name = "an alert, and a reset" + (typing ? " while something is sent" : "");
            add(
                    rows,
                    name,
                    peer -> {
                        if (typing) {
                            peer.type("ping");
                        }
                        peer.demandCertificate();
                        peer.refuse();
                        peer.reset();
                    },
                    "",
                    TRY_CERTIFICATE);
        }
    }

    static Stream<Arguments> runs() {
        return rows().stream().flatMap(row -> Relay.successors().map(relay -> Arguments.of(row, relay)));
    }

    @ParameterizedTest(name = "{0}, {1}", allowZeroInvocations = true)
    @MethodSource("runs")
    void row(Row row, Relay relay) throws Exception {
        try (ScriptedTlsServer peer = new ScriptedTlsServer(server, row.version(), row.part())) {
            Command.Result outcome = relay.command(
                            "--tls",
                            "--tls-ca",
                            authority.certificate().toString(),
                            Loopback.V4,
                            String.valueOf(peer.port()))
                    .input(peer.typed())
                    .run();
            peer.join();
            assertThat(outcome.text()).isEqualTo(row.output());
            if (row.failure() == null) {
                assertThat(outcome.stderr()).isEmpty();
                assertThat(outcome.status()).isZero();
            } else {
                assertThat(outcome.stderr())
                        .startsWith("ERROR: ")
                        .hasLineCount(1)
                        .contains(Loopback.V4 + ":" + peer.port(), row.failure());
                assertThat(outcome.status()).isEqualTo(1);
            }
        }
    }

    private static Process started(List<String> words) throws IOException {
        // Who waits for a line that never comes is woken by the end of it.
        List<String> bounded = new ArrayList<>(List.of("timeout", "60"));
        bounded.addAll(words);
        return new ProcessBuilder(bounded)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void type(Process process, String line) throws IOException {
        process.getOutputStream().write(ascii(line + "\n"));
        process.getOutputStream().flush();
    }

    private static void awaitLine(BufferedReader reader, String text) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.contains(text)) {
            line = reader.readLine();
        }
        assertThat(line).as(text).isNotNull();
    }

    /** OpenSSL's server can have new keys and leave the client its old ones, which the JDK's cannot. */
    @EachSuccessor
    void newKeysOfTheServerAlone(Relay relay) throws Exception {
        String port = String.valueOf(Loopback.freePort());
        List<String> words = new ArrayList<>(List.of(Tool.OPENSSL.path(), "s_server", "-msg", "-tls1_3"));
        words.addAll(List.of("-accept", Loopback.V4 + ":" + port));
        words.addAll(List.of("-cert", server.both().toString()));
        Process openssl = started(words);
        BufferedReader shown = openssl.inputReader();
        awaitLine(shown, "ACCEPT");
        List<String> client = new ArrayList<>(relay.words());
        client.addAll(List.of("--tls", "--tls-ca", authority.certificate().toString(), Loopback.V4, port));
        Process process = started(client);
        BufferedReader heard = process.inputReader();
        type(process, "ping");
        awaitLine(shown, "ping");
        for (String command : List.of("k", "K", "k")) {
            type(openssl, command);
            awaitLine(shown, ">>> TLS 1.3, Handshake [length 0005], KeyUpdate");
            type(openssl, "hello");
            awaitLine(heard, "hello");
            type(process, "pong " + command);
            awaitLine(shown, "pong " + command);
        }
        process.destroy();
        openssl.destroy();
    }

    /** What becomes of a connection that nobody uses any more, in either direction, is nobody's loss. */
    @EachSuccessor
    void theLocalSideIsGone(Relay relay) throws Exception {
        Part part = peer -> {
            peer.shakeHands();
            peer.put("all");
            peer.flush();
            peer.awaitEnd();
        };
        try (ScriptedTlsServer peer = new ScriptedTlsServer(server, "TLSv1.3", part)) {
            List<String> words = new ArrayList<>(relay.words());
            words.addAll(List.of("--tls", "--tls-insecure", Loopback.V4, String.valueOf(peer.port())));
            Process process = new ProcessBuilder(words).start();
            assertThat(process.getInputStream().readNBytes(3)).isEqualTo(ascii("all"));
            process.getInputStream().close();
            process.getOutputStream().close();
            String complaints = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(complaints).startsWith("WARNING: ").hasLineCount(1);
            assertThat(process.waitFor()).isZero();
            peer.join();
        }
    }

    /** The other way round: a request in clear on the server's port. */
    @EachSuccessor
    void aRequestInClear(Relay relay) throws Exception {
        Part part = peer -> {
            peer.refuse();
            peer.end();
        };
        try (ScriptedTlsServer peer = new ScriptedTlsServer(server, "TLSv1.3", part)) {
            Command.Result outcome = relay.command("-H", Loopback.V4 + ":" + peer.port(), "host.example", "22")
                    .run();
            peer.join();
            Expectations.assertRefused(
                    relay, outcome, "does not speak http: it sent \"??????P\"; it may want TLS; try https://");
        }
    }
}
