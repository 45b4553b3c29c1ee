package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sshconnect.proto.Handshake;

/**
 * Collects handshake cases. Each becomes several vectors: the peer's bytes arrive whole, they arrive one by one, and,
 * where a tunnel comes about, they arrive together with the tunnel's first bytes; the outcome may not differ.
 */
final class HandshakeCases {

    private static final String TRAILING = "SSH-2.0-x\r\n";
    private static final String OPEN = ", left: ";

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
        vectors.add(new Vector(title + ", whole",
                () -> new HandshakeRun(false, caseUser, casePassword, replies).run(handshake.get()), expected));
        vectors.add(new Vector(title + ", byte by byte",
                () -> new HandshakeRun(true, caseUser, casePassword, replies).run(handshake.get()), expected));
        if (expected.endsWith(OPEN)) {
            String[] trailing = replies.clone();
            trailing[trailing.length - 1] += TRAILING;
            vectors.add(new Vector(title + ", with trailing bytes",
                    () -> new HandshakeRun(false, caseUser, casePassword, trailing).run(handshake.get()),
                    expected + "SSH-2.0-x\\r\\n"));
        }
    }

    List<Vector> all() {
        return vectors;
    }
}
