package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENCE;
import static sshconnect.vectors.HttpVectors.ESTABLISHED;
import static sshconnect.vectors.HttpVectors.FAILS;
import static sshconnect.vectors.HttpVectors.REJECTED;
import static sshconnect.vectors.HttpVectors.REQUEST;

import java.util.List;
import sshconnect.proto.Handshake;
import sshconnect.proto.http.AuthScheme;

/** HTTP authentication: challenges of every make, bodies drained by their framing, new connections where need be. */
final class HttpAuthVectors {

    private static final String ASKS = REQUEST + "asks Basic \"\"\n";
    private static final String AUTHORIZED = "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\n"
            + "Proxy-Authorization: Basic dXNlcjpwYXNz\\r\\n\\r\\n\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String DEMAND = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n";

    private HttpAuthVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("http auth");
        bodies(cases);
        newConnections(cases);
        silence(cases);
        challenges(cases);
        failures(cases);
        credentials(cases);
        return cases.all();
    }

    private static void bodies(HandshakeCases cases) {
        String same = ASKS + AUTHORIZED + ESTABLISHED;
        cases.add("no body", HttpVectors::http, same, DEMAND + "Content-Length: 0\r\n\r\n", OK);
        cases.add("a body", HttpVectors::http, same, DEMAND + "Content-Length: 5\r\n\r\nHTTP/", OK);
        cases.add(
                "a body of 35 KB",
                HttpVectors::http,
                same,
                DEMAND + "Content-Length: 35000\r\n\r\n" + "b".repeat(35000),
                OK);
        cases.add(
                "a body longer than any buffer",
                HttpVectors::http,
                same,
                DEMAND + "Content-Length: 300000\r\n\r\n" + "b".repeat(300000),
                OK);
        cases.add(
                "a chunked body",
                HttpVectors::http,
                same,
                DEMAND + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n",
                OK);
        cases.add(
                "a chunked body with a trailer and bare LF",
                HttpVectors::http,
                same,
                DEMAND + "Transfer-Encoding: gzip, chunked\r\nContent-Length: 3\r\n\r\n5\nhello\n0\nX: y\n\n",
                OK);
        cases.add(
                "two equal lengths",
                HttpVectors::http,
                same,
                DEMAND + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
                OK);
        cases.add(
                "keep-alive in HTTP/1.0",
                HttpVectors::http,
                same,
                "HTTP/1.0 407 x\r\nProxy-Authenticate: Basic\r\n"
                        + "Proxy-Connection: Keep-Alive\r\nContent-Length: 2\r\n\r\nhi",
                OK);
        cases.add(
                "the proxy closes after the body",
                HttpVectors::http,
                ASKS + AUTHORIZED + "reconnects\n" + AUTHORIZED + ESTABLISHED,
                DEMAND + "Content-Length: 2\r\n\r\nhi" + CLOSE,
                CLOSE,
                OK);
    }

    private static void newConnections(HandshakeCases cases) {
        String other = ASKS + "reconnects\n" + AUTHORIZED + ESTABLISHED;
        cases.add(
                "Connection: close",
                HttpVectors::http,
                other,
                DEMAND + "Connection: close\r\nContent-Length: 2\r\n\r\nhi",
                OK);
        cases.add(
                "HTTP/1.0",
                HttpVectors::http,
                other,
                "HTTP/1.0 407 x\r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\nhi",
                OK);
        cases.add("no length and no close", HttpVectors::http, other, DEMAND + "\r\n", OK);
        cases.add(
                "two lengths",
                HttpVectors::http,
                other,
                DEMAND + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi",
                OK);
        cases.add("a length that is no number", HttpVectors::http, other, DEMAND + "Content-Length: -1\r\n\r\n", OK);
        cases.add(
                "a huge length", HttpVectors::http, other, DEMAND + "Content-Length: 99999999999999999999\r\n\r\n", OK);
        cases.add(
                "a chunk size that is no number",
                HttpVectors::http,
                other,
                DEMAND + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                OK);
        cases.add(
                "a line of a chunked body that ends too late",
                HttpVectors::http,
                other,
                DEMAND + "Transfer-Encoding: chunked\r\n\r\n0;" + "x".repeat(9000) + "\r\n\r\n",
                OK);
        cases.add(
                "a chunk that is longer than it says",
                HttpVectors::http,
                other,
                DEMAND + "Transfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n",
                OK);
        cases.add(
                "closed inside the body",
                HttpVectors::http,
                other,
                DEMAND + "Content-Length: 10\r\n\r\nhi" + CLOSE,
                OK);
    }

    private static void silence(HandshakeCases cases) {
        String demand = DEMAND + "Content-Length: 0\r\n\r\n";
        cases.add(
                "the second request on a connection is not answered",
                HttpVectors::http,
                ASKS + AUTHORIZED + "waits 3000 ms\nreconnects\n" + AUTHORIZED + ESTABLISHED,
                demand,
                SILENCE,
                OK);
        cases.add(
                "nor is the one on the new connection",
                HttpVectors::http,
                ASKS + AUTHORIZED + "waits 3000 ms\nreconnects\n" + AUTHORIZED + "stuck",
                demand,
                SILENCE,
                SILENCE);
        String bad = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        cases.add(
                "the second request on a connection is called a bad one",
                HttpVectors::http,
                ASKS + AUTHORIZED + "reconnects\n" + AUTHORIZED + ESTABLISHED,
                demand,
                bad,
                OK);
        cases.add(
                "and so is the one on the new connection",
                HttpVectors::http,
                ASKS
                        + AUTHORIZED
                        + "reconnects\n"
                        + AUTHORIZED
                        + "fails: http proxy p:1: refused the tunnel to h.test:22: HTTP/1.1 400 Bad Request; does it"
                        + " allow CONNECT? it may want TLS",
                demand,
                bad,
                bad);
        cases.add(
                "a bad request after which the connection would be kept is one",
                HttpVectors::http,
                ASKS
                        + AUTHORIZED
                        + "fails: http proxy p:1: refused the tunnel to h.test:22: HTTP/1.1 400 Bad Request; does it"
                        + " allow CONNECT? it may want TLS",
                demand,
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        String late = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n";
        cases.add(
                "the proxy waited too long for the second request",
                HttpVectors::http,
                ASKS + AUTHORIZED + "reconnects\n" + AUTHORIZED + ESTABLISHED,
                demand,
                late,
                OK);
        cases.add(
                "nor does it wait for the first one",
                HttpVectors::http,
                REQUEST + "fails: http proxy p:1: refused the tunnel to h.test:22: HTTP/1.1 408 Request Timeout",
                late);
        cases.add("a first request is waited for", HttpVectors::http, REQUEST + "stuck", SILENCE);
    }

    private static void challenges(HandshakeCases cases) {
        String end = "Content-Length: 0\r\n\r\n";
        String realm = REQUEST + "asks Basic \"a \"b\", c=d\"\n" + AUTHORIZED + ESTABLISHED;
        cases.add(
                "realm with quotes and commas",
                HttpAuthVectors::basicOnly,
                realm,
                "HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"a \\\"b\\\", c=d\"\r\n" + end,
                OK);
        cases.add(
                "no space after the colon, any case",
                HttpAuthVectors::basicOnly,
                realm,
                "HTTP/1.1 407 x\r\nPROXY-authenticate:bAsIc ReAlM = \"a \\\"b\\\", c=d\"\r\n" + end,
                OK);
        cases.add(
                "several in one field",
                HttpAuthVectors::basicOnly,
                realm,
                "HTTP/1.1 407 x\r\nProxy-Authenticate: Negotiate YWI=, Digest realm=\"Basic, x\", qop=\"auth,auth-int\", "
                        + "nonce=abc , Basic charset=\"UTF-8\", realm=\"a \\\"b\\\", c=d\", NTLM\r\n" + end,
                OK);
        cases.add(
                "several in many fields",
                HttpAuthVectors::basicOnly,
                realm,
                "HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM\r\nProxy-Authenticate: Digest realm=x\r\n"
                        + "Proxy-Authenticate: Basic realm=\"a \\\"b\\\", c=d\"\r\n" + end,
                OK);
        cases.add(
                "a folded field",
                HttpAuthVectors::basicOnly,
                realm,
                "HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM,\r\n Basic\r\n\trealm=\"a \\\"b\\\", c=d\"\r\n" + end,
                OK);
        cases.add(
                "401 is answered in both fields",
                HttpVectors::http,
                ASKS + "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: "
                        + "h.test:22\\r\\nProxy-Authorization: Basic dXNlcjpwYXNz\\r\\nAuthorization: Basic dXNlcjpwYXNz\\r\\n\\r\\n\n"
                        + ESTABLISHED,
                "HTTP/1.1 401 x\r\nWWW-Authenticate: Basic\r\n" + end,
                OK);
    }

    /** Lets challenges for other schemes stand in the way without being taken. */
    private static Handshake basicOnly() {
        return HttpVectors.http(List.of(AuthScheme.BASIC), "h.test", 22);
    }

    private static void failures(HandshakeCases cases) {
        cases.add(
                "a wrong password fails once",
                HttpVectors::http,
                ASKS + AUTHORIZED + REJECTED
                        + "authentication failed: rejected user name or password of user (Basic): HTTP/1.1 407 Proxy Authentication Required",
                DEMAND + "Content-Length: 0\r\n\r\n",
                DEMAND + "Content-Length: 0\r\n\r\n");
        cases.add(
                "a wrong password fails once on a new connection",
                HttpVectors::http,
                ASKS + "reconnects\n" + AUTHORIZED + REJECTED
                        + "authentication failed: rejected user name or password of user (Basic): HTTP/1.1 401 Unauthorized",
                DEMAND + "\r\n",
                "HTTP/1.1 401 Unauthorized\r\n\r\n");
        cases.add(
                "unknown schemes only",
                HttpVectors::http,
                REQUEST + FAILS + "wants authentication by HOBA, Bearer, "
                        + "and none of these can be done: HTTP/1.1 407 x",
                "HTTP/1.1 407 x\r\nProxy-Authenticate: HOBA\r\nProxy-Authenticate: Bearer realm=\"Basic\"\r\n\r\n");
        cases.add(
                "too many schemes for one line",
                HttpVectors::http,
                REQUEST + FAILS + "wants authentication by " + "Scheme, ".repeat(25)
                        + "..., and none of these can be done: HTTP/1.1 407 x",
                "HTTP/1.1 407 x\r\nProxy-Authenticate: " + "Scheme, ".repeat(99) + "Scheme\r\n\r\n");
        cases.add(
                "more challenges than anybody has",
                HttpVectors::http,
                REQUEST + FAILS + "sent more than 100 challenges for authentication: HTTP/1.1 407 x",
                "HTTP/1.1 407 x\r\nProxy-Authenticate: " + "Scheme, ".repeat(100) + "Basic\r\n\r\n");
        cases.add(
                "schemes that are not allowed",
                HttpAuthVectors::basicOnly,
                REQUEST + FAILS + "wants authentication by "
                        + "Digest, and none of these can be done: HTTP/1.1 407 x; --proxy-auth does not allow it",
                "HTTP/1.1 407 x\r\nProxy-Authenticate: Digest realm=r, nonce=n\r\n\r\n");
        String schemes = "HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM, Digest realm=\"r\", nonce=\"n\"";
        cases.add(
                "no library for digests",
                HttpVectors::httpWithoutDigests,
                REQUEST + FAILS + "wants authentication by "
                        + "NTLM, Digest, and none of these can be done (Digest: compute MD5: no library; NTLM: compute MD5: no "
                        + "library): HTTP/1.1 407 x",
                schemes + "\r\n\r\n");
        cases.add(
                "no scheme",
                HttpVectors::http,
                REQUEST + FAILS + "wants authentication and does not say how: HTTP/1.1 407 x",
                "HTTP/1.1 407 x\r\n\r\n");
    }

    private static void credentials(HandshakeCases cases) {
        cases.credential("us:er", "x")
                .add(
                        "a colon in the user name",
                        HttpVectors::http,
                        ASKS + FAILS
                                + "wants authentication by Basic, and none of these can be done (Basic: the user name holds a colon): "
                                + "HTTP/1.1 407 Proxy Authentication Required",
                        DEMAND + "Content-Length: 0\r\n\r\n");
        // RFC 7617, section 2.1: user "test", password "123" and U+00A3.
        cases.credential("test", "123\u00a3")
                .add(
                        "RFC 7617's example in UTF-8",
                        HttpVectors::http,
                        ASKS
                                + "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\nProxy-Authorization: Basic dGVzdDoxMjPCow=="
                                + "\\r\\n\\r\\n\n" + ESTABLISHED,
                        DEMAND + "Content-Length: 0\r\n\r\n",
                        OK);
        cases.credential("Aladdin", "open sesame")
                .add(
                        "RFC 7617's first example",
                        HttpVectors::http,
                        ASKS
                                + "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\nProxy-Authorization: Basic "
                                + "QWxhZGRpbjpvcGVuIHNlc2FtZQ==\\r\\n\\r\\n\n" + ESTABLISHED,
                        DEMAND + "Content-Length: 0\r\n\r\n",
                        OK);
    }
}
