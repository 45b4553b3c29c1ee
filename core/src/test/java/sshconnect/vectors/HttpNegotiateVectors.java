package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HttpVectors.ESTABLISHED;
import static sshconnect.vectors.HttpVectors.FAILS;
import static sshconnect.vectors.HttpVectors.REQUEST;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import sshconnect.proto.Handshake;
import sshconnect.proto.http.AuthScheme;

/** HTTP Negotiate authentication in the whole handshake, with a library whose tokens can be read. */
final class HttpNegotiateVectors {

    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String HELLO = sends("Negotiate " + base64("hello spnego HTTP@p"));
    private static final String BASIC = "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\n"
            + "Proxy-Authorization: Basic dXNlcjpwYXNz\\r\\n\\r\\n\n";

    private HttpNegotiateVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("http negotiate");
        rounds(cases);
        connections(cases);
        alternatives(cases);
        failures(cases);
        return cases.all();
    }

    private static Handshake http(FakeGssApi library) {
        return HttpVectors.http(List.of(), "h.test", 22, library);
    }

    private static Handshake http() {
        return http(FakeGssApi.withTicket());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sends(String authorization) {
        return "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\nProxy-Authorization: " + authorization
                + "\\r\\nProxy-Connection: Keep-Alive\\r\\n\\r\\n\n";
    }

    /** A demand with these challenges and other fields. */
    private static String demand(String challenges, String fields) {
        return "HTTP/1.1 407 x\r\nProxy-Authenticate: " + challenges + "\r\n" + fields + "Content-Length: 2\r\n\r\nhi";
    }

    private static String demand(String challenges) {
        return demand(challenges, "");
    }

    private static void rounds(HandshakeCases cases) {
        cases.add("one round", HttpNegotiateVectors::http, REQUEST + HELLO + ESTABLISHED, demand("Negotiate"), OK);
        cases.add(
                "one round and the proxy's proof",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + ESTABLISHED,
                demand("NEGOTIATE"),
                "HTTP/1.1 200 OK\r\nProxy-Authenticate: Negotiate oQcwBaADCgEA\r\n\r\n");
        cases.add(
                "two rounds",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + sends("Negotiate " + base64("again")) + ESTABLISHED,
                demand("Negotiate"),
                demand("Negotiate " + base64("more")),
                OK);
    }

    private static void connections(HandshakeCases cases) {
        cases.add(
                "a demand that ends the connection",
                HttpNegotiateVectors::http,
                REQUEST + "reconnects\n" + HELLO + ESTABLISHED,
                demand("Negotiate", "Connection: close\r\n"),
                OK);
        cases.add(
                "a connection that is lost under the ticket",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + "reconnects\n" + HELLO + ESTABLISHED,
                demand("Negotiate"),
                CLOSE,
                OK);
        cases.add(
                "a connection that ends between the rounds",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + FAILS + "ends the connection inside an authentication that is bound to it: "
                        + "HTTP/1.1 407 x",
                demand("Negotiate"),
                demand("Negotiate " + base64("more"), "Connection: close\r\n"));
    }

    private static void alternatives(HandshakeCases cases) {
        String both = "Negotiate, Basic realm=\"r\"";
        String asks = "asks Basic \"r\"\n" + BASIC + ESTABLISHED;
        cases.add("no ticket, then Basic", () -> http(FakeGssApi.withoutTicket()), REQUEST + asks, demand(both), OK);
        cases.add(
                "a rejected ticket, then Basic on a new connection",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + "asks Basic \"r\"\nreconnects\n" + BASIC + ESTABLISHED,
                demand(both),
                demand(both),
                OK);
        cases.add(
                "a rejected ticket and a closed connection, then Basic",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + "asks Basic \"r\"\nreconnects\n" + BASIC + ESTABLISHED,
                demand(both),
                demand(both, "Connection: close\r\n"),
                OK);
        cases.add(
                "Basic alone is allowed",
                () -> HttpVectors.http(List.of(AuthScheme.BASIC), "h.test", 22, FakeGssApi.withTicket()),
                REQUEST + asks,
                demand(both),
                OK);
        cases.add(
                "Basic comes first",
                () -> HttpVectors.http(
                        List.of(AuthScheme.BASIC, AuthScheme.NEGOTIATE), "h.test", 22, FakeGssApi.withTicket()),
                REQUEST + asks,
                demand(both),
                OK);
    }

    private static void failures(HandshakeCases cases) {
        String hopeless = FAILS + "wants authentication by Negotiate, and none of these can be done (Negotiate: ";
        String end = "): HTTP/1.1 407 x";
        cases.add(
                "no ticket",
                () -> http(FakeGssApi.withoutTicket()),
                REQUEST + hopeless + "cannot authenticate to the service: no ticket; try kinit" + end,
                demand("Negotiate"));
        cases.add(
                "no library",
                () -> http(FakeGssApi.withoutLibrary()),
                REQUEST + hopeless + "cannot load the library: it is not there" + end,
                demand("Negotiate"));
        cases.add(
                "a rejected ticket",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + hopeless + "rejected the kerberos ticket" + end,
                demand("Negotiate"),
                demand("Negotiate"));
        cases.add(
                "Negotiate is not offered any more",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + FAILS
                        + "wants authentication by Bearer, and none of these can be done (Negotiate: rejected the kerberos "
                        + "ticket" + end,
                demand("Negotiate"),
                demand("Bearer"));
        cases.add(
                "a token that is not Base64",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + hopeless + "sent a token that is not Base64" + end,
                demand("Negotiate"),
                demand("Negotiate a-b"));
        cases.add(
                "a wrong token",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + hopeless + "cannot open what comes from the service: the token is wrong" + end,
                demand("Negotiate"),
                demand("Negotiate " + base64("impostor")));
        cases.add(
                "a last token and no tunnel",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + hopeless + "took the kerberos ticket and wants more" + end,
                demand("Negotiate"),
                demand("Negotiate " + base64("welcome")));
        cases.add(
                "rounds without end",
                HttpNegotiateVectors::http,
                REQUEST + HELLO + sends("Negotiate " + base64("again")).repeat(11) + FAILS
                        + "demands authentication again and again: HTTP/1.1 407 x",
                endless());
    }

    private static String[] endless() {
        String[] replies = new String[13];
        replies[0] = demand("Negotiate");
        for (int i = 1; i < replies.length; i++) {
            replies[i] = demand("Negotiate " + base64("more"));
        }
        return replies;
    }
}
