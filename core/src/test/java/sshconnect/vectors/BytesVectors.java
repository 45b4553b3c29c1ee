package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sshconnect.base.ByteQueue;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;

/** What bytes and text go through: the input queue, outgoing messages, secrets, harmless text, failures. */
final class BytesVectors {

    private BytesVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        queue(all);
        wire(all);
        secrets(all);
        utf8(all);
        printable(all);
        failures(all);
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteQueue queue(int capacity, String content) {
        ByteQueue queue = new ByteQueue(capacity);
        queue.append(ascii(content), content.length());
        return queue;
    }

    private static String rest(ByteQueue queue) {
        return Utf8.decode(queue.take(queue.size()));
    }

    private static void queue(List<Vector> all) {
        all.add(new Vector(
                "queue, empty",
                () -> {
                    ByteQueue queue = new ByteQueue(3);
                    return queue.size() + " " + queue.free() + " " + queue.ended() + " " + queue.indexOf('a', 0);
                },
                "0 3 false -1"));
        all.add(new Vector(
                "queue, full",
                () -> {
                    ByteQueue queue = queue(3, "abc");
                    return queue.size() + " " + queue.free() + " " + (char) queue.at(0) + (char) queue.at(2);
                },
                "3 0 ac"));
        all.add(new Vector(
                "queue, part of an array",
                () -> {
                    ByteQueue queue = new ByteQueue(9);
                    queue.append(ascii("abc"), 2);
                    return rest(queue);
                },
                "ab"));
        all.add(new Vector(
                "queue, the bytes move up when they must",
                () -> {
                    ByteQueue queue = queue(4, "abcd");
                    queue.skip(3);
                    queue.append(ascii("efg"), 3);
                    return queue.free() + " " + rest(queue);
                },
                "0 defg"));
        all.add(new Vector(
                "queue, more than it begins with",
                () -> {
                    ByteQueue queue = queue(5000, "x".repeat(1000));
                    queue.skip(900);
                    queue.append(ascii("y".repeat(4900)), 4900);
                    return queue.size() + " " + queue.free() + " " + queue.indexOf('y', 0) + " "
                            + (char) queue.at(4999);
                },
                "5000 0 100 y"));
        all.add(new Vector(
                "queue, indexOf",
                () -> {
                    ByteQueue queue = queue(9, "-abca");
                    queue.skip(1);
                    return queue.indexOf('a', 0) + " " + queue.indexOf('a', 1) + " " + queue.indexOf('a', 4) + " "
                            + queue.indexOf('-', 0);
                },
                "0 3 -1 -1"));
        all.add(new Vector(
                "queue, bytes are unsigned",
                () -> {
                    ByteQueue queue = new ByteQueue(1);
                    queue.append(new byte[] {-1}, 1);
                    return queue.at(0) + " " + queue.indexOf(255, 0);
                },
                "255 0"));
        all.add(new Vector(
                "queue, dropLast",
                () -> {
                    ByteQueue queue = queue(4, "abcd");
                    queue.skip(1);
                    queue.dropLast(2);
                    queue.append(ascii("e"), 1);
                    return rest(queue);
                },
                "be"));
        all.add(new Vector(
                "queue, the end leaves the bytes",
                () -> {
                    ByteQueue queue = queue(4, "abcd");
                    queue.end();
                    return queue.ended() + " " + rest(queue);
                },
                "true abcd"));
    }

