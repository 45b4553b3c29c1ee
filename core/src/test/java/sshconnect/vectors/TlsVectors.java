package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENT;
import static sshconnect.vectors.ScriptedTlsSession.HANDSHAKE;

import java.util.List;
import sshconnect.proto.Handshake;
import sshconnect.proto.tls.TlsClient;
import sshconnect.security.TlsProblem;

/** The TLS handshake, with a library whose messages can be read: records, their ends, and what is said of problems. */
final class TlsVectors {

    private static final String HELLO = sends(record("hello"));
    private static final String PROTECTED = "protected, left: ";
    private static final String FAILS = "fails: http proxy p:1: ";
    private static final String ALERT = sends(ScriptedTlsSession.record(ScriptedTlsSession.ALERT, "\2\52"));
    private static final String CLEAR = FAILS + "answers in clear: \"";
    private static final String TRY = "\"; try http://";
    /** 2026-11-25 13:05:00 UTC. */
    private static final long TIME_MILLIS = 1_795_611_900_000L;

    private TlsVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("tls");
        records(cases);
        endings(cases);
        clearText(cases);
        certificates(cases);
        refusals(cases);
        return cases.all();
    }

    private static Handshake client() {
        return client(null);
    }

    private static Handshake client(TlsProblem problem) {
        return new TlsClient("http proxy p:1", SILENT, new ScriptedTlsSession(problem), "p.test", "try http://");
    }

    private static String record(String payload) {
        return ScriptedTlsSession.record(HANDSHAKE, payload);
    }

    private static String sends(String bytes) {
        return "sends " + HandshakeRun.hex(ScriptedTlsSession.bytes(bytes)) + "\n";
    }

    private static void records(HandshakeCases cases) {
        String bye = sends(record("bye"));
        cases.add("the last message is ours", TlsVectors::client, HELLO + bye + PROTECTED, record("done"));
        cases.add("the last message is the server's", TlsVectors::client, HELLO + PROTECTED, record("last"));
        cases.add(
                "several records at once",
                TlsVectors::client,
                HELLO + bye + PROTECTED,
                record("a") + record("") + record("b") + record("done"));
        cases.add(
                "two flights",
                TlsVectors::client,
                HELLO + sends(record("again")) + bye + PROTECTED,
                record("a") + record("flight"),
                record("b") + record("done"));
        cases.add(
                "the longest record",
                TlsVectors::client,
                HELLO + PROTECTED,
                record("x".repeat(18_432)) + record("last"));
        cases.add(
                "a record that is too long",
                TlsVectors::client,
                HELLO + FAILS + "sent a record of TLS that is too long",
                record("x".repeat(18_433)));
    }

    private static void endings(HandshakeCases cases) {
        cases.add(
                "closed at once",
                TlsVectors::client,
                HELLO + FAILS + "closed the connection during the TLS handshake; try http://",
                CLOSE);
        cases.add(
                "closed inside a header",
                TlsVectors::client,
                HELLO + FAILS + "closed the connection during the TLS handshake",
                "\26\3\3" + CLOSE);
        cases.add(
                "closed inside a record",
                TlsVectors::client,
                HELLO + FAILS + "closed the connection during the TLS handshake",
                record("a") + "\26\3\3\0\5last" + CLOSE);
    }

    private static void clearText(HandshakeCases cases) {
        cases.add(
                "an HTTP proxy in clear",
                TlsVectors::client,
                HELLO + CLEAR + "HTTP/1.1 400 Bad Request" + TRY,
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        cases.add("a line that ends late", TlsVectors::client, HELLO + CLEAR + "x".repeat(40) + TRY, "x".repeat(99));
        cases.add("a line without end", TlsVectors::client, HELLO + CLEAR + "?no" + TRY, "\5no" + CLOSE);
        cases.add("another version of SSL", TlsVectors::client, HELLO + CLEAR + "??" + TRY, "\26\2" + CLOSE);
        cases.add(
                "clear text behind a record",
                TlsVectors::client,
                HELLO + CLEAR + "SSH-2.0-x" + TRY,
                record("a") + "SSH-2.0-x\r\n");
    }

    private static void refused(HandshakeCases cases, String name, TlsProblem problem, String expected) {
        cases.add(name, () -> client(problem), HELLO + ALERT + FAILS + expected, record("bad"));
    }

    private static void certificates(HandshakeCases cases) {
        refused(
                cases,
                "expired",
                new TlsProblem.Expired("a\nb", TIME_MILLIS),
                "the certificate of a?b expired on 2026-11-25 13:05:00 UTC");
        refused(
                cases,
                "not yet valid",
                new TlsProblem.NotYetValid("a", TIME_MILLIS),
                "the certificate of a is not valid before 2026-11-25 13:05:00 UTC; is the clock of this machine right?");
        refused(
                cases,
                "other names",
                new TlsProblem.OtherName("a.test, 192.0.2.1"),
                "its certificate is for a.test, 192.0.2.1, not for p.test; "
                        + "try that name, or --tls-server-name or server-name=");
        refused(
                cases,
                "no name",
                new TlsProblem.OtherName(""),
                "its certificate is for no name at all, not for p.test; "
                        + "try that name, or --tls-server-name or server-name=");
        refused(
                cases,
                "unknown issuer",
                new TlsProblem.UnknownIssuer("CA"),
                "its certificate is from CA, who is not trusted; "
                        + "try --tls-ca FILE with the certificate of its authority");
        refused(
                cases,
                "signed by itself",
                new TlsProblem.SelfSigned("a"),
                "the certificate of a is signed by itself, and not trusted; try --tls-ca FILE with that certificate");
        refused(
                cases,
                "another reason",
                new TlsProblem.Certificate("its key is too small"),
                "its certificate cannot be accepted: its key is too small");
    }

    private static void refusals(HandshakeCases cases) {
        refused(
                cases,
                "no common version",
                new TlsProblem.NoCommonVersion(),
                "speaks no version of TLS or no cipher that is spoken here (TLS 1.2 and 1.3)");
        refused(
                cases,
                "a certificate is wanted",
                new TlsProblem.CertificateRequired(),
                "wants a client certificate; try --tls-cert FILE and --tls-key FILE");
        refused(
                cases,
                "an alert",
                new TlsProblem.Alert("handshake_failure"),
                "ended the TLS handshake: handshake_failure");
        refused(cases, "anything else", new TlsProblem.Other("bad length"), "TLS handshake: bad length");
        cases.add(
                "a problem without an alert of ours",
                () -> client(new TlsProblem.Alert("internal_error")),
                HELLO + FAILS + "ended the TLS handshake: internal_error",
                record("worse"));
    }
}
