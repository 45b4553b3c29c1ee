package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sshconnect.proto.telnet.IacLayer;

/** The layer of a telnet proxy that stays in telnet mode: what is sent and received, whole and octet by octet. */
final class IacVectors {

    private IacVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        wrap(all, "", "");
        wrap(all, "SSH-2.0-x\r\n", "SSH-2.0-x\r\0\n");
        wrap(all, "\377\377\r\r\0\376", "\377\377\377\377\r\0\r\0\0\376");
        unwrap(all, "SSH-2.0-x\r\0\nb\r\n\377\377", "SSH-2.0-x\r\nb\r\n\377", "");
        unwrap(all, "a\377\373\1b\377\375\0c\377\374\3\377\376\3d", "abcd", "\377\376\1\377\374\0");
        unwrap(all, "a\377\372\30\1\377\377\377\360b\377\361c\r\377\371\0", "abc\r\0", "");
        all.add(new Vector(
                "iac layer: there and back",
                () -> HandshakeRun.hex(unwrap(wrap(everyTriple()), 1)),
                HandshakeRun.hex(everyTriple())));
        all.add(new Vector(
                "iac layer: an answer is given once",
                () -> {
                    IacLayer layer = new IacLayer();
                    layer.unwrap(bytes("\377\373\1"), 3);
                    return layer.answer().length + ", " + layer.answer().length;
                },
                "3, 0"));
        return all;
    }

    private static void wrap(List<Vector> all, String sent, String expected) {
        all.add(new Vector(
                "iac layer: wraps " + HandshakeRun.hex(bytes(sent)),
                () -> HandshakeRun.hex(wrap(bytes(sent))),
                HandshakeRun.hex(bytes(expected))));
    }

    private static byte[] wrap(byte[] sent) {
        return new IacLayer().wrap(sent, sent.length).value();
    }

    private static void unwrap(List<Vector> all, String received, String expected, String answer) {
        for (int pieceBytes : new int[] {1, 2, received.length()}) {
            all.add(new Vector(
                    "iac layer: unwraps " + HandshakeRun.hex(bytes(received)) + " in pieces of " + pieceBytes,
                    () -> {
                        IacLayer layer = new IacLayer();
                        String data = HandshakeRun.hex(unwrap(layer, bytes(received), pieceBytes));
                        return data + "; " + HandshakeRun.hex(layer.answer());
                    },
                    HandshakeRun.hex(bytes(expected)) + "; " + HandshakeRun.hex(bytes(answer))));
        }
    }

    private static byte[] unwrap(byte[] received, int pieceBytes) {
        return unwrap(new IacLayer(), received, pieceBytes);
    }

    private static byte[] unwrap(IacLayer layer, byte[] received, int pieceBytes) {
        byte[] all = new byte[received.length];
        int length = 0;
        for (int from = 0; from < received.length; from += pieceBytes) {
            byte[] piece = Arrays.copyOfRange(received, from, Math.min(received.length, from + pieceBytes));
            byte[] data = layer.unwrap(piece, piece.length).value();
            System.arraycopy(data, 0, all, length, data.length);
            length += data.length;
        }
        return Arrays.copyOf(all, length);
    }

    /** Octets that mean something to telnet, and one that means nothing, in every order of three. */
    private static byte[] everyTriple() {
        int[] octets = {0, '\n', '\r', 'x', 240, 250, 251, 253, 255};
        byte[] all = new byte[3 * octets.length * octets.length * octets.length];
        int length = 0;
        for (int first : octets) {
            for (int second : octets) {
                for (int third : octets) {
                    all[length++] = (byte) first;
                    all[length++] = (byte) second;
                    all[length++] = (byte) third;
                }
            }
        }
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
