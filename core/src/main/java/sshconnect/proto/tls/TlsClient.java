package sshconnect.proto.tls;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.ByteQueue;
import sshconnect.base.UtcTime;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.proto.Failure;
import sshconnect.proto.Layer;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSession;

/** A client's TLS handshake (RFC 8446, section 4; RFC 5246, section 7), record by record. */
public final class TlsClient extends StateMachine<TlsClient.State> {

    /** The states. */
    enum State {
        /** Says what is spoken. */
        CLIENT_HELLO,
        /** Waits for a record of the server. */
        RECORD,
        /** The server has begun with something else, and says no more. */
        CLEAR_TEXT,
        /** The last message is sent. */
        FINISHED,
        /** The alert that says why is sent. */
        REFUSED
    }

    /** So much of something else than TLS is shown: a status line or a banner. */
    private static final int MAX_SHOWN_BYTES = 40;

    /** How long the rest of a line may take: what has come already is the reason to fail, and not to be waited for long. */
    private static final int LINE_PATIENCE_MILLIS = 1_000;

    private final TlsSession session;
    private final String serverName;
    private final String clearHint;
    private @Nullable TlsProblem problem;

    /**
     * A handshake.
     *
     * @param hop        who is at the other end, for messages
     * @param trace      where progress is told
     * @param session    the session, of which no step was made; disposed of here unless it comes to a layer
     * @param serverName the name that is verified, for messages
     * @param clearHint  what to try with somebody who does not speak TLS
     */
    public TlsClient(String hop, Trace trace, TlsSession session, String serverName, String clearHint) {
        super(hop, trace, State.CLIENT_HELLO);
        this.session = session;
        this.serverName = serverName;
        this.clearHint = clearHint;
    }

    @Override
    public int maxInputBytes() {
        return TlsRecord.MAX_BYTES;
    }

    @Override
    protected @Nullable Step advance(State state, ByteQueue input) {
        return switch (state) {
            case CLIENT_HELLO -> step(new byte[0]);
            case RECORD -> record(input);
            case CLEAR_TEXT -> inClear(input, true);
            case FINISHED -> established();
            case REFUSED -> refused();
        };
    }

    /** What comes behind the last record stays where it is: it may be the next handshake's. */
    private @Nullable Step record(ByteQueue input) {
        boolean foreign = input.size() > 0 && !TlsRecord.begins(input.at(0), input.size() > 1 ? input.at(1) : 3);
        if (foreign) {
            return inClear(input, input.ended());
        }
        if (input.size() < TlsRecord.HEADER_BYTES) {
            return needInput(input, "during the TLS handshake", input.size() == 0 ? clearHint : null);
        }
        int length = TlsRecord.bytes(input.at(3), input.at(4));
        if (length < 0) {
            return fail("sent a record of TLS that is too long", null, Failure.Cause.TLS);
        }
        return input.size() < length ? needInput(input, "during the TLS handshake") : step(input.take(length));
    }

    /** Tells the first line that came, as soon as it is whole or no more of it comes. */
    private Step inClear(ByteQueue input, boolean over) {
        int most = Math.min(input.size(), MAX_SHOWN_BYTES);
        byte[] line = new byte[most];
        int count = 0;
        while (count < most && input.at(count) != '\r' && input.at(count) != '\n') {
            line[count] = (byte) input.at(count);
            count++;
        }
        if (count == most && most < MAX_SHOWN_BYTES && !over) {
            return new Step.NeedInput(new Step.Patience(LINE_PATIENCE_MILLIS, () -> moveTo(State.CLEAR_TEXT)));
        }
        String said = trace().quote(Utf8.decode(Arrays.copyOf(line, count)));
        return fail("answers in clear: \"" + said + "\"", clearHint, Failure.Cause.TLS);
    }

    private @Nullable Step step(byte[] received) {
        TlsSession.Progress progress = session.step(received);
        problem = progress.problem();
        State next = problem != null ? State.REFUSED : session.established() ? State.FINISHED : State.RECORD;
        return progress.toSend().length == 0 ? moveTo(next) : send(Wire.binary().bytes(progress.toSend()), next);
    }

    private Step established() {
        trace().note(describe(session.peer(), trace()));
        return new Step.Established(new TlsLayer(session), new byte[0]);
    }

    /**
     * Tells what was agreed upon, and with whom.
     *
     * @param peer  what is known of the session
     * @param trace masks and quotes what the peer said
     * @return one line
     */
    public static String describe(TlsPeer peer, Trace trace) {
        String protocol = peer.protocol().isEmpty() ? "" : ", " + trace.quote(peer.protocol());
        return peer.version() + ", " + peer.cipher() + protocol + "; certificate of "
                + trace.quote(peer.subject()) + " from " + trace.quote(peer.issuer()) + ", valid until "
                + UtcTime.text(peer.notAfterMillis());
    }

    private Step refused() {
        TlsRefusal refusal = problem == null
                ? new TlsRefusal("", null, Failure.Cause.TLS)
                : TlsRefusal.of(problem, serverName, trace());
        return fail(refusal.seen(), refusal.hint(), refusal.cause());
    }

    @Override
    protected void release(@Nullable Layer kept) {
        if (kept == null) {
            session.dispose();
        }
    }
}
