package sshconnect.it.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that demands a password, remembers how it was sent, and then does as it was told. */
final class DemandingProxy implements AutoCloseable {
    /** What it does once it has got the password. */
    enum Verdict {
        ACCEPTS,
        REJECTS,
        CLOSES,
        REFLECTS
    }

    /** How it demands it. */
    enum Scheme {
        SOCKS5(null),
        BASIC("Basic realm=\"the net\""),
        DIGEST_MD5("Digest realm=\"the net\", nonce=\"abc\", qop=\"auth\", algorithm=MD5"),
        DIGEST_SHA_256("Digest realm=\"the net\", nonce=\"abc\", qop=\"auth\", algorithm=SHA-256"),
        NTLM("NTLM");

        private final String challenge;

        Scheme(String challenge) {
            this.challenge = challenge;
        }

        boolean isHttp() {
            return challenge != null;
        }
    }

    private static final int NTLM_FLAGS = 0x00888201;
    private static final byte[] NTLM_TARGET_INFO = {2, 0, 2, 0, 'D', 0, 0, 0, 0, 0};

    private final ServerSocket listener;
    private final Scheme scheme;
    private final Verdict verdict;
    private final String password;
    private final List<String> credentials = new CopyOnWriteArrayList<>();

    private DemandingProxy(Scheme scheme, Verdict verdict, String password) throws IOException {
        this.password = password;
        this.scheme = scheme;
        this.verdict = verdict;
        listener = new ServerSocket(0, 5, InetAddress.getByName(Loopback.V4));
        Thread thread = new Thread(this::serve, "demanding proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts one that knows the password, which only the one that reflects says. */
    static DemandingProxy start(Scheme scheme, Verdict verdict, String password) throws IOException {
        return new DemandingProxy(scheme, verdict, password);
    }

    String address() {
        return Loopback.V4 + ":" + listener.getLocalPort();
    }

    /** What was sent in place of the password, or to prove it: header values, or the password's own bytes. */
    List<String> credentials() {
        return credentials;
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                if (scheme.isHttp()) {
                    speakHttp(client.getInputStream(), client.getOutputStream());
                } else {
                    speakSocks5(client.getInputStream(), client.getOutputStream());
                }
            } catch (IOException gone) {
                // The run then ends with a message, and the test looks at that.
            }
        }
    }

    private void speakSocks5(InputStream input, OutputStream output) throws IOException {
        input.readNBytes(1);
        input.readNBytes(input.read());
        output.write(new byte[] {5, 2});
        input.readNBytes(1);
        input.readNBytes(input.read());
        credentials.add(new String(input.readNBytes(input.read()), StandardCharsets.UTF_8));
        if (verdict == Verdict.CLOSES) {
            return;
        }
        output.write(new byte[] {1, (byte) (verdict == Verdict.REJECTS ? 1 : 0)});
        input.readNBytes(10);
        if (verdict == Verdict.REFLECTS) {
            byte[] name = password.getBytes(StandardCharsets.UTF_8);
            output.write(new byte[] {5, 0, 0, 3, (byte) name.length});
            output.write(name);
            output.write(new byte[2]);
            return;
        }
        output.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    }

    private void speakHttp(InputStream input, OutputStream output) throws IOException {
        for (String head = head(input); !head.isEmpty(); head = head(input)) {
            String authorization = authorization(head);
            if (authorization == null) {
                demand(output, scheme.challenge);
            } else if (authorization.startsWith("TlRMTVNTUAAB")) {
                demand(output, "NTLM " + ntlmChallenge());
            } else {
                credentials.add(authorization);
                if (verdict == Verdict.CLOSES) {
                    return;
                }
                if (verdict == Verdict.ACCEPTS) {
                    output.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    return;
                }
                if (verdict == Verdict.REFLECTS) {
                    output.write(reflection(head).getBytes(StandardCharsets.UTF_8));
                    return;
                }
                demand(output, scheme.challenge);
            }
        }
    }

    /** The header in the reason, in a field of its own, in a folded one; the password in its usual encodings. */
    private String reflection(String head) {
        String header = head.lines()
                .filter(line -> line.startsWith("Proxy-Authorization: "))
                .findFirst()
                .orElseThrow();
        String value = header.substring(header.indexOf(' ', header.indexOf(' ') + 1) + 1);
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        return "HTTP/1.1 400 Bad header: " + header + "\r\nX-Echo: " + header + "\r\nX-Value: " + value
                + "\r\nX-Response: " + value.replaceAll(".*response=\"", "") + "\r\nX-Folded: "
                + value.replaceAll("(.{10})", "$1\r\n ") + "\r\nX-Password: " + password + "\r\nX-Url: http://ann:"
                + URLEncoder.encode(password, StandardCharsets.UTF_8) + "@proxy/\r\nX-Dump: "
                + HexFormat.of().formatHex(bytes) + "\r\nX-Spaced-Dump: "
                + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes) + "\r\n\r\n";
    }

    private static void demand(OutputStream output, String challenge) throws IOException {
        output.write(("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(InputStream input) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    /** What follows the scheme's name in Proxy-Authorization; null without that header. */
    private static String authorization(String head) {
        for (String line : head.split("\r\n")) {
            if (line.startsWith("Proxy-Authorization: ")) {
                return line.substring(line.indexOf(' ', "Proxy-Authorization: ".length()) + 1);
            }
        }
        return null;
    }

    /** CHALLENGE_MESSAGE (MS-NLMP, section 2.2.1.2) of a domain called D. */
    private static String ntlmChallenge() {
        int header = 48;
        ByteBuffer message =
                ByteBuffer.allocate(header + 2 + NTLM_TARGET_INFO.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(2);
        message.putShort((short) 2).putShort((short) 2).putInt(header);
        message.putInt(NTLM_FLAGS).putLong(0x0123456789abcdefL).putLong(0);
        message.putShort((short) NTLM_TARGET_INFO.length)
                .putShort((short) NTLM_TARGET_INFO.length)
                .putInt(header + 2);
        message.putShort((short) 'D').put(NTLM_TARGET_INFO);
        return Base64.getEncoder().encodeToString(message.array());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
