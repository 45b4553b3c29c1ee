package sshconnect.proto.socks;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.ByteQueue;
import sshconnect.base.Result;
import sshconnect.base.Wire;
import sshconnect.proto.Failure;
import sshconnect.proto.KerberosService;
import sshconnect.proto.Layer;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;
import sshconnect.security.GssApi.Mechanism;
import sshconnect.security.ProtectionLevel;
import sshconnect.security.SecurityContext;

/**
 * The sub-negotiation of the SOCKS5 method GSSAPI (RFC 1961). It is established when the protection is agreed upon, and
 * what follows goes through the layer that it then gives.
 *
 * <pre>
 * token       01 01 LENGTH(2) TOKEN                            each way, until both sides have what they need
 * protection  01 02 LENGTH(2) WRAPPED(level)                   answer  the level that the server chooses, likewise
 * refusal     01 ff
 * </pre>
 */
final class SocksGssapi extends StateMachine<SocksGssapi.State> {

    /** The states, each named for what it does or waits for. */
    enum State {
        TOKEN,
        TOKEN_ANSWER,
        PROTECTION,
        PROTECTION_ANSWER
    }

    /** Kerberos takes one token of the server's, or two; this bounds a server that never has enough. */
    static final int MAX_TOKENS = 16;

    private static final int REFUSAL = 0xff;

    private final KerberosService service;
    private final @Nullable ProtectionLevel wanted;
    private @Nullable SecurityContext context;
    private byte[] received = {};
    private int tokens;
    private boolean othersMayDo;

    /**
     * A sub-negotiation.
     *
     * @param wanted the protection to ask for and the least that is accepted; null to ask for the most and take what
     *               the server chooses
     */
    SocksGssapi(String hop, Trace trace, KerberosService service, @Nullable ProtectionLevel wanted) {
        super(hop, trace, State.TOKEN);
        this.service = service;
        this.wanted = wanted;
    }

    @Override
    public int maxInputBytes() {
        return GssapiMessage.MAX_BYTES;
    }

    @Override
    protected void release(@Nullable Layer kept) {
        if (context != null && kept == null) {
            context.dispose();
        }
    }

    /** Tells whether what failed is that there is no ticket here, or none that the server takes. */
    boolean othersMayDo() {
        return othersMayDo;
    }

    @Override
    protected @Nullable Step advance(State state, ByteQueue input) {
        return switch (state) {
            case TOKEN -> sendToken();
            case TOKEN_ANSWER -> readToken(input);
            case PROTECTION -> sendProtection();
            case PROTECTION_ANSWER -> readProtection(input);
        };
    }

    private @Nullable Step sendToken() {
        Result<byte[]> token = step();
        if (!token.ok()) {
            othersMayDo = received.length == 0;
            return fail(
                    "cannot " + token.fault().describe(),
                    othersMayDo ? KerberosService.hint(token.fault()) : null,
                    Failure.Cause.AUTHENTICATION);
        }
        if (received.length == 0 && trace().listens()) {
            trace().authenticates(Socks5.Method.GSSAPI.description, context().initiator());
        }
        State next = context().established() ? State.PROTECTION : State.TOKEN_ANSWER;
        if (token.value().length == 0) {
            return moveTo(next);
        }
        // A ticket is as good as a password as long as nobody else has used it.
        byte[] header = new byte[GssapiMessage.HEADER_BYTES];
        GssapiMessage.putHeader(header, GssapiMessage.AUTHENTICATION, token.value().length);
        Wire wire = Wire.binary().bytes(header).secret(token.value());
        Arrays.fill(token.value(), (byte) 0);
        return send(wire, next);
    }

    private Result<byte[]> step() {
        if (context == null) {
            Result<SecurityContext> made = service.context(Mechanism.KERBEROS);
            if (!made.ok()) {
                return Result.failed(made.fault());
            }
            context = made.value();
        }
        return context().step(received);
    }

