package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import sshconnect.proto.Handshake;

/**
 * Collects handshake cases. Each becomes several vectors: the peer's bytes arrive whole, they arrive one by one, and,
 * where a tunnel comes about, they arrive together with the tunnel's first bytes; the outcome may not differ. And it is
 * given up after each of its steps, and ended badly at each of the peer's replies. Nothing may be left of a secret,
 * however it ends.
 */
final class HandshakeCases {

    private static final String TRAILING = "SSH-2.0-x\r\n";
    private static final String OPEN = ", left: ";
    private static final String NOTHING_LEFT = "nothing left";
    /** What no handshake takes for an answer, or what ends it whatever it waits for. */
    private static final String[] BAD_ENDS = {
        CLOSE,
        "HTTP/1.1 200 OK\r\nVia: x" + CLOSE,
        "SSH-2.0-x\r\n",
        "HTTP/1.1 200 OK\r\nX: " + "x".repeat(64 * 1024),
        "HTTP/1.1 100 Continue\r\n\r\n".repeat(17),
        "HTTP/1.1 503 x\r\n\r\n",
        "HTTP/1.1 407 x\r\n\r\n",
        "HTTP/1.1 407 x\r\nContent-Length: 9\r\n\r\n" + CLOSE,
        "\5\1",
        "\5\377",
        "\1\1" + CLOSE,
        "\1\377",
        "\1\1\0\1x",
        "\1\2\0\1x",
        "\1\3\0\1x",
        "\0\133\0\0\0\0\0\0",
        "connection refused\r\n",
    };

    private final String suite;
    private final List<Vector> vectors = new ArrayList<>();
    private String user = "user";
    private String password = "pass";

    HandshakeCases(String suite) {
        this.suite = suite;
    }

    /** Answers demands of the following cases with these. */
    HandshakeCases credential(String name, String secret) {
        user = name;
        password = secret;
        return this;
    }

    /**
     * Adds a case.
     *
     * @param name      what it shows
     * @param handshake makes a fresh handshake
     * @param expected  the log of {@link HandshakeRun}
     * @param replies   what the peer says after each message
     */
    void add(String name, Supplier<Handshake> handshake, String expected, String... replies) {
        String caseUser = user;
        String casePassword = password;
        String title = suite + ": " + name;
        vectors.add(new Vector(
                title + ", whole",
                () -> new HandshakeRun(false, caseUser, casePassword, replies).run(handshake),
                expected));
        vectors.add(new Vector(
                title + ", byte by byte",
                () -> new HandshakeRun(true, caseUser, casePassword, replies).run(handshake),
                expected));
        vectors.add(new Vector(
                title + ", given up at every step",
                () -> abandoned(() -> new HandshakeRun(false, caseUser, casePassword, replies), handshake),
                NOTHING_LEFT));
        vectors.add(new Vector(
                title + ", ended badly at every step",
                () -> endedBadly(end -> new HandshakeRun(false, caseUser, casePassword, end), handshake, replies),
                NOTHING_LEFT));
        if (expected.endsWith(OPEN)) {
            String[] trailing = replies.clone();
            trailing[trailing.length - 1] += TRAILING;
            vectors.add(new Vector(
                    title + ", with trailing bytes",
                    () -> new HandshakeRun(false, caseUser, casePassword, trailing).run(handshake),
                    expected + "SSH-2.0-x\\r\\n"));
        }
    }

    /** Gives up after each step in turn, and says at which something is left. */
    private static String abandoned(Supplier<HandshakeRun> run, Supplier<Handshake> handshake) {
        int steps = 0;
        String log = run.get().abandonAfter(steps).run(handshake);
        while (HandshakeRun.abandonedInOrder(log)) {
            log = run.get().abandonAfter(++steps).run(handshake);
        }
        return log.contains("left behind") ? "after " + steps + " steps: " + log : NOTHING_LEFT;
    }

    /** Puts every bad end in the place of every reply, and says which of them leaves something. */
    private static String endedBadly(
            Function<String[], HandshakeRun> run, Supplier<Handshake> handshake, String[] replies) {
        for (int i = 0; i < replies.length; i++) {
            for (String bad : BAD_ENDS) {
                String[] cut = Arrays.copyOf(replies, i + 1);
                cut[i] = bad;
                String log = run.apply(cut).run(handshake);
                if (log.contains("left behind") || log.contains("stuck") || log.contains(HandshakeRun.UNBOUNDED)) {
                    return "reply " + i + ", " + bad + ": " + log;
                }
            }
        }
        return NOTHING_LEFT;
    }

    List<Vector> all() {
        return vectors;
    }
}
