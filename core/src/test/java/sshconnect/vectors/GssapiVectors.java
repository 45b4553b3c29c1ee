package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;
import sshconnect.proto.KerberosService;
import sshconnect.proto.socks.Socks5;
import sshconnect.proto.socks.Socks5.Method;
import sshconnect.security.ProtectionLevel;

/** The SOCKS5 method GSSAPI, with a library whose seals can be read. */
final class GssapiVectors {

    private static final String ESTABLISHED = "established, left: ";
    private static final String PROTECTED = "protected, left: ";
    private static final String FAILS = "fails: socks server p:1: ";
    private static final String GREETING = "sends 05 01 01\n";
    private static final String REPLY = "\5\0\0\1\1\2\3\4\0\26";
    private static final String REQUEST = "\5\1\0\3\6h.test\0\26";
    private static final String WELCOME = message(1, "welcome");

    private GssapiVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("gssapi");
        levels(cases);
        exchanges(cases);
        messages(cases);
        failures(cases);
        fallbacks(cases);
        return cases.all();
    }

    private static Handshake socks5(FakeGssApi library, ProtectionLevel protection, Method... methods) {
        return new Socks5(
                "socks server p:1",
                SILENT,
                Target.of("h.test", 22),
                List.of(methods),
                new KerberosService(library, "rcmd", "p"),
                protection);
    }

    private static Handshake only(ProtectionLevel protection) {
        return socks5(FakeGssApi.withTicket(), protection, Method.GSSAPI);
    }

    private static String message(int type, String token) {
        return "\1" + (char) type + (char) (token.length() >> 8) + (char) (token.length() & 0xff) + token;
    }

    private static String sends(String bytes) {
        return "sends " + HandshakeRun.hex(bytes.getBytes(StandardCharsets.ISO_8859_1)) + "\n";
    }

    /** From the greeting to the wish for a level. */
    private static String start(int level) {
        return GREETING + sends(message(1, "hello rcmd@p")) + sends(message(2, "i(" + (char) level + ")"));
    }

    /** Every character moved by one, as the library encrypts. */
    private static String encrypted(String text) {
        StringBuilder moved = new StringBuilder("c(");
        for (int i = 0; i < text.length(); i++) {
            moved.append((char) (text.charAt(i) + 1));
        }
        return moved.append(')').toString();
    }

    private static void levels(HandshakeCases cases) {
        String integrity = message(3, "i(" + REPLY + ")");
        String confidentiality = message(3, encrypted(REPLY));
        cases.add(
                "no protection",
                () -> only(ProtectionLevel.NONE),
                start(0) + sends(REQUEST) + ESTABLISHED,
                "\5\1",
                WELCOME,
                message(2, "i(\0)"),
                REPLY);
        cases.add(
                "integrity",
                () -> only(ProtectionLevel.INTEGRITY),
                start(1) + sends(message(3, "i(" + REQUEST + ")")) + PROTECTED,
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                integrity);
        cases.add(
                "confidentiality",
                () -> only(ProtectionLevel.CONFIDENTIALITY),
                start(2) + sends(message(3, encrypted(REQUEST))) + PROTECTED,
                "\5\1",
                WELCOME,
                message(2, "i(\2)"),
                confidentiality);
        cases.add(
                "most that the server does",
                () -> only(null),
                start(2) + sends(message(3, "i(" + REQUEST + ")")) + PROTECTED,
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                integrity);
        cases.add(
                "none that the server does",
                () -> only(null),
                start(2) + sends(REQUEST) + ESTABLISHED,
                "\5\1",
                WELCOME,
                message(2, "i(\0)"),
                REPLY);
        cases.add(
                "more than was asked for",
                () -> only(ProtectionLevel.NONE),
                start(0) + sends(message(3, encrypted(REQUEST))) + PROTECTED,
                "\5\1",
                WELCOME,
                message(2, "i(\2)"),
                confidentiality);
        cases.add(
                "less than was asked for",
                () -> only(ProtectionLevel.CONFIDENTIALITY),
                start(2) + FAILS + "chose the protection integrity, and that is less than was asked for; "
                        + "--gssapi-protection integrity would accept it",
                "\5\1",
                WELCOME,
                message(2, "i(\1)"));
        cases.add(
                "selective protection",
                () -> only(null),
                start(2) + FAILS + "chose level of protection 3, which was not asked for",
                "\5\1",
                WELCOME,
                message(2, "i(\3)"));
        cases.add(
                "no level",
                () -> only(null),
                start(2) + FAILS + "chose level of protection -1, which was not asked for",
                "\5\1",
                WELCOME,
                message(2, "i()"));
    }

    private static void exchanges(HandshakeCases cases) {
        cases.add(
                "two rounds",
                () -> only(ProtectionLevel.NONE),
                GREETING
                        + sends(message(1, "hello rcmd@p"))
                        + sends(message(1, "again"))
                        + sends(message(2, "i(\0)"))
                        + sends(REQUEST)
                        + ESTABLISHED,
                "\5\1",
                message(1, "more"),
                WELCOME,
                message(2, "i(\0)"),
                REPLY);
        cases.add(
                "16 rounds",
                () -> only(ProtectionLevel.NONE),
                GREETING
                        + sends(message(1, "hello rcmd@p"))
                        + sends(message(1, "again")).repeat(15)
                        + sends(message(2, "i(\0)"))
                        + sends(REQUEST)
                        + ESTABLISHED,
                rounds(15, WELCOME, message(2, "i(\0)"), REPLY));
        cases.add(
                "rounds without end",
                () -> only(ProtectionLevel.NONE),
                GREETING + sends(message(1, "hello rcmd@p"))
                        + sends(message(1, "again")).repeat(16) + FAILS + "wants to authenticate by gssapi without end",
                rounds(17));
        cases.add(
                "everything at once",
                () -> only(ProtectionLevel.INTEGRITY),
                start(1) + sends(message(3, "i(" + REQUEST + ")")) + PROTECTED,
                "\5\1",
                WELCOME + message(2, "i(\1)"),
                "",
                message(3, "i(" + REPLY + ")"));
    }

    /** The choice of GSSAPI, so many tokens that want more, and the rest. */
    private static String[] rounds(int more, String... rest) {
        List<String> replies = new ArrayList<>(List.of("\5\1"));
        for (int i = 0; i < more; i++) {
            replies.add(message(1, "more"));
        }
        replies.addAll(List.of(rest));
        return replies.toArray(new String[0]);
    }

    private static void messages(HandshakeCases cases) {
        String request = start(1) + sends(message(3, "i(" + REQUEST + ")"));
        cases.add(
                "a reply in two messages",
                () -> only(ProtectionLevel.INTEGRITY),
                request + PROTECTED,
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                message(3, "i(\5\0\0)") + message(3, "i(\1\1\2\3\4\0\26)"));
        cases.add(
                "an empty message before the reply",
                () -> only(ProtectionLevel.INTEGRITY),
                request + PROTECTED,
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                message(3, "i()") + message(3, "i(" + REPLY + ")"));
        cases.add(
                "the tunnel in the message of the reply",
                () -> only(ProtectionLevel.INTEGRITY),
                request + "protected, early: SSH-2.0, left: ",
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                message(3, "i(" + REPLY + "SSH-2.0)"));
        cases.add(
                "a refusal in a message",
                () -> only(ProtectionLevel.INTEGRITY),
                request + FAILS.replace("fails", "fails for this target")
                        + "cannot reach h.test:22: connection refused (5)",
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                message(3, "i(\5\5\0\1\1\2\3\4\0\26)"));
        cases.add(
                "a reply without a message",
                () -> only(ProtectionLevel.INTEGRITY),
                request + FAILS + "sent something else than a sealed message",
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                REPLY);
        cases.add(
                "a reply whose seal is broken",
                () -> only(ProtectionLevel.INTEGRITY),
                request + FAILS + "cannot open what comes from the service: the seal is broken",
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                message(3, "x(" + REPLY + ")"));
        cases.add(
                "a reply that is not encrypted",
                () -> only(ProtectionLevel.CONFIDENTIALITY),
                start(2) + sends(message(3, encrypted(REQUEST))) + FAILS + "cannot open what comes from the service: "
                        + "a message is not encrypted, which was agreed upon",
                "\5\1",
                WELCOME,
                message(2, "i(\2)"),
                message(3, "i(" + REPLY + ")"));
        cases.add(
                "closed inside a message",
                () -> only(ProtectionLevel.INTEGRITY),
                request + FAILS + "closed the connection instead of answering the request",
                "\5\1",
                WELCOME,
                message(2, "i(\1)"),
                "\1\3\0\7i(" + CLOSE);
    }

    private static void failures(HandshakeCases cases) {
        String hello = GREETING + sends(message(1, "hello rcmd@p"));
        cases.add(
                "no ticket",
                () -> socks5(FakeGssApi.withoutTicket(), null, Method.GSSAPI),
                GREETING + FAILS + "cannot authenticate to the service: no ticket; try kinit",
                "\5\1");
        cases.add(
                "no library",
                () -> socks5(FakeGssApi.withoutLibrary(), null, Method.GSSAPI),
                GREETING + FAILS + "cannot load the library: it is not there",
                "\5\1");
        cases.add(
                "a ticket that is rejected",
                () -> only(null),
                hello + FAILS + "authentication failed: rejected the kerberos ticket",
                "\5\1",
                "\1\377");
        cases.add(
                "closed at the ticket",
                () -> only(null),
                hello + FAILS + "closed the connection instead of answering the kerberos ticket; it may not accept it",
                "\5\1",
                CLOSE);
        cases.add(
                "a wrong token",
                () -> only(null),
                hello + FAILS + "cannot open what comes from the service: the token is wrong",
                "\5\1",
                message(1, "impostor"));
        cases.add(
                "another version",
                () -> only(null),
                hello + FAILS + "sent something else than a message of the method gssapi",
                "\5\1",
                "\2\1\0\7welcome");
        cases.add(
                "another message",
                () -> only(null),
                hello + FAILS + "sent something else than a message of the method gssapi",
                "\5\1",
                "\1\3\0\7welcome");
        cases.add(
                "closed at the level",
                () -> only(null),
                start(2) + FAILS + "closed the connection instead of choosing a level of protection; it may not do "
                        + "confidentiality: try another --gssapi-protection",
                "\5\1",
                WELCOME,
                "\1\2\0" + CLOSE);
        cases.add(
                "a level whose seal is broken",
                () -> only(null),
                start(2) + FAILS + "cannot open what comes from the service: the seal is broken",
                "\5\1",
                WELCOME,
                message(2, "\2"));
        cases.add(
                "none of the methods",
                () -> only(null),
                GREETING + FAILS + "accepts none of the authentication methods that were offered (gssapi); "
                        + "it may want a user name and a password",
                "\5\377");
    }

    private static void fallbacks(HandshakeCases cases) {
        Method[] all = {Method.NO_AUTH, Method.GSSAPI, Method.USERPASS};
        String both = "sends 05 03 00 01 02\n";
        String others = "reconnects\nsends 05 02 00 02\n";
        cases.add(
                "a server that wants none of it",
                () -> socks5(FakeGssApi.withTicket(), null, all),
                both + sends(REQUEST) + ESTABLISHED,
                "\5\0",
                REPLY);
        cases.add(
                "an expired ticket, then a password",
                () -> socks5(FakeGssApi.withExpiredTicket(), null, all),
                both + others + "asks user/password \"\"\n" + sends("\1\4user\4pass") + sends(REQUEST) + ESTABLISHED,
                "\5\1",
                "\5\2",
                "\1\0",
                REPLY);
        cases.add(
                "a rejected ticket, then a password",
                () -> socks5(FakeGssApi.withTicket(), null, all),
                both + sends(message(1, "hello rcmd@p")) + others + "asks user/password \"\"\n"
                        + sends("\1\4user\4pass") + sends(REQUEST) + ESTABLISHED,
                "\5\1",
                "\1\377",
                "\5\2",
                "\1\0",
                REPLY);
        cases.add(
                "closed at the ticket, then a password",
                () -> socks5(FakeGssApi.withTicket(), null, all),
                both + sends(message(1, "hello rcmd@p")) + others + "asks user/password \"\"\n"
                        + sends("\1\4user\4pass") + sends(REQUEST) + ESTABLISHED,
                "\5\1",
                CLOSE,
                "\5\2",
                "\1\0",
                REPLY);
        cases.add(
                "an expired ticket, and nothing else will do",
                () -> socks5(FakeGssApi.withExpiredTicket(), null, all),
                both + others + FAILS
                        + "accepts none of the authentication methods that were offered (none, user/password); "
                        + "cannot authenticate to the service: ticket expired",
                "\5\1",
                "\5\377");
    }
}
