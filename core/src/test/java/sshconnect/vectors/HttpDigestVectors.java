package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HttpVectors.ESTABLISHED;
import static sshconnect.vectors.HttpVectors.FAILS;
import static sshconnect.vectors.HttpVectors.REJECTED;
import static sshconnect.vectors.HttpVectors.REQUEST;

import java.util.List;

/** HTTP Digest authentication in the whole handshake. The responses were computed with another implementation. */
final class HttpDigestVectors {

    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String CNONCE = "0102030405060708090a0b0c0d0e0f10";
    private static final String SECOND_CNONCE = "1112131415161718191a1b1c1d1e1f20";
    private static final String STALE = "Digest realm=\"r\", nonce=\"n2\", qop=\"auth\", stale=TRUE";

    private HttpDigestVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("http digest");
        forms(cases);
        choices(cases);
        rounds(cases);
        credentials(cases);
        return cases.all();
    }

    /** A demand with no body, for so many challenges. */
    private static String demand(String... challenges) {
        StringBuilder head = new StringBuilder("HTTP/1.1 407 x\r\n");
        for (String challenge : challenges) {
            head.append("Proxy-Authenticate: ").append(challenge).append("\r\n");
        }
        return head.append("Content-Length: 0\r\n\r\n").toString();
    }

    private static String asks(String realm) {
        return REQUEST + "asks Digest \"" + realm + "\"\n";
    }

    private static String sends(String authorization) {
        return "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\nProxy-Authorization: " + authorization
                + "\\r\\n\\r\\n\n";
    }

    private static void form(HandshakeCases cases, String name, String challenge, String authorization) {
        cases.add(name, HttpVectors::http, asks("r") + sends(authorization) + ESTABLISHED, demand(challenge), OK);
    }

    private static void forms(HandshakeCases cases) {
        String start = "Digest username=\"user\", realm=\"r\", nonce=\"n\", uri=\"h.test:22\", response=\"";
        String counted = ", qop=auth, nc=00000001, cnonce=\"" + CNONCE + "\"";
        form(
                cases,
                "neither qop nor algorithm (RFC 2069)",
                "Digest realm=\"r\", nonce=\"n\"",
                start + "53dda05942d4fedea3ed9b3510376e5a\"");
        form(
                cases,
                "qop auth",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"",
                start + "c41ea8f94f4697cd8af5d6bf7e3cc06c\"" + counted);
        form(
                cases,
                "qop of several, opaque, algorithm",
                "DIGEST QOP=\"auth-int,auth\",REALM=r,NONCE=n,OPAQUE=\"o\\\"p\",ALGORITHM=md5",
                start + "c41ea8f94f4697cd8af5d6bf7e3cc06c\", algorithm=md5, opaque=\"o\\\"p\"" + counted);
        form(
                cases,
                "an empty opaque",
                "Digest realm=\"r\", nonce=\"n\", opaque=\"\"",
                start + "53dda05942d4fedea3ed9b3510376e5a\", opaque=\"\"");
        form(
                cases,
                "SHA-256",
                "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256, qop=\"auth\"",
                start + "6b03e1b4f854a0b122c32e64d7c75c08bfb3d3b2be3698e07de2cc7b83b3ede1\", algorithm=SHA-256"
                        + counted);
        form(
                cases,
                "SHA-512-256",
                "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, qop=\"auth\"",
                start + "ef1a70b9bc16cda4a78c7af17b86a20e04ffb8eafe94be488dc87012bc236c18\", algorithm=SHA-512-256"
                        + counted);
        form(
                cases,
                "MD5-sess",
                "Digest realm=\"r\", nonce=\"n\", algorithm=\"MD5-sess\", qop=\"auth\"",
                start + "1c5c6c87fce0749bf79a37c314484b06\", algorithm=MD5-sess" + counted);
        form(
                cases,
                "MD5-sess without qop",
                "Digest realm=\"r\", nonce=\"n\", algorithm=\"MD5-SESS\"",
                start + "d1727d799260e45fa9faf0a1d001f7c0\", algorithm=MD5-SESS, cnonce=\"" + CNONCE + "\"");
        form(
                cases,
                "SHA-256-sess",
                "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256-sess, qop=\"auth\"",
                start + "b146d278f0e614c1d7583edf4945d56cfc083529d01d107bb4b49fc20f72c8cf\", algorithm=SHA-256-sess"
                        + counted);
        form(
                cases,
                "userhash",
                "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256, qop=\"auth\", userhash=true, " + "charset=UTF-8",
                start.replace("=\"user\"", "=\"0e49c755a82dfe790c7c12580cec636f4f675f6d3ba8a679ec43805441d786ba\"")
                        + "6b03e1b4f854a0b122c32e64d7c75c08bfb3d3b2be3698e07de2cc7b83b3ede1\", algorithm=SHA-256"
                        + counted + ", userhash=true");
    }

    private static void choices(HandshakeCases cases) {
        String start = "Digest username=\"user\", realm=\"r\", nonce=\"n\", uri=\"h.test:22\", response=\"";
        String chosen = asks("r")
                + sends(start
                        + "6b03e1b4f854a0b122c32e64d7c75c08bfb3d3b2be3698e07de2cc7b83b3ede1\", algorithm=SHA-256, qop=auth, nc=00000001, "
                        + "cnonce=\"" + CNONCE + "\"")
                + ESTABLISHED;
        String md5 = "Digest realm=\"r\", nonce=\"n\", algorithm=MD5, qop=\"auth\"";
        String sha256 = "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256, qop=\"auth\"";
        String sha512 = "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, qop=\"auth\"";
        cases.add(
                "the strongest digest, last in one field",
                HttpVectors::http,
                chosen,
                demand("Basic realm=\"b\", " + md5 + ", " + sha256),
                OK);
        cases.add("the strongest digest, first", HttpVectors::http, chosen, demand(sha256, sha512, md5, "Basic"), OK);
        cases.add(
                "what cannot be done is passed over",
                HttpVectors::http,
                chosen,
                demand(
                        "Digest realm=\"r\", nonce=\"n\", algorithm=SHA3-256",
                        "Digest realm=\"r\", nonce=\"n\", " + "qop=\"auth-int\"",
                        "Digest realm=\"r\"",
                        sha256),
                OK);
        cases.add(
                "an unknown digest, and Basic",
                HttpVectors::http,
                REQUEST + "asks Basic \"b\"\n" + sends("Basic dXNlcjpwYXNz") + ESTABLISHED,
                demand("Digest realm=\"r\", nonce=\"n\", algorithm=SHA3-256", "Basic realm=b"),
                OK);
        String none = REQUEST + FAILS + "wants authentication by Digest, and none of these can be done (Digest: ";
        cases.add(
                "auth-int alone",
                HttpVectors::http,
                none + "qop \"auth-int\" is not for requests without a body): " + "HTTP/1.1 407 x",
                demand("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\""));
        cases.add(
                "an unknown digest alone",
                HttpVectors::http,
                none + "algorithm SHA3 is not known): HTTP/1.1 407 x",
                demand("Digest realm=\"r\", nonce=\"n\", algorithm=SHA3"));
        cases.add(
                "no nonce",
                HttpVectors::http,
                none + "the challenge has no nonce): HTTP/1.1 407 x",
                demand("Digest realm=\"r\""));
        cases.add(
                "a control character in a parameter",
                HttpVectors::http,
                none + "the challenge holds what cannot be sent back, in opaque): HTTP/1.1 407 x",
                demand("Digest realm=\"r\", nonce=\"n\", opaque=\"a\rb\""));
    }

    private static void rounds(HandshakeCases cases) {
        String first =
                "Digest username=\"user\", realm=\"r\", nonce=\"n\", uri=\"h.test:22\", response=\"c41ea8f94f4697cd8af5d6bf7e3cc06c\""
                        + ", qop=auth, nc=00000001, cnonce=\"" + CNONCE + "\"";
        String again = first.replace("c41ea8f94f4697cd8af5d6bf7e3cc06c", "f5af757f6b29ac7bbec10308421447eb")
                .replace("nc=00000001", "nc=00000002");
        String renewed = "Digest username=\"user\", realm=\"r\", nonce=\"n2\", uri=\"h.test:22\", response=\""
                + "834dee97ba10a4a0e23e4e3ebea8e469\", qop=auth, nc=00000001, cnonce=\"" + SECOND_CNONCE + "\"";
        String plain = "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"";
        String rejection = REJECTED + "authentication failed: rejected user name or password of user (Digest, realm "
                + "\"r\"): HTTP/1.1 407 x";
        cases.add(
                "a wrong password fails once, and is not sent with Basic",
                HttpVectors::http,
                asks("r") + sends(first) + rejection,
                demand(plain, "Basic"),
                demand(plain, "Basic"));
        cases.add(
                "a stale nonce is replaced, without asking again",
                HttpVectors::http,
                asks("r") + sends(first) + sends(renewed) + ESTABLISHED,
                demand(plain),
                demand(STALE),
                OK);
        cases.add(
                "a stale nonce, and a wrong password",
                HttpVectors::http,
                asks("r") + sends(first) + sends(renewed) + rejection,
                demand(plain),
                demand(STALE),
                demand(plain));
        cases.add(
                "a stale nonce on a new connection",
                HttpVectors::http,
                asks("r") + "reconnects\n" + sends(first) + "reconnects\n" + sends(renewed) + ESTABLISHED,
                "HTTP/1.0 407 x\r\nProxy-Authenticate: " + plain + "\r\n\r\n",
                "HTTP/1.0 407 x\r\nProxy-Authenticate: " + STALE + "\r\n\r\n",
                OK);
        cases.add(
                "every nonce is stale",
                HttpVectors::http,
                asks("r") + sends(first) + sends(renewed) + FAILS
                        + "authentication failed: Digest: calls every nonce stale: HTTP/1.1 407 x",
                demand(plain),
                demand(STALE),
                demand(STALE));
        cases.add(
                "a stale nonce for another realm",
                HttpVectors::http,
                asks("r") + sends(first) + rejection,
                demand(plain),
                demand(STALE.replace("\"r\"", "\"q\"")));
        cases.add(
                "Digest is offered no more",
                HttpVectors::http,
                asks("r") + sends(first) + rejection,
                demand(plain),
                demand("Basic"));
        cases.add(
                "the proxy closes silently, and a nonce is counted",
                HttpVectors::http,
                asks("r") + sends(first) + "reconnects\n" + sends(again) + ESTABLISHED,
                demand(plain),
                CLOSE,
                OK);
    }

    private static void credentials(HandshakeCases cases) {
        String plain = demand("Digest realm=\"q\\\\uo\\\"te, d\", nonce=\"n\", qop=\"auth\"");
        cases.credential("d\\u\"ser", "p:\"a\\ss")
                .add(
                        "quotes and backslashes",
                        HttpVectors::http,
                        asks("q\\uo\"te, d")
                                + sends("Digest username=\"d\\\\u\\\"ser\", realm=\"q\\\\uo\\\"te, d\", nonce=\"n\", "
                                        + "uri=\"h.test:22\", response=\"88b59f0d4a0285260abb50012fc52f4c\", qop=auth, nc=00000001, cnonce=\""
                                        + CNONCE + "\"")
                                + ESTABLISHED,
                        plain,
                        OK);
        cases.credential("J\u00e4s\u00f8n", "\u20ac")
                .add(
                        "UTF-8",
                        HttpVectors::http,
                        asks("r")
                                + sends(
                                        "Digest username=\"J\u00c3\u00a4s\u00c3\u00b8n\", realm=\"r\", nonce=\"n\", uri=\"h.test:22\", "
                                                + "response=\"5b0bf894c02d419f8731cbf5c565f868\"")
                                + ESTABLISHED,
                        demand("Digest realm=r, nonce=n"),
                        OK);
        cases.credential("us\ner", "x")
                .add(
                        "a line break in the user name",
                        HttpVectors::http,
                        asks("r") + FAILS
                                + "wants authentication by Digest, and none of these can be done (Digest: the user name holds a control "
                                + "character): HTTP/1.1 407 x",
                        demand("Digest realm=r, nonce=n"));
        cases.credential("us\ner", "x")
                .add(
                        "a line break in the user name, and Basic",
                        HttpVectors::http,
                        asks("r") + sends("Basic dXMKZXI6eA==") + ESTABLISHED,
                        demand("Digest realm=r, nonce=n", "Basic"),
                        OK);
    }
}
