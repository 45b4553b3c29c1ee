package sshconnect.it.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that demands a password, remembers how it was sent, and then does as it was told. */
final class DemandingProxy implements AutoCloseable {
    /** What it does once it has got the password. */
    enum Verdict { ACCEPTS, REJECTS, CLOSES }

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
    private final List<String> credentials = new CopyOnWriteArrayList<>();

    private DemandingProxy(Scheme scheme, Verdict verdict) throws IOException {
        this.scheme = scheme;
        this.verdict = verdict;
        listener = new ServerSocket(0, 5, InetAddress.getByName(Loopback.V4));
        Thread thread = new Thread(this::serve, "demanding proxy");
        thread.setDaemon(true);
        thread.start();
    }

    static DemandingProxy start(Scheme scheme, Verdict verdict) throws IOException {
        return new DemandingProxy(scheme, verdict);
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
        output.write(new byte[] {1, (byte) (verdict == Verdict.ACCEPTS ? 0 : 1)});
        input.readNBytes(10);
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
                demand(output, scheme.challenge);
            }
        }
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
        ByteBuffer message = ByteBuffer.allocate(header + 2 + NTLM_TARGET_INFO.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(2);
        message.putShort((short) 2).putShort((short) 2).putInt(header);
        message.putInt(NTLM_FLAGS).putLong(0x0123456789abcdefL).putLong(0);
        message.putShort((short) NTLM_TARGET_INFO.length).putShort((short) NTLM_TARGET_INFO.length).putInt(header + 2);
        message.putShort((short) 'D').put(NTLM_TARGET_INFO);
        return Base64.getEncoder().encodeToString(message.array());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
