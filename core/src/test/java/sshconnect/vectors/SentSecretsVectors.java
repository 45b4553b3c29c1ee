package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Secret;
import sshconnect.base.SentSecrets;
import sshconnect.base.Wire;
import sshconnect.proto.http.HttpStatusLine;

/** What is masked of what a peer says, and what is not. */
final class SentSecretsVectors {

    private static final String PASSWORD = "open sesame";
    /** user:open sesame */
    private static final String TOKEN = "dXNlcjpvcGVuIHNlc2FtZQ==";

    private static final String RESPONSE = "6629fae49393a05397450978507c4ef1";

    private SentSecretsVectors() {}

    static List<Vector> all() {
        List<Vector> vectors = new ArrayList<>();
        passwords(vectors);
        encodings(vectors);
        parts(vectors);
        shortPasswords(vectors);
        binary(vectors);
        statusLines(vectors);
        return vectors;
    }

    private static SentSecrets sent() {
        SentSecrets secrets = new SentSecrets();
        secrets.add(Secret.of(PASSWORD));
        Wire basic = Wire.text().text("Basic ").secret(bytes(TOKEN));
        secrets.add(Wire.text().text("Proxy-Authorization: ").secret(basic).text("\r\n"));
        Wire digest = Wire.text()
                .text("Digest username=\"user\", response=\"")
                .secret(bytes(RESPONSE))
                .text("\", nc=1");
        secrets.add(Wire.text().text("Proxy-Authorization: ").secret(digest).text("\r\n"));
        return secrets;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void masks(List<Vector> vectors, String said, String shown) {
        vectors.add(new Vector("sent secrets: " + said, () -> sent().mask(said), shown));
    }

    private static void passwords(List<Vector> vectors) {
        masks(vectors, "", "");
        masks(vectors, "HTTP/1.1 407 Proxy Authentication Required", "HTTP/1.1 407 Proxy Authentication Required");
        masks(vectors, "no open sesame here", "no xxxxx here");
        masks(vectors, "open sesame", "xxxxx");
        masks(vectors, "open sesameopen sesame!", "xxxxx!");
        masks(vectors, "OPEN Sesame", "xxxxx");
        masks(vectors, "a=opensesame;", "a=xxxxx;");
        masks(vectors, "open\r\n sesame.", "xxxxx.");
        masks(vectors, "\"open\\ sesame\"", "\"xxxxx\"");
        masks(vectors, "http://user:open%20sesame@proxy", "http://user:xxxxx@proxy");
        masks(vectors, "http://user:%6fpen%20sesam%65@proxy", "http://user:xxxxx@proxy");
        masks(vectors, "password=open+sesame&x", "password=xxxxx&x");
        masks(vectors, "hex 6f70656e20736573616d65.", "hex xxxxx.");
        masks(vectors, "hex 6F 70 65 6E 20 73 65 73 61 6D 65.", "hex xxxxx.");
        masks(vectors, "hex 6f:70:65:6e:20:73:65:73:61:6d:65!", "hex xxxxx!");
        masks(vectors, "hex 0x6f, 0x70, 0x65, 0x6e, 0x20, 0x73, 0x65, 0x73, 0x61, 0x6d, 0x65!", "hex 0xxxxxx!");
        masks(vectors, "hex \\x6f\\x70\\x65\\x6e\\x20\\x73\\x65\\x73\\x61\\x6d\\x65!", "hex \\xxxxxx!");
    }

    private static void encodings(List<Vector> vectors) {
        masks(vectors, "Bad header: Proxy-Authorization: Basic " + TOKEN, "Bad header: Proxy-Authorization: xxxxx");
        masks(vectors, "token " + TOKEN + "?", "token xxxxx?");
        masks(vectors, "token dXNlcjpv\r\n\tcGVuIHNl\r\n\tc2FtZQ==?", "token xxxxx?");
        masks(vectors, "token dXNlcjpvcGVuIHNlc2FtZQ%3D%3D?", "token xxxxx?");
        masks(vectors, "Digest username=\"user\", response=\"" + RESPONSE + "\", nc=1", "xxxxx");
        masks(vectors, "response=" + RESPONSE + " is wrong", "response=xxxxx is wrong");
        masks(vectors, "Basic realm=\"user\"", "Basic realm=\"user\"");
    }

    private static void parts(List<Vector> vectors) {
        masks(vectors, "cut: open ses", "cut: xxxxx");
        masks(vectors, "cut: ope", "cut: ope");
        masks(vectors, "sesame is the rest", "xxxxx is the rest");
        masks(vectors, "ope", "xxxxx");
        masks(vectors, "cut: dXNlcjpvcGV", "cut: xxxxx");
        masks(vectors, "cut (dXNlcjpvcGVuIH...) here", "cut (xxxxx...) here");
        masks(vectors, "cut (...GVuIHNlc2FtZQ==) here", "cut (...xxxxx) here");
        masks(vectors, "an open door and a sesame seed", "an open door and a sesame seed");
        masks(vectors, "a: open ses\r\nb: x", "a: xxxxx\r\nb: x");
        masks(vectors, "a: open ses\nb: x", "a: xxxxx\nb: x");
        masks(vectors, "a: x\r\nsesame is the rest\r\n", "a: x\r\nxxxxx is the rest\r\n");
        masks(vectors, "a: b\r\n6f70656e\r\nc: %6f%70en ses\r\n", "a: b\r\nxxxxx\r\nc: xxxxx\r\n");
        masks(vectors, "a: x\r\nope\r\nb: ope\r\n", "a: x\r\nope\r\nb: ope\r\n");
        masks(vectors, "(open sesa...) here", "(xxxxx...) here");
        masks(vectors, "(...en sesame) here", "(...xxxxx) here");
        masks(vectors, "(open ses...) here", "(open ses...) here");
        vectors.add(new Vector(
                "sent secrets: linear in what repeats",
                () -> {
                    SentSecrets secrets = new SentSecrets();
                    secrets.add(Wire.binary().secret(bytes("a".repeat(4000) + "b")));
                    return secrets.mask("a".repeat(60000));
                },
                "xxxxx"));
    }

    private static void shortPasswords(List<Vector> vectors) {
        vectors.add(new Vector(
                "sent secrets: a short one between others than letters and digits",
                () -> {
                    SentSecrets secrets = new SentSecrets();
                    secrets.add(Secret.of("e1"));
                    return secrets.mask("e1: the user:e1 (E1) sent %65%31, not file1 or e12");
                },
                "xxxxx: the user:xxxxx (xxxxx) sent xxxxx, not file1 or e12"));
        vectors.add(new Vector(
                "sent secrets: an empty one",
                () -> {
                    SentSecrets secrets = new SentSecrets();
                    secrets.add(Secret.of(""));
                    return secrets.mask("nothing");
                },
                "nothing"));
        vectors.add(new Vector(
                "sent secrets: forgotten",
                () -> {
                    SentSecrets secrets = sent();
                    secrets.wipe();
                    return secrets.mask(PASSWORD);
                },
                PASSWORD));
        vectors.add(new Vector(
                "sent secrets: more than anybody sends",
                () -> {
                    SentSecrets secrets = new SentSecrets();
                    for (int i = 0; i < 100; i++) {
                        secrets.add(Secret.of("password " + i));
                    }
                    return secrets.mask("anything");
                },
                "xxxxx"));
    }

    private static void statusLines(List<Vector> vectors) {
        answers(vectors, "403", "HTTP/1.1 403 Forbidden", "HTTP/1.1 403 Forbidden");
        answers(vectors, "403", "HTTP/1.1 403 no 403\r\n403: 403", "HTTP/1.1 403 no xxxxx\r\nxxxxx: xxxxx");
        answers(vectors, "Forbidden", "HTTP/1.1 403 forbidden \r\nX: Forbidden", "HTTP/1.1 403 forbidden \r\nX: xxxxx");
        answers(vectors, "Forbidden", "HTTP/1.1 403 Forbidden", "HTTP/1.1 403 Forbidden");
        answers(vectors, "Forbidden", "HTTP/1.1 404 Forbidden", "HTTP/1.1 404 xxxxx");
        answers(vectors, "Forbidden", "HTTP/1.1 403 Forbidden by rule", "HTTP/1.1 403 xxxxx by rule");
        answers(vectors, "Forbidden", "403 Forbidden", "403 xxxxx");
        answers(vectors, "HTTP/1.1", "HTTP/1.1 403", "HTTP/1.1 403");
        answers(vectors, "HTTP/1.1", "HTTP/1.1 4030", "xxxxx 4030");
        answers(vectors, "HTTP/1.1", "HTTP/1.1", "xxxxx");
        answers(vectors, "secret", "HTTP/secret 403 Forbidden", "HTTP/xxxxx 403 Forbidden");
        answers(
                vectors,
                "Required",
                "HTTP/1.0 407 PROXY AUTHENTICATION REQUIRED\n",
                "HTTP/1.0 407 PROXY AUTHENTICATION REQUIRED\n");
    }

    private static void answers(List<Vector> vectors, String password, String said, String shown) {
        vectors.add(new Vector(
                "sent secrets: " + password + " in " + said,
                () -> {
                    SentSecrets secrets = new SentSecrets();
                    secrets.add(Secret.of(password));
                    return secrets.mask(said, HttpStatusLine.publicLength(said));
                },
                shown));
    }

    private static void binary(List<Vector> vectors) {
        received(vectors, "\1\4user\13open sesame", "x18");
        received(vectors, "\5\13open sesame\0", "05 x12 00");
        received(vectors, "\1\1", "01 01");
        received(vectors, "op", "x2");
        received(vectors, "\5\0\0\1", "05 00 00 01");
    }

    /** Parts that are shown in hexadecimal; of secret ones, the length. */
    private static void received(List<Vector> vectors, String bytes, String shown) {
        vectors.add(new Vector(
                "sent secrets: bytes " + bytes,
                () -> {
                    SentSecrets secrets = new SentSecrets();
                    secrets.add(Secret.of(PASSWORD));
                    Wire message = Wire.binary().octets(1, 4).text("user").secret(bytes("\13open sesame"));
                    secrets.add(Wire.binary().secret(message));
                    StringBuilder out = new StringBuilder();
                    for (Wire.Part part : secrets.mark(bytes(bytes)).parts()) {
                        out.append(out.length() == 0 ? "" : " ")
                                .append(part.secret() ? "x" + part.bytes().length : HandshakeRun.hex(part.bytes()));
                    }
                    return out.toString();
                },
                shown));
    }
}
