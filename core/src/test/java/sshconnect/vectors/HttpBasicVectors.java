package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENT;
import static sshconnect.vectors.HttpVectors.ESTABLISHED;
import static sshconnect.vectors.HttpVectors.FAILS;
import static sshconnect.vectors.HttpVectors.REJECTED;
import static sshconnect.vectors.HttpVectors.REQUEST;

import java.util.List;
import sshconnect.base.ByteQueue;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.proto.Credential;
import sshconnect.proto.Handshake;
import sshconnect.proto.KerberosService;
import sshconnect.proto.Step;
import sshconnect.proto.http.AuthScheme;
import sshconnect.proto.http.HttpAuthMeans;
import sshconnect.proto.http.HttpAuthPolicy;
import sshconnect.proto.http.HttpConnect;

/** When a password may go as it is: not in place of something better, and before a demand only where that is wanted. */
final class HttpBasicVectors {

    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    static final String BASIC = "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\n"
            + "Proxy-Authorization: Basic dXNlcjpwYXNz\\r\\n\\r\\n\n";
    private static final String ASKS = "asks Basic \"\"\n";
    private static final String REFUSED = FAILS + "wants the password in clear (Basic), and ";
    private static final String HINT = ": HTTP/1.1 407 x; --proxy-auth=basic sends it all the same";
    private static final List<AuthScheme> STATED = List.of(AuthScheme.DIGEST, AuthScheme.BASIC);

