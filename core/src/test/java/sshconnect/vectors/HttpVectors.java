package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENT;

import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;
import sshconnect.proto.KerberosService;
import sshconnect.proto.http.AuthScheme;
import sshconnect.proto.http.HttpAuthMeans;
import sshconnect.proto.http.HttpAuthPolicy;
import sshconnect.proto.http.HttpConnect;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.MessageDigests;

/** HTTP CONNECT: exact bytes sent, heads of every make, answers that are none. */
final class HttpVectors {

    static final String REQUEST = "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\n\\r\\n\n";
    static final String ESTABLISHED = "established, left: ";
    static final String FAILS = "fails: http proxy p:1: ";
    static final String UNREACHABLE = "fails for this target: http proxy p:1: ";
    static final String REJECTED = "fails with these credentials: http proxy p:1: ";

    static final String MAY_WANT_TLS = "it may want TLS; try https:// or, with socks, +tls";

    private HttpVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("http");
        successes(cases);
        refusals(cases);
        unreachable(cases);
        nonsense(cases);
        return cases.all();
    }

    static Handshake http() {
        return http(List.of(), "h.test", 22);
    }

    /** Where there is no library for digests. */
    static Handshake httpWithoutDigests() {
        return httpWithoutDigests(List.of());
    }

    static Handshake httpWithoutDigests(List<AuthScheme> methods) {
        MessageDigests none = new MessageDigests() {
            @Override
            public Fault unavailableReason(DigestAlgorithm algorithm) {
                return new Fault(Fault.Kind.UNSUPPORTED, "compute", algorithm.token(), "no library");
            }

            @Override
            public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
                return null;
            }
        };
        return new HttpConnect(
                "http proxy p:1",
                SILENT,
                Target.of("h.test", 22),
                new HttpAuthPolicy(methods, null),
                new HttpAuthMeans(
                        new KerberosService(FakeGssApi.withoutLibrary(), "HTTP", "p"),
                        none,
                        count -> new byte[count],
                        () -> 0));
    }

    static Handshake http(List<AuthScheme> methods, String host, int port) {
        return http(methods, host, port, FakeGssApi.withoutLibrary());
    }

    static Handshake http(List<AuthScheme> methods, String host, int port, FakeGssApi library) {
        byte[] random = {0};
        HttpAuthMeans means = new HttpAuthMeans(
                new KerberosService(library, "HTTP", "p"),
                new WatchedDigests(),
                count -> counting(random, count),
                () -> 0);
        return new HttpConnect(
                "http proxy p:1", SILENT, Target.of(host, port), new HttpAuthPolicy(methods, null), means);
    }

    /** Bytes that count up from 1, so that tests can tell what comes. */
    private static byte[] counting(byte[] last, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = ++last[0];
        }
        return bytes;
    }

    private static void successes(HandshakeCases cases) {
        cases.add("200", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.1 200 Connection established\r\n\r\n");
        cases.add(
                "an IPv6 address in brackets",
                () -> http(List.of(), "2001:db8::1", 443),
                "sends CONNECT [2001:db8::1]:443 HTTP/1.1\\r\\nHost: [2001:db8::1]:443\\r\\n\\r\\n\n" + ESTABLISHED,
                "HTTP/1.1 200 OK\r\n\r\n");
        cases.add("HTTP/1.0", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.0 200 Connection established\r\n\r\n");
        cases.add("no reason phrase", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.1 200\r\n\r\n");
        cases.add("an empty reason phrase", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.1 200 \r\n\r\n");
        cases.add("204", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.1 204 No Content\r\n\r\n");
        cases.add("299", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.1 299 Fine\r\n\r\n");
        cases.add(
                "length fields of a 2xx are ignored",
                HttpVectors::http,
                REQUEST + ESTABLISHED,
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nTransfer-Encoding: chunked\r\n\r\n");
        cases.add("bare LF", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.1 200 OK\nVia: x\n\n");
        cases.add("CRLF and LF mixed", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.1 200 OK\nVia: x\r\n\n");
        cases.add("LF and CRLF mixed", HttpVectors::http, REQUEST + ESTABLISHED, "HTTP/1.1 200 OK\r\nVia: x\n\r\n");
        cases.add(
                "a head of 8 KB",
                HttpVectors::http,
                REQUEST + ESTABLISHED,
                "HTTP/1.1 200 OK\r\nX: " + "x".repeat(8192) + "\r\n\r\n");
        cases.add(
                "a head of 35 KB in many fields",
                HttpVectors::http,
                REQUEST + ESTABLISHED,
                "HTTP/1.1 200 OK\r\n" + ("X: " + "x".repeat(1023) + "\r\n").repeat(35) + "\r\n");
        cases.add(
                "a head of 64 KiB",
                HttpVectors::http,
                REQUEST + ESTABLISHED,
                "HTTP/1.1 200 OK\r\nX: " + "x".repeat(64 * 1024 - 24) + "\r\n\r\n");
        cases.add(
                "100 before 200",
                HttpVectors::http,
                REQUEST + ESTABLISHED,
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
        cases.add(
                "103 and 102 before 200",
                HttpVectors::http,
                REQUEST + ESTABLISHED,
                "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
    }

    private static void refusals(HandshakeCases cases) {
        cases.add(
                "403",
                HttpVectors::http,
                REQUEST + FAILS + "refused the tunnel to h.test:22: HTTP/1.1 403 Forbidden; "
                        + "its rules may forbid this host or port; many allow port 443 only",
                "HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno!");
        cases.add(
                "302 is not followed",
                HttpVectors::http,
                REQUEST + FAILS + "refused the tunnel to h.test:22: HTTP/1.1 302 Found",
                "HTTP/1.1 302 Found\r\nLocation: x\r\n\r\n");
        cases.add(
                "405",
                HttpVectors::http,
                REQUEST + FAILS + "refused the tunnel to h.test:22: HTTP/1.1 405 Method Not "
                        + "Allowed; does it allow CONNECT?",
                "HTTP/1.1 405 Method Not Allowed\r\n\r\n");
        cases.add(
                "400",
                HttpVectors::http,
                REQUEST + FAILS + "refused the tunnel to h.test:22: HTTP/1.1 400 Bad Request"
                        + "; does it allow CONNECT? it may want TLS",
                "HTTP/1.1 400 Bad Request\r\n\r\n");
        cases.add(
                "500",
                HttpVectors::http,
                REQUEST + FAILS + "refused the tunnel to h.test:22: HTTP/1.1 500 Oops",
                "HTTP/1.1 500 Oops\r\nX-Squid-Error: ERR_CONNECT_FAILURE 0\r\nServer: x mitmproxy\r\n\r\n");
        cases.add(
                "control characters in the reason",
                HttpVectors::http,
                REQUEST + FAILS + "refused the tunnel to h.test:22: HTTP/1.1 500 a?[31mb",
                "HTTP/1.1 500 a\33[31mb\r\n\r\n");
    }

    private static void unreachable(HandshakeCases cases) {
        String unreachable = REQUEST + UNREACHABLE + "cannot reach h.test:22: HTTP/1.1 ";
        cases.add("502", HttpVectors::http, unreachable + "502 Bad Gateway", "HTTP/1.1 502 Bad Gateway\r\n\r\n");
        cases.add("503", HttpVectors::http, unreachable + "503", "HTTP/1.1 503\r\n\r\n");
        cases.add("504", HttpVectors::http, unreachable + "504 x", "HTTP/1.1 504 x\r\n\r\n");
        cases.add(
                "squid's 503",
                HttpVectors::http,
                unreachable + "503 x (ERR_DNS_FAIL 0)",
                "HTTP/1.1 503 x\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\n\r\n");
        cases.add(
                "squid's 500",
                HttpVectors::http,
                unreachable + "500 x (ERR_CANNOT_FORWARD)",
                "HTTP/1.1 500 x\r\nX-Squid-Error: ERR_CANNOT_FORWARD\r\n\r\n");
        cases.add(
                "mitmproxy's 500",
                HttpVectors::http,
                unreachable + "500 x",
                "HTTP/1.1 500 x\r\nServer: mitmproxy 8.1.1\r\n\r\n");
    }

    private static void nonsense(HandshakeCases cases) {
        cases.add(
                "an ssh server",
                HttpVectors::http,
                REQUEST + FAILS + "does not speak http: it sent \"SSH-2.0-x\"; is this the right port?",
                "SSH-2.0-x\r\nmore");
        cases.add(
                "a banner without a line end",
                HttpVectors::http,
                REQUEST + FAILS + "does not speak http: it sent \"hello\"; is this the right port?",
                "hello" + CLOSE);
        cases.add(
                "a stream of text without lines",
                HttpVectors::http,
                REQUEST + FAILS + "does not speak http: it sent \"" + "x".repeat(200) + "\"; is this the right port?",
                "x".repeat(200));
        cases.add(
                "a socks server",
                HttpVectors::http,
                REQUEST + FAILS + "does not speak http: it sent \"?\"; it may be a socks server: try -S instead of -H",
                "\5");
        cases.add(
                "a status that is no number",
                HttpVectors::http,
                REQUEST + FAILS + "sent a status line that is not http: \"HTTP/1.1 2OO OK\"",
                "HTTP/1.1 2OO OK\r\n\r\n");
        cases.add(
                "a status of four digits",
                HttpVectors::http,
                REQUEST + FAILS + "sent a status line that is not http: \"HTTP/1.1 2000 OK\"",
                "HTTP/1.1 2000 OK\r\n\r\n");
        cases.add(
                "no status",
                HttpVectors::http,
                REQUEST + FAILS + "sent a status line that is not http: \"HTTP/1.1\"",
                "HTTP/1.1\r\n\r\n");
        cases.add(
                "closed at once",
                HttpVectors::http,
                REQUEST + FAILS + "closed the connection without an answer; " + MAY_WANT_TLS,
                CLOSE);
        cases.add(
                "a TLS alert",
                HttpVectors::http,
                REQUEST + FAILS + "does not speak http: it sent \"?\"; " + MAY_WANT_TLS,
                "\25");
        cases.add(
                "closed inside the head",
                HttpVectors::http,
                REQUEST + FAILS + "closed the connection inside the head of its answer",
                "HTTP/1.1 200 OK\r\nVia: x" + CLOSE);
        cases.add(
                "a head of more than 64 KiB",
                HttpVectors::http,
                REQUEST + FAILS + "sent a head of more than 65536 bytes",
                "HTTP/1.1 200 OK\r\nX: " + "x".repeat(64 * 1024 - 23) + "\r\n\r\n");
        cases.add(
                "a head without end",
                HttpVectors::http,
                REQUEST + FAILS + "sent a head of more than 65536 bytes",
                "HTTP/1.1 200 OK\r\n" + "X: x\r\n".repeat(11000));
        cases.add(
                "interim responses without end",
                HttpVectors::http,
                REQUEST + FAILS + "sent interim responses without end",
                "HTTP/1.1 100 Continue\r\n\r\n".repeat(17));
    }
}