    /** The context, once there is one. */
    private SecurityContext context() {
        return requireNonNull(context);
    }

    private @Nullable Step readToken(ByteQueue input) {
        if (input.size() >= 2 && input.at(0) == GssapiMessage.VERSION && input.at(1) == REFUSAL) {
            trace().received(input.take(2), false);
            othersMayDo = true;
            return fail("authentication failed: rejected the kerberos ticket", null, Failure.Cause.AUTHENTICATION);
        }
        Step step = await(
                GssapiMessage.AUTHENTICATION, input, "instead of answering the kerberos ticket; it may not accept it");
        othersMayDo = input.ended();
        if (step == null) {
            received = take(input, GssapiMessage.AUTHENTICATION);
            return ++tokens > MAX_TOKENS
                    ? fail("wants to authenticate by gssapi without end", null)
                    : moveTo(State.TOKEN);
        }
        return step;
    }

    /** The level that is asked for: what was stated, or else the most. */
    private ProtectionLevel asked() {
        return wanted == null ? ProtectionLevel.CONFIDENTIALITY : wanted;
    }

    private Step sendProtection() {
        // RFC 1961, section 4.4: wrapped without encryption, whatever the level.
        Result<byte[]> level = context().wrap(new byte[] {(byte) asked().ordinal()}, 1, false);
        return level.ok()
                ? send(
                        Wire.binary().bytes(GssapiMessage.of(GssapiMessage.PROTECTION, level.value())),
                        State.PROTECTION_ANSWER)
                : fail("cannot " + level.fault().describe(), null);
    }

    private Step readProtection(ByteQueue input) {
        // dante does so when it is set to other levels.
        Step step = await(
                GssapiMessage.PROTECTION,
                input,
                "instead of choosing a level of protection; it may not do " + asked().label()
                        + ": try another --gssapi-protection");
        if (step != null) {
            return step;
        }
        byte[] token = take(input, GssapiMessage.PROTECTION);
        Result<byte[]> level = context().unwrap(token, 0, token.length, false);
        if (!level.ok()) {
            return fail("cannot " + level.fault().describe(), null);
        }
        int code = level.value().length == 1 ? level.value()[0] : -1;
        if (code < 0 || code >= ProtectionLevel.values().length) {
            return fail("chose level of protection " + code + ", which was not asked for", null);
        }
        return agree(ProtectionLevel.values()[code]);
    }

    /** A level that was not stated is the server's to choose: it has proved who it is. */
    private Step agree(ProtectionLevel chosen) {
        trace().note("protection: " + chosen.label());
        if (wanted != null && chosen.compareTo(wanted) < 0) {
            return fail(
                    "chose the protection " + chosen.label() + ", and that is less than was asked for",
                    "--gssapi-protection " + chosen.label() + " would accept it",
                    Failure.Cause.AUTHENTICATION);
        }
        if (chosen == ProtectionLevel.NONE) {
            return new Step.Established();
        }
        GssapiLayer layer = new GssapiLayer(context(), chosen == ProtectionLevel.CONFIDENTIALITY);
        return layer.capacity() > 0
                ? new Step.Established(layer, new byte[0])
                : fail("agreed to a protection that this machine's kerberos cannot give", null);
    }

    /**
     * Waits for a message.
     *
     * @param type   its type
     * @param before see {@link #needInput}
     * @return null when it is whole
     */
    private @Nullable Step await(int type, ByteQueue input, String before) {
        int length = GssapiMessage.length(type, input);
        if (length < 0) {
            return fail("sent something else than a message of the method gssapi", null);
        }
        return length == 0 || input.size() < length ? needInput(input, before) : null;
    }

    /** Takes a whole message, and gives its token. */
    private byte[] take(ByteQueue input, int type) {
        byte[] header = input.take(GssapiMessage.HEADER_BYTES);
        trace().received(header, false);
        return input.take(GssapiMessage.length(type, header) - GssapiMessage.HEADER_BYTES);
    }
}
