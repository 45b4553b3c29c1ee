package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSession;

/**
 * TLS without cryptography, whose work can be seen. In the handshake it says {@code hello}; a record {@code flight} is
 * answered with {@code again}, {@code done} with {@code bye} as the last message, {@code last} with nothing, and
 * {@code bad} is the problem. In the session, what is inside of a record is what was sent.
 */
final class ScriptedTlsSession implements TlsSession {

    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int DATA = 23;
    static final String CLOSE_NOTIFY = record(ALERT, "\1\0");

    private static final int HEADER_BYTES = 5;

    private final TlsProblem problem;
    private boolean established;
    private boolean ended;

    /**
     * A session that has not begun.
     *
     * @param problem what {@code bad} means; null where nothing is
     */
    ScriptedTlsSession(TlsProblem problem) {
        this.problem = problem;
        Leftovers.contextMade();
    }

    /** A record, one character for each byte. */
    static String record(int type, String payload) {
        return "" + (char) type + "\3\3" + (char) (payload.length() >> 8) + (char) (payload.length() & 0xff) + payload;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] from, int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < end; i++) {
            text.append((char) (from[i] & 0xff));
        }
        return text.toString();
    }

    @Override
    public Progress step(byte[] record) {
        if (record.length == 0) {
            return new Progress(bytes(record(HANDSHAKE, "hello")), null);
        }
        String said = text(record, HEADER_BYTES, record.length);
        established = said.equals("done") || said.equals("last");
        return switch (said) {
            case "flight" -> new Progress(bytes(record(HANDSHAKE, "again")), null);
            case "done" -> new Progress(bytes(record(HANDSHAKE, "bye")), null);
            case "bad" -> new Progress(bytes(record(ALERT, "\2\52")), problem);
            case "worse" -> new Progress(new byte[0], problem);
            default -> new Progress(new byte[0], null);
        };
    }

    @Override
    public boolean established() {
        return established;
    }

    @Override
    public TlsPeer peer() {
        return new TlsPeer("TLSv1.3", "TLS_NONE", "", "p", "ca", 0);
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count) {
        return Result.of(bytes(record(DATA, text(bytes, 0, count))));
    }

    @Override
    public Result<byte[]> unwrap(byte[] record, int count) {
        String said = text(record, HEADER_BYTES, count);
        if (said.startsWith("forged")) {
            return Result.failed(Fault.Kind.OTHER, "decrypt", "what was received", "it was changed");
        }
        ended = record[0] == ALERT;
        return Result.of(record[0] == DATA ? bytes(said) : new byte[0]);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public byte[] end() {
        return bytes(CLOSE_NOTIFY);
    }

    @Override
    public void dispose() {
        Leftovers.contextDisposed();
    }
}