    private HttpBasicVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("http basic");
        missingLibraries(cases);
        earlierConnections(cases);
        brokenChallenges(cases);
        keptPasswords(cases);
        beforehand(cases);
        return cases.all();
    }

    private static String demand(String challenges) {
        return "HTTP/1.1 407 x\r\nProxy-Authenticate: " + challenges + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static String closing(String challenges) {
        return "HTTP/1.0 407 x\r\nProxy-Authenticate: " + challenges + "\r\n\r\n";
    }

    private static HttpConnect http(HttpAuthPolicy policy, FakeGssApi library) {
        return new HttpConnect(
                "http proxy p:1",
                SILENT,
                Target.of("h.test", 22),
                policy,
                new HttpAuthMeans(
                        new KerberosService(library, "HTTP", "p"),
                        new WatchedDigests(),
                        count -> new byte[count],
                        () -> 0));
    }

    private static HttpConnect stated(AuthScheme... methods) {
        return http(new HttpAuthPolicy(List.of(methods), null), FakeGssApi.withoutLibrary());
    }

    private static void missingLibraries(HandshakeCases cases) {
        String schemes = demand("NTLM, Digest realm=\"r\", nonce=\"n\", Basic");
        cases.add(
                "no library for digests",
                HttpVectors::httpWithoutDigests,
                REQUEST + REFUSED + "what would be better is "
                        + "missing here (Digest: compute MD5: no library; NTLM: compute MD5: no library)" + HINT,
                schemes);
        cases.add(
                "no library for one of two challenges",
                HttpVectors::httpWithoutDigests,
                REQUEST + REFUSED + "what would be better is missing here (Digest: compute MD5: no library)" + HINT,
                demand("Digest realm=r, nonce=n, Digest realm=r, Basic"));
        cases.add(
                "no library for digests, and Basic is asked for",
                () -> HttpVectors.httpWithoutDigests(STATED),
                REQUEST + ASKS + BASIC + ESTABLISHED,
                schemes,
                OK);
        cases.add(
                "no library for digests, and Basic is forbidden",
                () -> HttpVectors.httpWithoutDigests(List.of(AuthScheme.DIGEST)),
                REQUEST + FAILS + "wants authentication by NTLM, Digest, Basic, and none "
                        + "of these can be done (Digest: compute MD5: no library): HTTP/1.1 407 x",
                schemes);
        cases.add(
                "no library for tickets",
                HttpVectors::http,
                REQUEST + REFUSED + "what would be better is missing here "
                        + "(Negotiate: cannot load the library: it is not there)" + HINT,
                demand("Negotiate, Basic"));
        cases.add(
                "a scheme that nobody here knows is none that is missing",
                HttpVectors::http,
                REQUEST + ASKS + BASIC + ESTABLISHED,
                demand("Bearer realm=x, Basic"),
                OK);
    }

    private static void earlierConnections(HandshakeCases cases) {
        String refused = REFUSED + "offered Digest on an earlier connection" + HINT;
        cases.add(
                "Digest has opened a tunnel before",
                HttpBasicVectors::knownForDigest,
                REQUEST + refused,
                demand("Basic"));
        cases.add(
                "Digest has opened a tunnel before, and makes no sense now",
                HttpBasicVectors::knownForDigest,
                REQUEST + REFUSED + "takes Digest, which cannot be done now (Digest: the challenge has no nonce)"
                        + HINT,
                demand("Digest realm=r, Basic"));
        cases.add(
                "Negotiate has opened a tunnel before, and there is no ticket now",
                () -> http(new HttpAuthPolicy(List.of(), AuthScheme.NEGOTIATE), FakeGssApi.withoutTicket()),
                REQUEST + REFUSED + "takes Negotiate, which cannot be done now (Negotiate: cannot "
                        + "authenticate to the service: no ticket; try kinit)" + HINT,
                demand("Negotiate, Basic"));
        cases.add(
                "Digest has opened a tunnel before, and Basic is asked for",
                () -> http(new HttpAuthPolicy(STATED, AuthScheme.DIGEST), FakeGssApi.withoutLibrary()),
                REQUEST + ASKS + BASIC + ESTABLISHED,
                demand("Basic"),
                OK);
        String hello = "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\nProxy-Authorization: Negotiate "
                + "aGVsbG8gc3BuZWdvIEhUVFBAcA==\\r\\nProxy-Connection: Keep-Alive\\r\\n\\r\\n\n";
        cases.add(
                "Negotiate on one connection, Basic alone on the next",
                HttpBasicVectors::withTicket,
                REQUEST + "reconnects\n" + hello + REFUSED + "offered Negotiate on an earlier connection "
                        + "(Negotiate: rejected the kerberos ticket)" + HINT,
                closing("Negotiate, Basic"),
                demand("Basic"));
        cases.add(
                "a ticket that is turned down, and Negotiate is still there",
                HttpBasicVectors::withTicket,
                REQUEST + "reconnects\n" + hello + ASKS + "reconnects\n" + BASIC + ESTABLISHED,
                closing("Negotiate, Basic"),
                demand("Negotiate, Basic"),
                OK);
    }

    private static Handshake knownForDigest() {
        return http(new HttpAuthPolicy(List.of(), AuthScheme.DIGEST), FakeGssApi.withoutLibrary());
    }

    private static Handshake withTicket() {
        return http(new HttpAuthPolicy(List.of(), null), FakeGssApi.withTicket());
    }

    /** Who could garble a challenge could as well leave it out; what helps is what is known from elsewhere. */
    private static void brokenChallenges(HandshakeCases cases) {
        String[] broken = {
            "Digest",
            "Digest realm=r",
            "Digest realm=r, nonce=n, algorithm=SHA-1024",
            "Digest realm=r, nonce=n, qop=auth-int",
            "Digest realm=r, nonce=n, opaque=\"a\rb\""
        };
        for (String challenge : broken) {
            cases.add(
                    challenge.replace('\r', '?') + ", then Basic",
                    HttpVectors::http,
                    REQUEST + ASKS + BASIC + ESTABLISHED,
                    demand(challenge + ", Basic"),
                    OK);
        }
    }

    private static void keptPasswords(HandshakeCases cases) {
        for (String scheme : new String[] {"digest", "NTLM", "bearer"}) {
            cases.add(
                    "a password that is kept for " + scheme,
                    () -> new Keeper(HttpVectors.http(), scheme),
                    REQUEST + ASKS + REFUSED + "the password is kept for " + scheme + HINT,
                    demand("Basic"));
        }
        cases.add(
                "a password that is kept for Basic",
                () -> new Keeper(HttpVectors.http(), "BASIC"),
                REQUEST + ASKS + BASIC + ESTABLISHED,
                demand("Basic"),
                OK);
        cases.add(
                "a password that is kept for digest, and Basic is asked for",
                () -> new Keeper(stated(AuthScheme.DIGEST, AuthScheme.BASIC), "digest"),
                REQUEST + ASKS + BASIC + ESTABLISHED,
                demand("Basic"),
                OK);
    }

    /** A handshake whose answers come from somebody who keeps them for a scheme. */
    private record Keeper(Handshake handshake, String scheme) implements Handshake {

        @Override
        public Step next(ByteQueue input) {
            Step step = handshake.next(input);
            return step instanceof Step.NeedCredentials need
                    ? new Step.NeedCredentials(
                            need.challenge(), each -> need.answer(new Credential(each.user(), each.password(), scheme)))
                    : step;
        }

        @Override
        public int maxInputBytes() {
            return handshake.maxInputBytes();
        }

        @Override
        public void abandon() {
            handshake.abandon();
        }
    }

    private static Handshake known(String user) {
        HttpConnect handshake = stated(AuthScheme.BASIC);
        handshake.answerBeforehand(new Credential(user, Secret.of("pass")));
        return handshake;
    }

    private static void beforehand(HandshakeCases cases) {
        cases.add("with the first request", () -> known("user"), BASIC + ESTABLISHED, OK);
        cases.add(
                "with the first request, rejected",
                () -> known("user"),
                BASIC + REJECTED + "authentication failed: "
                        + "rejected user name or password of user (Basic, realm \"r\"): HTTP/1.1 407 x",
                demand("Basic realm=r"));
        cases.add(
                "with the first request, and something else is wanted",
                () -> known("user"),
                BASIC + FAILS
                        + "wants authentication by Digest, and none of these can be done: HTTP/1.1 407 x; --proxy-auth does not "
                        + "allow it",
                demand("Digest realm=r, nonce=n"));
        cases.add(
                "with the first request, and nobody answers",
                () -> known("user"),
                BASIC + FAILS + "closed the connection without an answer; " + HttpVectors.MAY_WANT_TLS,
                CLOSE);
        String origin = "HTTP/1.1 401 x\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n";
        String both = BASIC.replace("dXNlcjpwYXNz\\r\\n", "dXNlcjpwYXNz\\r\\nAuthorization: Basic dXNlcjpwYXNz\\r\\n");
        cases.add(
                "with the first request, and the other field is looked at",
                () -> known("user"),
                BASIC + both + ESTABLISHED,
                origin,
                OK);
        cases.add(
                "with the first request, and rejected in the other field",
                () -> known("user"),
                BASIC + both + REJECTED
                        + "authentication failed: rejected user name or password of user (Basic): HTTP/1.1 401 x",
                origin,
                origin);
        cases.add("a user name that Basic cannot carry", () -> known("us:er"), REQUEST + ESTABLISHED, OK);
    }
}