    private static void wire(List<Vector> all) {
        all.add(new Vector(
                "message, octets",
                () -> Hex.of(Wire.binary().octets(0, 127, 128, 255).toBytes()),
                "007f80ff"));
        all.add(new Vector(
                "message, uint16",
                () -> Hex.of(Wire.binary().uint16(0).uint16(258).uint16(65535).toBytes()),
                "00000102ffff"));
        all.add(new Vector(
                "message, text", () -> Hex.of(Wire.text().text("a\u00e4").toBytes()), "61c3a4"));
        all.add(new Vector("message, nothing", () -> Hex.of(Wire.text().toBytes()), ""));
        all.add(new Vector(
                "message, parts in order",
                () -> Hex.of(Wire.binary()
                        .octets(1)
                        .secret((byte) 2)
                        .bytes(new byte[] {3, 4})
                        .toBytes()),
                "01020304"));
        all.add(new Vector(
                "message, kinds",
                () -> Wire.binary().isText() + " " + Wire.text().isText(),
                "false true"));
        all.add(new Vector(
                "message, which parts are secret",
                () -> {
                    StringBuilder marks = new StringBuilder();
                    Wire wire = Wire.binary().octets(1).secret((byte) 2).octets(3);
                    wire.parts().forEach(part -> marks.append(part.secret() ? 's' : '-'));
                    return marks.toString();
                },
                "-s-"));
        all.add(new Vector(
                "message, has a secret",
                () -> Wire.binary().octets(1).hasSecret() + " "
                        + Wire.binary().octets(1).secret((byte) 2).hasSecret(),
                "false true"));
        all.add(new Vector(
                "message, wiped",
                () -> {
                    Wire wire =
                            Wire.binary().octets(1).secret((byte) 2, (byte) 3).octets(4);
                    wire.wipe();
                    return Hex.of(wire.toBytes());
                },
                "01000004"));
        all.add(new Vector(
                "message, outlives the secret that it was made from",
                () -> {
                    Secret secret = Secret.of("ab");
                    Wire wire = Wire.binary().secret(secret.bytes());
                    secret.wipe();
                    return Hex.of(wire.toBytes());
                },
                "6162"));
    }

    private static void secrets(List<Vector> all) {
        all.add(new Vector("secret, written", () -> "" + Secret.of("a") + Secret.of("longer"), "xxxxxxxxxx"));
        all.add(new Vector(
                "secret, its bytes", () -> Hex.of(Secret.of("a\u00e4").bytes()), "61c3a4"));
        all.add(new Vector(
                "secret, wiped",
                () -> {
                    byte[] bytes = {1, 2};
                    Secret secret = Secret.of(bytes);
                    secret.wipe();
                    return secret.length() + " " + Hex.of(bytes);
                },
                "2 0000"));
        all.add(new Vector(
                "secret, a copy is wiped on its own",
                () -> {
                    Secret secret = Secret.of("a");
                    secret.copy().wipe();
                    return Hex.of(secret.bytes());
                },
                "61"));
        firstLine(all, "word", "word");
        firstLine(all, "word\n", "word");
        firstLine(all, "word\r\n", "word");
        firstLine(all, "word\r", "word\r");
        firstLine(all, " two words \nmore\n", " two words ");
        firstLine(all, "\n", "");
        firstLine(all, "\r\n", "");
        firstLine(all, "", "");
    }

    private static void firstLine(List<Vector> all, String text, String expected) {
        all.add(new Vector(
                "secret, first line of " + Hex.of(ascii(text)),
                () -> {
                    byte[] bytes = ascii(text);
                    Secret line = Secret.ofFirstLine(bytes);
                    return Hex.of(line.bytes()) + " " + Hex.of(bytes);
                },
                Hex.of(ascii(expected)) + " " + "00".repeat(text.length())));
    }

    private static void utf8(List<Vector> all) {
        utf8(all, "", "");
        utf8(all, "61 c3a4 e282ac f09f9880 7a", "a\u00e4\u20ac\ud83d\ude00z");
        utf8(all, "00 7f c280 dfbf e0a080 efbfbd f0908080 f48fbfbf", String.valueOf(new char[] {
            0, 0x7f, 0x80, 0x7ff, 0x800, 0xfffd, 0xd800, 0xdc00, 0xdbff, 0xdfff
        }));
        utf8(all, "61 e4 62 0d0a", "a\ufffdb\r\n");
        utf8(all, "e4", "\ufffd");
        utf8(all, "80 bf ff fe c0 c1 f5", "\ufffd".repeat(7));
        utf8(all, "c0af e08080 f08080af", "\ufffd".repeat(9));
        utf8(all, "eda080 edbfbf", "\ufffd".repeat(6));
        utf8(all, "f4908080", "\ufffd".repeat(4));
        utf8(all, "e282 61 f09f98 61 f09f 61 c3 61", "\ufffda\ufffda\ufffda\ufffda");
        utf8(all, "e282 e282ac f09f98", "\ufffd\u20ac\ufffd");
        all.add(new Vector("UTF-8, a part", () -> Utf8.decode(Hex.bytes("61c3a4c3a462"), 1, 4), "\u00e4\ufffd"));
        for (String good : new String[] {"", "61c3a4", "efbfbd"}) {
            all.add(new Vector("UTF-8, well-formed " + good, () -> "" + Utf8.isWellFormed(Hex.bytes(good)), "true"));
        }
        for (String bad : new String[] {"e4", "eda080", "c080", "61c3", "f4908080"}) {
            all.add(new Vector("UTF-8, well-formed " + bad, () -> "" + Utf8.isWellFormed(Hex.bytes(bad)), "false"));
        }
    }

