package sshconnect.cost;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.cli.App;
import sshconnect.host.Channel;
import sshconnect.host.FakeHost;
import sshconnect.host.Host;
import sshconnect.host.Script;
import sshconnect.host.Tunnel;
import sshconnect.proto.dns.DnsQuery;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.security.ComputedDigests;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.Hmac;
import sshconnect.security.Md4;
import sshconnect.security.MessageDigests;
import sshconnect.vectors.FakeGssApi;

/**
 * What strangers can send and people can write, of any size, made to cost as much as it can: by name, what runs the
 * program, or a part of it, on so many bytes.
 */
public final class Inputs implements Supplier<Map<String, IntConsumer>> {

    private static final int PIECE_BYTES = 4096;
    private static final String REQUEST = "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n\r\n";
    private static final String AUTHENTICATED =
            "CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n" + "Proxy-Authorization: Basic dXNlcjpwdw==\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String DEMAND = "HTTP/1.1 407 x\r\nProxy-Authenticate: ";
    private static final String CONNECTRC = "/home/user/.connectrc";

    /** Behind the header, the question and what a record has in front of its data. */
    private static final int DATA_OF_FIRST_RECORD = 12 + 12 + 11;

    private final Map<String, IntConsumer> inputs = new LinkedHashMap<>();

    @Override
    public Map<String, IntConsumer> get() {
        heads();
        challenges();
        bodies();
        reflections();
        digests();
        otherProxies();
        files();
        people();
        names();
        return inputs;
    }

    private static String fill(String piece, int size) {
        return piece.repeat(size / piece.length() + 1);
    }

