package sshconnect.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.Tls;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/**
 * TLS without secrecy: the client's first record says what it wants, the server's says {@code ok} or what is wrong, and
 * what follows stands in records as it is.
 */
public final class FakeTls implements Tls {

    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;
    private static final int DATA = 23;
    private static final byte FATAL = 2;

    /** Every session that was made, with what it was to be like. */
    public final List<TlsSettings> sessions = new ArrayList<>();

    /** How many of them were disposed of. */
    public int disposed;

    /** Why there is no TLS; null where there is. */
    public @Nullable Fault unavailable;

    @Override
    public @Nullable Fault unavailableReason() {
        return unavailable;
    }

    @Override
    public Result<TlsSession> session(TlsSettings settings) {
        sessions.add(settings);
        return Result.of(new Session(settings));
    }

    private static byte[] record(int type, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type);
        out.write(3);
        out.write(3);
        out.write(payload.length >> 8);
        out.write(payload.length);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /**
     * The record that a client begins with.
     *
     * @param name what it calls the server
     * @return the record
     */
    public static byte[] hello(String name) {
        return record(HANDSHAKE, ("hello " + name).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A record of the server's handshake.
     *
     * @param text {@code ok}, {@code prove} where the client has to say something more, or what is wrong with it
     * @return the record
     */
    public static byte[] answer(String text) {
        return record(HANDSHAKE, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A record with data.
     *
     * @param data what is inside
     * @return the record
     */
    public static byte[] data(byte[] data) {
        return record(DATA, data);
    }

    /** The record that says that the client will not do. */
    public static byte[] certificateRequired() {
        return record(ALERT, new byte[] {FATAL, 116});
    }

    /** The record that says that no more will come. */
    public static byte[] closeNotify() {
        return record(ALERT, new byte[] {1, 0});
    }

    private final class Session implements TlsSession {

        private final TlsSettings settings;
        private boolean established;
        private boolean ended;

        Session(TlsSettings settings) {
            this.settings = settings;
        }

        @Override
        public Progress step(byte[] record) {
            if (record.length == 0) {
                return new Progress(hello(settings.serverName()), null);
            }
            String said = new String(record, 5, record.length - 5, StandardCharsets.UTF_8);
            if (said.equals("prove")) {
                established = true;
                return new Progress(answer("proof"), null);
            }
            established = said.equals("ok");
            return established || said.equals("wait")
                    ? new Progress(new byte[0], null)
                    : new Progress(record(ALERT, new byte[] {2, 42}), new TlsProblem.Other(said));
        }

        @Override
        public boolean established() {
            return established;
        }

        @Override
        public TlsPeer peer() {
            String protocol = settings.protocol() == null ? "" : settings.protocol();
            return new TlsPeer("TLSv1.3", "TLS_FAKE", protocol, settings.serverName(), "Fake CA", 0);
        }

        @Override
        public Result<byte[]> wrap(byte[] bytes, int count) {
            return Result.of(data(Arrays.copyOf(bytes, count)));
        }

        @Override
        public Result<byte[]> unwrap(byte[] record, int count) {
            if (record[0] == ALERT && record[5] == FATAL) {
                return Result.failed(Fault.Kind.OTHER, "decrypt", "what was received", TlsSession.CERTIFICATE_WANTED);
            }
            ended |= record[0] == ALERT;
            return Result.of(ended ? new byte[0] : Arrays.copyOfRange(record, 5, count));
        }

        @Override
        public boolean ended() {
            return ended;
        }

        @Override
        public byte[] end() {
            return closeNotify();
        }

        @Override
        public void dispose() {
            disposed++;
        }
    }
}
