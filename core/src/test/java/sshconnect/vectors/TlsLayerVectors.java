package sshconnect.vectors;

import static sshconnect.vectors.ScriptedTlsSession.CLOSE_NOTIFY;
import static sshconnect.vectors.ScriptedTlsSession.DATA;
import static sshconnect.vectors.ScriptedTlsSession.HANDSHAKE;
import static sshconnect.vectors.ScriptedTlsSession.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.tls.TlsLayer;

/** A tunnel inside TLS: its records, in any pieces, and its end. */
final class TlsLayerVectors {

    private static final String CUT =
            ", ends: the connection ended without TLS's close_notify, and something may be missing";
    private static final String NO_RECORD = ", fails: what came is no record of TLS";

    private TlsLayerVectors() {}

    static List<Vector> all() {
        List<Vector> vectors = new ArrayList<>();
        add(vectors, "records", record(DATA, "one") + record(DATA, "two") + CLOSE_NOTIFY, "onetwo, ended, left: 0");
        add(vectors, "an empty record", record(DATA, "") + record(DATA, "a") + CLOSE_NOTIFY, "a, ended, left: 0");
        add(
                vectors,
                "a session ticket",
                record(HANDSHAKE, "x") + record(DATA, "a") + CLOSE_NOTIFY,
                "a, ended, left: 0");
        add(vectors, "what comes behind the end", record(DATA, "a") + CLOSE_NOTIFY + "bc", "a, ended, left: 2");
        add(vectors, "the connection ends between records", record(DATA, "a"), "a" + CUT);
        add(vectors, "the connection ends before anything", "", CUT);
        add(vectors, "the connection ends inside a header", record(DATA, "a") + "\27\3", "a" + CUT);
        add(vectors, "the connection ends inside a record", record(DATA, "a") + "\27\3\3\0\2b", "a" + CUT);
        add(vectors, "no record", record(DATA, "a") + "SSH-2.0-x", "a" + NO_RECORD);
        add(vectors, "another version of SSL", "\27\2\3\0\1a", NO_RECORD);
        String longest = "x".repeat(18_432);
        add(vectors, "the longest record", record(DATA, longest) + CLOSE_NOTIFY, longest + ", ended, left: 0");
        add(vectors, "a record that is too long", record(DATA, longest + "x"), NO_RECORD);
        add(vectors, "a forged record", record(DATA, "a") + record(DATA, "forged"), "a, fails: it was changed");
        vectors.add(new Vector(
                "tls layer: what is sent", TlsLayerVectors::sent, "17 03 03 00 02 61 62 15 03 03 00 02 01 00"));
        return vectors;
    }

    private static void add(List<Vector> vectors, String name, String received, String expected) {
        vectors.add(new Vector("tls layer: " + name + ", whole", () -> unwrapped(received, false), expected));
        vectors.add(new Vector("tls layer: " + name + ", byte by byte", () -> unwrapped(received, true), expected));
    }

    private static String unwrapped(String received, boolean byteByByte) {
        TlsLayer layer = new TlsLayer(new ScriptedTlsSession(null));
        byte[] bytes = ScriptedTlsSession.bytes(received);
        StringBuilder all = new StringBuilder();
        int taken = 0;
        while (taken < bytes.length && !layer.ended()) {
            int count = byteByByte ? 1 : Math.min(layer.wanted(), bytes.length - taken);
            Result<byte[]> part = layer.unwrap(Arrays.copyOfRange(bytes, taken, taken + count), count);
            if (!part.ok()) {
                return all + ", fails: " + part.fault().cause();
            }
            all.append(HandshakeRun.text(part.value()));
            taken += count;
        }
        Fault end = layer.endFault();
        return all
                + (layer.ended() ? ", ended, left: " + (bytes.length - taken) : "")
                + (end == null ? "" : ", ends: " + end.cause());
    }

    private static String sent() {
        TlsLayer layer = new TlsLayer(new ScriptedTlsSession(null));
        return HandshakeRun.hex(layer.wrap(new byte[] {'a', 'b', 'c'}, 2).value()) + " "
                + HandshakeRun.hex(layer.end());
    }
}
