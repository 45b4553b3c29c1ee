package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENT;
import static sshconnect.vectors.HttpVectors.MAY_WANT_TLS;

import java.util.List;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;
import sshconnect.proto.socks.Socks4;
import sshconnect.proto.socks.Socks5;
import sshconnect.proto.socks.Socks5.Method;

/** SOCKS 4, 4a and 5: exact bytes sent, every kind of answer. */
final class SocksVectors {

    private static final String NAME_REQUEST = "sends 05 01 00 03 06 68 2e 74 65 73 74 00 16\n";
    private static final String ESTABLISHED = "established, left: ";

    private static final String NO_REPLY =
            "closed the connection instead of answering the request; if it is ssh -D, it cannot reach the target";

    private SocksVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("socks");
        requests(cases);
        replies(cases);
        failures(cases);
        authentication(cases);
        limits(cases);
        socks4(cases);
        return cases.all();
    }

    private static Handshake socks5(String host, int port, Method... methods) {
        return new Socks5("socks server p:1", SILENT, Target.of(host, port), List.of(methods), null, null);
    }

    private static Handshake named() {
        return socks5("h.test", 22, Method.NO_AUTH, Method.USERPASS);
    }

    private static void requests(HandshakeCases cases) {
        cases.add(
                "a name is ATYP 3",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST + ESTABLISHED,
                "\5\0",
                "\5\0\0\1\1\2\3\4\0\26");
        cases.add(
                "an IPv4 address is ATYP 1",
                () -> socks5("192.0.2.7", 65535, Method.NO_AUTH),
                "sends 05 01 00\nsends 05 01 00 01 c0 00 02 07 ff ff\n" + ESTABLISHED,
                "\5\0",
                "\5\0\0\1\1\2\3\4\0\26");
        cases.add(
                "an IPv6 address is ATYP 4",
                () -> socks5("2001:db8::7", 443, Method.NO_AUTH),
                "sends 05 01 00\nsends 05 01 00 04 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 07 01 bb\n"
                        + ESTABLISHED,
                "\5\0",
                "\5\0\0\1\1\2\3\4\0\26");
    }

    private static void replies(HandshakeCases cases) {
        cases.add(
                "bound address IPv6",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST + ESTABLISHED,
                "\5\0",
                "\5\0\0\4ABCDEFGHIJKLMNOP\0\26");
        cases.add(
                "bound address a name",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST + ESTABLISHED,
                "\5\0",
                "\5\0\0\3\5abcde\0\26");
        cases.add(
                "bound address an empty name",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST + ESTABLISHED,
                "\5\0",
                "\5\0\0\3\0\0\26");
        cases.add(
                "bound address a name of 255 bytes",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST + ESTABLISHED,
                "\5\0",
                "\5\0\0\3\377" + "x".repeat(255) + "\0\26");
        cases.add(
                "unknown address type",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST
                        + "fails: socks server p:1: sent a reply with unknown address type 2",
                "\5\0",
                "\5\0\0\2\1\2\3\4\0\26");
    }

    private static void failures(HandshakeCases cases) {
        String[] reasons = {
            "general socks server failure",
            "connection not allowed by ruleset",
            "network unreachable",
            "host unreachable",
            "connection refused",
            "TTL expired",
            "command not supported",
            "address type not supported",
            "unknown reply"
        };
        for (int i = 0; i < reasons.length; i++) {
            int code = i + 1;
            cases.add(
                    "reply " + code + ", cut short",
                    SocksVectors::named,
                    "sends 05 02 00 02\n" + NAME_REQUEST
                            + "fails for this target: socks server p:1: cannot reach h.test:22: " + reasons[i] + " ("
                            + code + ")",
                    "\5\0",
                    "\5" + (char) code + CLOSE);
        }
        cases.add(
                "no acceptable method",
                SocksVectors::named,
                "sends 05 02 00 02\nfails: socks server p:1: accepts none "
                        + "of the authentication methods that were offered (none, user/password); it may want kerberos "
                        + "(-a gssapi)",
                "\5\377");
        cases.add(
                "no acceptable method without a password",
                () -> socks5("h.test", 22, Method.NO_AUTH),
                "sends 05 01 00\nfails: socks server p:1: accepts none of the authentication methods that were offered "
                        + "(none); it may want a user name and a password, or kerberos (-a gssapi)",
                "\5\377");
        cases.add(
                "a method that was not offered",
                SocksVectors::named,
                "sends 05 02 00 02\nfails: socks server p:1: "
                        + "chose authentication method 1 (gssapi), which was not offered (none, user/password); try kinit, or "
                        + "-a gssapi",
                "\5\1");
        int[] codes = {3, 4, 9, 127, 128};
        String[] names = {
            "3 (challenge-handshake authentication protocol)",
            "4",
            "9 (json parameter block)",
            "127",
            "128 (a private one)"
        };
        for (int i = 0; i < codes.length; i++) {
            cases.add(
                    "method " + codes[i] + ", which was not offered",
                    SocksVectors::named,
                    "sends 05 02 00 02\n"
                            + "fails: socks server p:1: chose authentication method " + names[i]
                            + ", which was not offered (none, user/password)",
                    "\5" + (char) codes[i]);
        }
        cases.add(
                "an http proxy",
                SocksVectors::named,
                "sends 05 02 00 02\nfails: socks server p:1: does not speak "
                        + "socks5: the first byte of its answer is 72; it may be an http proxy: try -H instead of -S",
                "HTTP/1.0 400 Bad Request\r\n\r\n");
        cases.add(
                "a socks4 server",
                SocksVectors::named,
                "sends 05 02 00 02\nfails: socks server p:1: does not speak "
                        + "socks5: the first byte of its answer is 0; it may be a socks4 server: try -4",
                "\0\133\0\0\0\0\0\0");
        cases.add(
                "closed at once",
                SocksVectors::named,
                "sends 05 02 00 02\nfails: socks server p:1: closed the "
                        + "connection instead of choosing an authentication method; " + MAY_WANT_TLS,
                CLOSE);
        cases.add(
                "a TLS alert",
                SocksVectors::named,
                "sends 05 02 00 02\nfails: socks server p:1: does not speak "
                        + "socks5: the first byte of its answer is 21; " + MAY_WANT_TLS,
                "\25\3\1\0\2\2F");
        cases.add(
                "closed inside the choice",
                SocksVectors::named,
                "sends 05 02 00 02\nfails: socks server p:1: closed "
                        + "the connection instead of choosing an authentication method",
                "\5" + CLOSE);
        cases.add(
                "closed in place of a reply",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST + "fails for this target: socks server p:1: " + NO_REPLY,
                "\5\0",
                CLOSE);
        cases.add(
                "closed inside the reply",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST
                        + "fails: socks server p:1: closed the connection instead of answering the request",
                "\5\0",
                "\5\0\0\1\1" + CLOSE);
        cases.add(
                "reply of another version",
                SocksVectors::named,
                "sends 05 02 00 02\n" + NAME_REQUEST
                        + "fails: socks server p:1: sent a reply with version 4 instead of 5",
                "\5\0",
                "\4\0\0\1\1\2\3\4\0\26");
    }

    private static void authentication(HandshakeCases cases) {
        String asks = "sends 05 02 00 02\nasks user/password \"\"\n";
        String sends = asks + "sends 01 04 75 73 65 72 04 70 61 73 73\n";
        cases.add(
                "user and password",
                SocksVectors::named,
                sends + NAME_REQUEST + ESTABLISHED,
                "\5\2",
                "\1\0",
                "\5\0\0\1\1\2\3\4\0\26");
        cases.add(
                "status with version 5",
                SocksVectors::named,
                sends + NAME_REQUEST + ESTABLISHED,
                "\5\2",
                "\5\0",
                "\5\0\0\1\1\2\3\4\0\26");
        cases.add(
                "wrong password",
                SocksVectors::named,
                sends
                        + "fails with these credentials: socks server p:1: authentication failed: rejected user name or password "
                        + "of user",
                "\5\2",
                "\1\1");
        cases.add(
                "closed at a wrong password",
                SocksVectors::named,
                sends + "fails: socks server p:1: closed the "
                        + "connection instead of answering user name and password; they may be wrong",
                "\5\2",
                CLOSE);
    }

    private static void limits(HandshakeCases cases) {
        cases.add(
                "a name of 255 bytes",
                () -> socks5("n".repeat(255), 22, Method.NO_AUTH),
                "sends 05 01 00\n" + "sends 05 01 00 03 ff" + " 6e".repeat(255) + " 00 16\n" + ESTABLISHED,
                "\5\0",
                "\5\0\0\1\1\2\3\4\0\26");
        cases.add(
                "a name of 256 bytes",
                () -> socks5("n".repeat(256), 22, Method.NO_AUTH),
                "fails: socks server p:1: the host name has 256 bytes, and socks5 can carry 255");
        String asks = "sends 05 02 00 02\nasks user/password \"\"\n";
        cases.credential("u".repeat(255), "p".repeat(255))
                .add(
                        "user and password of 255 bytes",
                        SocksVectors::named,
                        asks + "sends 01 ff" + " 75".repeat(255) + " ff" + " 70".repeat(255) + "\n" + NAME_REQUEST
                                + ESTABLISHED,
                        "\5\2",
                        "\1\0",
                        "\5\0\0\1\1\2\3\4\0\26");
        cases.credential("u".repeat(256), "p")
                .add(
                        "a user of 256 bytes",
                        SocksVectors::named,
                        asks + "fails: socks server p:1: the user name has 256 bytes, and socks5 can carry 255",
                        "\5\2");
        cases.credential("u", "p".repeat(256))
                .add(
                        "a password of 256 bytes",
                        SocksVectors::named,
                        asks + "fails: socks server p:1: the password is too long: socks5 can carry 255 bytes",
                        "\5\2");
        cases.credential("", "p")
                .add(
                        "an empty user",
                        SocksVectors::named,
                        asks + "fails: socks server p:1: the user name is empty, and socks5 needs one",
                        "\5\2");
        cases.credential("u", "")
                .add(
                        "an empty password",
                        SocksVectors::named,
                        asks + "sends 01 01 75 00\n" + NAME_REQUEST + ESTABLISHED,
                        "\5\2",
                        "\1\0",
                        "\5\0\0\1\1\2\3\4\0\26");
        cases.credential("j\u00f6", "\u00fc")
                .add(
                        "user and password in UTF-8",
                        SocksVectors::named,
                        asks + "sends 01 03 6a c3 b6 02 c3 bc\n" + NAME_REQUEST + ESTABLISHED,
                        "\5\2",
                        "\1\0",
                        "\5\0\0\1\1\2\3\4\0\26");
    }

    private static Handshake socks4(String host, String user) {
        return new Socks4("socks server p:1", SILENT, Target.of(host, 22), user);
    }

    private static void socks4(HandshakeCases cases) {
        String granted = "\0\132\0\0\0\0\0\0";
        String request = "sends 04 01 00 16 c0 00 02 07 75 73 65 72 00\n";
        cases.add("4: an address", () -> socks4("192.0.2.7", "user"), request + ESTABLISHED, granted);
        cases.add(
                "4: without a user",
                () -> socks4("192.0.2.7", ""),
                "sends 04 01 00 16 c0 00 02 07 00\n" + ESTABLISHED,
                granted);
        cases.add(
                "4a: a name",
                () -> socks4("h.test", "user"),
                "sends 04 01 00 16 00 00 00 01 75 73 65 72 00 68 2e 74 65 73 74 00\n" + ESTABLISHED,
                granted);
        cases.add(
                "4a: an IPv6 address goes as a name",
                () -> socks4("::1", "u"),
                "sends 04 01 00 16 00 00 00 01 75 00 3a 3a 31 00\n" + ESTABLISHED,
                granted);
        cases.add(
                "4: reply with version 4",
                () -> socks4("192.0.2.7", "user"),
                request + ESTABLISHED,
                "\4\132\0\0\0\0\0\0");
        cases.add(
                "4: rejected, cut short",
                () -> socks4("192.0.2.7", "user"),
                request
                        + "fails for this target: socks server p:1: cannot reach 192.0.2.7:22: request rejected or failed (91)",
                "\0\133" + CLOSE);
        cases.add(
                "4: no identd",
                () -> socks4("192.0.2.7", "user"),
                request + "fails for this target: socks server p:1: "
                        + "cannot reach 192.0.2.7:22: the server cannot reach identd on this machine (92)",
                "\0\134\0\0\0\0\0\0");
        cases.add(
                "4: identd disagrees",
                () -> socks4("192.0.2.7", "user"),
                request + "fails for this target: socks server "
                        + "p:1: cannot reach 192.0.2.7:22: identd on this machine reports another user name (93)",
                "\0\135\0\0\0\0\0\0");
        cases.add(
                "4: a socks5 server",
                () -> socks4("192.0.2.7", "user"),
                request + "fails: socks server p:1: does not "
                        + "speak socks4: the first byte of its answer is 5; it may be a socks5 server: try -5",
                "\5\377");
        cases.add(
                "4: a TLS alert",
                () -> socks4("192.0.2.7", "user"),
                request + "fails: socks server p:1: does not " + "speak socks4: the first byte of its answer is 21; "
                        + MAY_WANT_TLS,
                "\25\3\1\0\2\2F");
        cases.add(
                "4: closed in place of a reply",
                () -> socks4("192.0.2.7", "user"),
                request + "fails for this target: socks server p:1: " + NO_REPLY + "; or " + MAY_WANT_TLS,
                CLOSE);
        cases.add(
                "4: closed inside the reply",
                () -> socks4("192.0.2.7", "user"),
                request + "fails: socks server p:1: closed the connection instead of answering the request",
                "\0\132\0" + CLOSE);
        cases.add(
                "4: a user of 256 bytes",
                () -> socks4("192.0.2.7", "u".repeat(256)),
                "fails: socks server p:1: the user name has 256 bytes, and 255 can be sent");
        cases.add(
                "4a: a name of 256 bytes",
                () -> socks4("n".repeat(256), "u"),
                "fails: socks server p:1: the host name has 256 bytes, and 255 can be sent");
    }
}