    /** In pieces, as a network delivers them. */
    private static Script say(Script script, String text) {
        for (int from = 0; from < text.length(); from += PIECE_BYTES) {
            script.say(text.substring(from, Math.min(text.length(), from + PIECE_BYTES))
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        return script;
    }

    private static void http(Script script, String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(options, 0, arguments, 0, options.length);
        System.arraycopy(new String[] {"-H", "192.0.2.9", "h.test", "22"}, 0, arguments, options.length, 4);
        run(new FakeHost().environment("HTTP_PROXY_PASSWORD", "pw").peer("192.0.2.9", 80, script), arguments);
    }

    private static Script answers(String answer) {
        return say(new Script().expect(REQUEST), answer);
    }

    private void heads() {
        inputs.put(
                "a head of folded lines",
                n -> http(answers(OK + "A: x\r\n" + fill(" \n", n) + "\r\n").end()));
        inputs.put(
                "a head of folded lines, traced",
                n -> http(answers(OK + "A: x\r\n" + fill(" \n", n) + "\r\n").end(), "-dd"));
        inputs.put(
                "a head of many fields",
                n -> http(answers(OK + fill("a:\n", n) + "\r\n").end()));
        inputs.put(
                "a head that comes byte by byte",
                n -> http(answers(OK + fill("a:\n", n) + "\r\n").byteByByte().end()));
        inputs.put(
                "a head without an end",
                n -> http(answers(OK + fill("x\n", n)).byteByByte().end()));
        inputs.put(
                "interim heads",
                n -> http(answers(fill("HTTP/1.1 100 x\r\nA: x\r\n" + fill(" \n", 6 * n / 16) + "\r\n", 5 * n) + OK
                                + "\r\n")
                        .end()));
        inputs.put(
                "a status line",
                n -> http(answers("HTTP/1.1 599 " + fill("x\t", n) + "\r\n\r\n").end()));
    }

    private void challenges() {
        for (String piece : new String[] {
            "a,", "a ", "Basic realm=\"x\",", "Basic a=b,", "\\\"", "\",", "/", "=", "a b=c ", "a=\"\\\"\","
        }) {
            inputs.put(
                    "challenges of " + piece,
                    n -> http(answers(DEMAND + fill(piece, n) + "\r\n\r\n").end()));
        }
        inputs.put(
                "a challenge of many kinds of quality",
                n -> http(answers(DEMAND + "Digest nonce=\"x\", qop=\"" + fill("a,b ", n) + "\"\r\n\r\n")
                        .end()));
        inputs.put(
                "many fields with a challenge",
                n -> http(answers("HTTP/1.1 407 x\r\n" + fill("Proxy-Authenticate: a\r\n", n) + "\r\n")
                        .end()));
        inputs.put("a challenge of ntlm", n -> {
            byte[] message = new byte[n];
            byte[] begin = "NTLMSSP\0\2".getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(begin, 0, message, 0, begin.length);
            message[20] = 1;
            message[22] = (byte) 0x80;
            message[40] = (byte) (n - 48);
            message[41] = (byte) (n - 48 >> 8);
            message[44] = 48;
            for (int i = 48; i < n - 4; i += 4) {
                message[i] = 9;
            }
            http(new Script()
                    .expect(REQUEST)
                    .say("HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM\r\n" + "Content-Length: 0\r\n\r\n")
                    .expect("CONNECT h.test:22 HTTP/1.1\r\nHost: h.test:22\r\n"
                            + "Proxy-Authorization: NTLM TlRMTVNTUAABAAAAB4IIoAAAAAAAAAAAAAAAAAAAAAA=\r\n"
                            + "Proxy-Connection: Keep-Alive\r\n\r\n")
                    .say("HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM "
                            + Base64.getEncoder().encodeToString(message) + "\r\n\r\n")
                    .end());
        });
    }

    private void bodies() {
        String chunked = DEMAND + "Basic realm=x\r\nTransfer-Encoding: chunked\r\n\r\n";
        inputs.put("a body of small chunks", n -> http(authenticated(chunked + fill("1\r\nx\r\n", n) + "0\r\n\r\n")));
        inputs.put(
                "a body with a long extension that comes byte by byte",
                n -> http(authenticated(chunked + "1;" + fill("x", n / 8) + "\r\nx\r\n0\r\n\r\n")
                        .byteByByte()));
        inputs.put(
                "a body with a long trailer", n -> http(authenticated(chunked + "0\r\n" + fill("a:\n", n) + "\r\n")));
    }

    private void reflections() {
        for (String line : new String[] {"X: dXNlcjpw\r\n", "dXNl\n", "6458\n", "%%%%\n"}) {
            inputs.put(
                    "a head with beginnings of a secret in lines, traced: " + line.strip(),
                    n -> http(
                            answers(DEMAND + "Basic realm=x\r\nContent-Length: 0\r\n\r\n")
                                    .expect(AUTHENTICATED)
                                    .say(OK + fill(line, n / 4) + "\r\n")
                                    .end(),
                            "-d"));
        }
    }

    private void digests() {
        MessageDigests digests = new ComputedDigests();
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            inputs.put("a message for " + algorithm.token(), n -> digests.digest(algorithm, new byte[n]));
            inputs.put(
                    "a key and a message for HMAC-" + algorithm.token(),
                    n -> Hmac.of(digests, algorithm, new byte[n], new byte[n]));
        }
        inputs.put("a message for MD4", n -> Md4.digest(new byte[n]));
    }

    private static Script authenticated(String demand) {
        return answers(demand).expect(AUTHENTICATED).say(OK + "\r\n").end();
    }

    private void otherProxies() {
        for (String piece : new String[] {"\377\374\1", "\377\372", "\377\377", "\r\0", "aab\r\n", "aab"}) {
            inputs.put("a telnet proxy of " + piece.strip(), n -> telnet(fill(piece, n / 2)));
            inputs.put(
                    "a telnet proxy of " + piece.strip() + ", where a script waits",
                    n -> telnetScript(fill(piece, n / 2)));
        }
        inputs.put("a telnet proxy that proposes much", n -> {
            String proposals = fill("\377\373\1", n / 2);
            Script script = say(new Script().expect("telnet h.test 22\r\n"), proposals)
                    .expect("\377\376\1".repeat(512).getBytes(StandardCharsets.ISO_8859_1))
                    .end();
            run(new FakeHost().peer("192.0.2.9", 23, script), "-T", "192.0.2.9", "h.test", "22");
        });
        inputs.put("lines of a telnet proxy", n -> telnet(fill("\n", n / 2)));
        inputs.put("a long line of a telnet proxy, byte by byte", n -> telnet(fill("x", n / 2)));
        inputs.put(
                "a gssapi token",
                n -> socks(new Script()
                        .expect(5, 1, 1)
                        .say(5, 1)
                        .expect("\1\1\0\24hello rcmd@192.0.2.9")
                        .say("\1\1" + (char) (n >> 8 & 0x7f) + "\0")
                        .say(new byte[(n >> 8 & 0x7f) << 8])
                        .end()));
        inputs.put(
                "gssapi tokens",
                n -> socks(say(
                                new Script().expect(5, 1, 1).say(5, 1).expect("\1\1\0\24hello rcmd@192.0.2.9"),
                                fill("\1\1\0\4more", n))
                        .expect("\1\1\0\5again".repeat(16))
                        .end()));
        inputs.put("small wrapped messages", n -> {
            byte[] wrapped = fill("\1\3\0\4i(x)", n).getBytes(StandardCharsets.ISO_8859_1);
            Tunnel channel =
                    Tunnel.of(new Whole(wrapped)).within(new GssapiLayer(FakeGssApi.established(), false), new byte[0]);
            byte[] buffer = new byte[PIECE_BYTES];
            int count = channel.peek(buffer, Host.NO_DEADLINE).value();
            while (count > 0) {
                channel.discard(count);
                count = channel.peek(buffer, Host.NO_DEADLINE).value();
            }
        });
    }

    private static void telnetScript(String answer) {
        run(
                new FakeHost()
                        .file("script", "expect " + fill("aa", 400) + "b\nsend %w\n")
                        .peer(
                                "192.0.2.9",
                                23,
                                say(new Script(), answer).byteByByte().end()),
                "-T",
                "192.0.2.9",
                "--telnet-script",
                "script",
                "h.test",
                "22");
    }

    private static void telnet(String answer) {
        run(
                new FakeHost()
                        .peer(
                                "192.0.2.9",
                                23,
                                say(new Script().expect("telnet h.test 22\r\n"), answer)
                                        .byteByByte()
                                        .end()),
                "-dd",
                "-T",
                "192.0.2.9",
                "h.test",
                "22");
    }

    private static void socks(Script script) {
        run(
                new FakeHost().gssApi(FakeGssApi.withTicket()).peer("192.0.2.9", 1080, script),
                "-S",
                "192.0.2.9",
                "-a",
                "gssapi",
                "h.test",
                "22");
    }

    private void files() {
        for (String line :
                new String[] {"x\n", "\n", "SOCKS_SERVER = \"a\" \" \"\n", "A=\n", "#\n", "SOCKS_USER=a\n"}) {
            inputs.put("a parameter file of " + line.trim(), n -> parameters(fill(line, n)));
        }
        for (String value : new String[] {"\" ", "x", " #", "10.0.0.0/8,", "h2.test, ", "!,", "?,", "\t"}) {
            inputs.put("a value of " + value, n -> parameters("SOCKS_DIRECT = \"" + fill(value, n) + "\"\n"));
        }
        for (String word : new String[] {
            "machine ",
            "x ",
            "\"",
            "\\\"",
            "machine a password b\n",
            "password x ",
            "\n",
            "#\n",
            "macdef x\n\n",
            "macdef "
        }) {
            inputs.put("a .netrc of " + word.trim(), n -> {
                FakeHost host = demanding().file("/home/user/.netrc", fill(word, n));
                run(host, "--netrc", "-H", "192.0.2.9", "h.test", "22");
            });
        }
    }

    private static FakeHost demanding() {
        return new FakeHost()
                .peer("192.0.2.9", 80, answers(DEMAND + "Basic realm=x\r\n\r\n").end());
    }

    private static void parameters(String content) {
        Script script = new Script().expect(5, 1, 0).end();
        run(new FakeHost().file(CONNECTRC, content).peer("192.0.2.9", 1080, script), "-S", "192.0.2.9", "h.test", "22");
    }

    private void people() {
        for (String line : new String[] {"x\n", "username=a\n", "password=pw\n", "=\n"}) {
            inputs.put(
                    "a helper that says " + line.trim(),
                    n -> run(
                            demanding()
                                    .peer(
                                            "192.0.2.9",
                                            80,
                                            new Script().expect(AUTHENTICATED).end())
                                    .program("/h", fill(line, n), ""),
                            "--credential-helper",
                            "/h",
                            "-H",
                            "192.0.2.9",
                            "h.test",
                            "22"));
        }
        for (String piece : new String[] {"%41", "@", ":", "[", "/", "a.", "1:"}) {
            inputs.put("a proxy of " + piece, n -> arguments("-S", fill(piece, n), "h.test", "22"));
            inputs.put(
                    "the URL of a proxy of " + piece,
                    n -> arguments("-S", "socks5://" + fill(piece, n), "h.test", "22"));
            inputs.put("a host of " + piece, n -> arguments(fill(piece, n), "22"));
        }
        inputs.put("a place to listen", n -> arguments("-p", fill("1:", n), "h.test", "22"));
        inputs.put("a cluster of options", n -> arguments("-" + fill("n4", n)));
        inputs.put("many options", n -> run(new FakeHost(), fill("-n ", 3 * n).split(" ")));
        inputs.put(
                "a list of methods", n -> arguments("-S", "192.0.2.9", "-a", fill("none,", n) + "x", "h.test", "22"));
        inputs.put(
                "a list of schemes",
                n -> arguments("-H", "192.0.2.9", "--proxy-auth", fill("basic,", n) + "x", "h.test", "22"));
        inputs.put(
                "a command for a telnet proxy",
                n -> run(
                        new FakeHost().refuses("192.0.2.9", 23),
                        "-T",
                        "192.0.2.9",
                        "-c",
                        fill("\\n%p%%", n),
                        "h.test",
                        "22"));
        for (String line : new String[] {"send %h\\t\n", "expect \" \" #\n", "\n", "bad x ", "\"", "#\n"}) {
            inputs.put(
                    "a script for a telnet proxy of " + line.trim(),
                    n -> run(
                            new FakeHost().file("script", fill(line, n)).refuses("192.0.2.9", 23),
                            "-T",
                            "192.0.2.9",
                            "--telnet-script",
                            "script",
                            "h.test",
                            "22"));
        }
        inputs.put(
                "phrases of a telnet proxy",
                n -> run(
                        new FakeHost().environment("TELNET_BAD", fill("a,", n)).refuses("192.0.2.9", 23),
                        "-T",
                        "192.0.2.9",
                        "h.test",
                        "22"));
        inputs.put(
                "arguments behind the port",
                n -> run(new FakeHost().refuses("192.0.2.9", 22), ("192.0.2.9 22 " + fill("a@b ", n)).split(" ")));
        inputs.put("a name of the program", n -> run(new FakeHost().programName("connect" + fill("-a", n)), "h.test"));
        inputs.put(
                "a command of a credential helper",
                n -> arguments("-H", "192.0.2.9", "--credential-helper", fill("a \"b\" ", n) + "\"", "h.test", "22"));
    }

    /** Runs the program. Whatever it meets, nobody has to read a longer line. */
    private static void run(FakeHost host, String... arguments) {
        App.run(host, arguments);
        for (String line : host.errors()) {
            if (!line.startsWith("DEBUG: ") && line.length() > Printable.MAX_LINE_CHARS) {
                throw new AssertionError("a line of " + line.length() + " characters: " + line.substring(0, 200));
            }
        }
    }

    private static void arguments(String... arguments) {
        run(new FakeHost(), arguments);
    }

    private void names() {
        inputs.put("addresses of a name server", n -> answer(n, "\300\14\0\1\0\1\0\0\0\0\0\4\1\2\3\4"));
        inputs.put("aliases of a name server", n -> answer(n, "\300\14\0\5\0\1\0\0\0\0\0\2\300\14"));
        inputs.put("a name server that points far", n -> {
            StringBuilder pointers = new StringBuilder("\0");
            int before = DATA_OF_FIRST_RECORD;
            while (pointers.length() < n / 4) {
                pointers.append(pointer(before));
                before = DATA_OF_FIRST_RECORD + pointers.length() - 2;
            }
            String length = "" + (char) (pointers.length() >> 8) + (char) (pointers.length() & 0xff);
            answer(n, "\0\0\20\0\1\0\0\0\0" + length + pointers, pointer(before) + "\0\20\0\1\0\0\0\0\0\0");
        });
    }

    private static String pointer(int to) {
        return "" + (char) (0xc0 | to >> 8) + (char) (to & 0xff);
    }

    private static void answer(int size, String... records) {
        StringBuilder message = new StringBuilder("\0\1\201\200\0\1\177\377\0\0\0\0\1h\4test\0\0\1\0\1");
        for (int i = 0; message.length() < size; i++) {
            message.append(records[Math.min(i, records.length - 1)]);
        }
        message.setCharAt(6, (char) (size / 20 >> 8));
        message.setCharAt(7, (char) (size / 20 & 0xff));
        DnsQuery.of(1, "h.test", DnsQuery.Type.A)
                .value()
                .read(message.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A connection where everything has arrived. */
    private static final class Whole implements Channel {

        private final byte[] bytes;
        private int taken;

        Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
            int count = Math.min(buffer.length, bytes.length - taken);
            System.arraycopy(bytes, taken, buffer, 0, count);
            return Result.of(count);
        }

        @Override
        public void discard(int count) {
            taken += count;
        }

        @Override
        public Fault send(byte[] message, int count, long deadlineMillis) {
            return null;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
