package sshconnect.proto.socks;

import org.jspecify.annotations.Nullable;
import sshconnect.base.ByteQueue;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.base.Wire;
import sshconnect.proto.Layer;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;

/**
 * The request of SOCKS5 and its reply (RFC 1928, sections 4 and 6), once the client is authenticated; wrapped like the
 * tunnel where GSSAPI has agreed on protection (RFC 1961, section 5).
 */
final class Socks5Request extends StateMachine<Socks5Request.State> {

    /** The states, each named for what it does or waits for. */
    enum State {
        REQUEST,
        REPLY
    }

    private static final String ANSWERING = "instead of answering the request";

    private final Target target;
    /** The protection that request, reply and tunnel go through; null for none. */
    private final @Nullable GssapiLayer layer;
    /** The bytes that came through that. */
    private final ByteQueue unwrapped = new ByteQueue(Socks5Reply.MAX_BYTES + GssapiMessage.MAX_TOKEN_BYTES);

    /**
     * A request for a connection to a target.
     *
     * @param layer the protection, disposed of unless the tunnel goes through it; null for none
     */
    Socks5Request(String hop, Trace trace, Target target, @Nullable GssapiLayer layer) {
        super(hop, trace, State.REQUEST);
        this.target = target;
        this.layer = layer;
    }

    @Override
    public int maxInputBytes() {
        return layer == null ? Socks5Reply.MAX_BYTES : GssapiMessage.MAX_BYTES;
    }

    @Override
    protected void release(@Nullable Layer kept) {
        if (layer != null && kept == null) {
            layer.dispose();
        }
    }

    @Override
    protected Step advance(State state, ByteQueue input) {
        return switch (state) {
            case REQUEST -> request();
            case REPLY -> layer == null ? readReply(input) : readWrappedReply(layer, input);
        };
    }

    private Step request() {
        Wire message = Socks5Messages.request(target);
        if (layer == null) {
            return send(message, State.REPLY);
        }
        byte[] bytes = message.toBytes();
        Result<byte[]> wrapped = layer.wrap(bytes, bytes.length);
        return wrapped.ok()
                ? send(Wire.binary().bytes(wrapped.value()), State.REPLY)
                : fail("cannot " + wrapped.fault().describe(), null);
    }

    private Step readWrappedReply(GssapiLayer protection, ByteQueue input) {
        Step step = readReply(unwrapped);
        Step wait = null;
        while (wait == null && step instanceof Step.NeedInput) {
            wait = unwrapMessage(protection, input);
            step = wait == null ? readReply(unwrapped) : wait;
        }
        return step;
    }

    /** Unwraps one message, no more: the next may be the tunnel's. Gives null when that is done. */
    private @Nullable Step unwrapMessage(GssapiLayer protection, ByteQueue input) {
        int length = GssapiMessage.length(GssapiMessage.ENCAPSULATION, input);
        if (length < 0) {
            return fail("sent something else than a sealed message", null);
        }
        if (length == 0 || input.size() < length) {
            return needInput(input, ANSWERING);
        }
        Result<byte[]> message = protection.unwrapInContext(input.take(length), length);
        if (!message.ok()) {
            return fail("cannot " + message.fault().describe(), null);
        }
        unwrapped.append(message.value(), message.value().length);
        return null;
    }

    private Step readReply(ByteQueue input) {
        if (input.size() >= 1 && input.at(0) != Socks5Messages.VERSION) {
            return fail("sent a reply with version " + input.at(0) + " instead of 5", null);
        }
        // A failure needs no address: some servers close after REP, and the person wants to know why.
        if (input.size() > Socks5Reply.REP_AT && input.at(Socks5Reply.REP_AT) != Socks5Reply.SUCCEEDED) {
            int code = input.at(Socks5Reply.REP_AT);
            trace().received(input.take(input.size()), false);
            return failTarget("cannot reach " + target + ": " + Socks5Reply.describe(code), null);
        }
        if (input.size() == 0 && input.ended()) {
            return failTarget(Socks5Reply.NO_REPLY, Socks5Reply.NO_REPLY_HINT);
        }
        int length = Socks5Reply.length(input);
        if (length < 0) {
            return fail("sent a reply with unknown address type " + input.at(Socks5Reply.ATYP_AT), null);
        }
        if (length == 0 || input.size() < length) {
            return needInput(input, ANSWERING);
        }
        trace().received(input.take(length), false);
        return layer == null ? new Step.Established() : new Step.Established(layer, input.take(input.size()));
    }
}