    private static void utf8(List<Vector> all, String digits, String expected) {
        all.add(new Vector("UTF-8 " + digits, () -> Utf8.decode(Hex.bytes(digits)), expected));
    }

    private static void printable(List<Vector> all) {
        printable(all, "", "");
        printable(all, "Proxy Authentication Required", "Proxy Authentication Required");
        printable(all, "a\r\n\t\u0000\u001b[31mb\u007f", "a?????[31mb?");
        // As a literal, these cannot be had in C.
        printable(all, String.valueOf(new char[] {0x80, 0x9f, 0xa0, 0xe4, 0x20ac}), "??\u00a0\u00e4\u20ac");
        printable(all, "a\u202eb\u2066c\u200fd\u2028e\u2029f\u200bg\u061ch\ufeffi", "a?b?c?d?e?f?g?h?i");
        printable(all, "\ud83d\ude00", "\ud83d\ude00");
        // A tag, Hangul fillers, combining grapheme joiner, braille blank, variation selectors, fillers and formats.
        printable(
                all,
                "a\udb40\udc41b\u3164c\u115fd\u1160e\uffa0f\u034fg\u2800h\ufe0fi\udb40\uddefj\u180ek\u17b4l",
                "a?b?c?d?e?f?g?h?i?j?k?l");
        printable(all, "a\ud834\udd73b\ud834\udd59c\ud81b\udfe4d\ud80d\udc30e\ud82f\udca0f", "a?b?c?d?e?f");
        // Private use, noncharacters, and halves of pairs.
        printable(
                all,
                String.valueOf(new char[] {'a', 0xe000, 'b', 0xfdd0, 'c', 0xffff, 'd', 0xd83d, 'e', 0xde00}),
                "a?b?c?d?e?");
        printable(all, "\udb80\udc00\ud83f\udffe\udbff\udffd", "???");
        printable(all, "\u0e01\u0e33\u0600\u06dd\u0915\u094d", "\u0e01\u0e33\u0600\u06dd\u0915\u094d");
        printable(all, "x".repeat(199) + "\ud83d\ude00", "x".repeat(199) + "...");
        printable(all, "\ud83d\ude00".repeat(100), "\ud83d\ude00".repeat(100));
        printable(all, "x".repeat(200), "x".repeat(200));
        printable(all, "x".repeat(201), "x".repeat(200) + "...");
        all.add(new Vector("printable, wrong UTF-8", () -> Printable.of(new byte[] {'a', (byte) 0xe4, 'b'}), "a?b"));
        all.add(new Vector("printable, UTF-8", () -> Printable.of(new byte[] {(byte) 0xc3, (byte) 0xa4}), "\u00e4"));
    }

    private static void printable(List<Vector> all, String text, String expected) {
        all.add(new Vector("printable " + text, () -> Printable.of(text), expected));
    }

    private static void failures(List<Vector> all) {
        all.add(new Vector(
                "failure, with a subject",
                () -> new Fault(Fault.Kind.REFUSED, "connect to", "192.0.2.7", "connection refused").describe(),
                "connect to 192.0.2.7: connection refused"));
        all.add(new Vector(
                "failure, without a subject",
                () -> new Fault(Fault.Kind.OTHER, "write", "", "no space left").describe(),
                "write: no space left"));
        all.add(new Vector(
                "result, a value",
                () -> {
                    Result<String> result = Result.of("a");
                    return result.ok() + " " + result.value() + " " + (result instanceof Result.Ok);
                },
                "true a true"));
        all.add(new Vector(
                "result, a failure",
                () -> {
                    Result<String> result = Result.failed(Fault.Kind.DENIED, "read", "f", "c");
                    return result.ok() + " " + (result instanceof Result.Failed) + " "
                            + result.fault().kind() + " " + result.fault().describe();
                },
                "false true DENIED read f: c"));
    }
}
