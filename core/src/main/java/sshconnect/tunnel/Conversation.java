package sshconnect.tunnel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.ByteQueue;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.credential.CredentialSource;
import sshconnect.host.Channel;
import sshconnect.host.Deadline;
import sshconnect.host.Tunnel;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.Handshake;
import sshconnect.proto.Layer;
import sshconnect.proto.Step;

/**
 * Drives one handshake over one connection. Bytes are taken off the connection only when they are known to belong to
 * the handshake, so that what follows it, for the tunnel or for the next hop, is still there afterwards.
 */
final class Conversation {

    private static final int CHUNK_BYTES = 4096;

    /** After that a person wonders. Most proxies answer within a second, and those that reach a far target within three. */
    private static final long SILENCE_MILLIS = 5_000;

    /** What a dead connection still holds is there already; who cannot say so at once is not waited for. */
    private static final long REST_MILLIS = 1_000;

    private final String hop;
    private final Channel channel;
    private final Deadline deadline;
    private final CredentialSource credentials;
    private final Tracer trace;
    private final Supplier<String> muteReason;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final Handshake handshake;
    private final ByteQueue input;
    private boolean heard;
    /** How many of the newest bytes in {@link #input} the channel still holds. */
    private int held;
    /** Why something could not be sent, while what the other end has said before is read; null while all was sent. */
    private @Nullable Fault unsent;

    /**
     * A conversation.
     *
     * @param handshake   the handshake, not used before
     * @param hop         who is at the other end, for messages
     * @param channel     the connection
     * @param deadline    when it has to be over
     * @param credentials where passwords come from
     * @param trace       where progress is told
     * @param muteReason  tells why somebody at the other end might say nothing, for a person; asked only when that is so
     */
    Conversation(
            Handshake handshake,
            String hop,
            Channel channel,
            Deadline deadline,
            CredentialSource credentials,
            Tracer trace,
            Supplier<String> muteReason) {
        this.handshake = handshake;
        this.input = new ByteQueue(handshake.maxInputBytes() + CHUNK_BYTES);
        this.muteReason = muteReason;
        this.hop = hop;
        this.channel = channel;
        this.deadline = deadline;
        this.credentials = credentials;
        this.trace = trace;
    }

    /**
     * Goes on until the handshake is over.
     *
     * @return its terminal step: {@code Established}, {@code Failed} or {@code Reconnect}
     */
    Step run() {
        while (!deadline.passed()) {
            int before = input.size();
            Step step = handshake.next(input);
            settle(step, before - input.size(), before);
            Fault fault = null;
            Failure failure = null;
            if (step instanceof Step.Send send) {
                fault = send(send);
            } else if (step instanceof Step.NeedInput need) {
                fault = unsent == null ? receive(need.patience()) : receiveRest();
            } else if (step instanceof Step.NeedCredentials need) {
                fault = unsent;
                failure = unsent == null ? ask(need) : null;
            } else if (unsent != null && step instanceof Step.Established established) {
                fault = lastWords(established, unsent);
            } else {
                return step;
            }
            if (fault != null) {
                return lost(fault);
            }
            if (failure != null) {
                handshake.abandon();
                return new Step.Failed(failure);
            }
        }
        // A peer that always has more to say never lets anybody wait, and only waiting ends by the deadline.
        return lost(new Fault(Fault.Kind.TIMED_OUT, "read from", hop, "timed out"));
    }

    /**
     * Whether the other end has said anything.
     *
     * @return true from its first byte on
     */
    boolean wasHeard() {
        return heard;
    }

    /**
     * A reset is an end of the input too, and some handshakes go on over a new connection: what stands between us and
     * the proxy may have forgotten this one while a person was typing.
     */
    private Step lost(Fault fault) {
        if (isGone(fault)) {
            input.end();
            Step step = handshake.next(input);
            if (step instanceof Step.Reconnect) {
                return step;
            }
            if (step instanceof Step.Failed failed) {
                handshake.abandon();
                Failure ended = failed.failure();
                return new Step.Failed(new Failure(hop, failure(fault).seen(), ended.hint(), ended.cause()));
            }
        }
        handshake.abandon();
        return new Step.Failed(failure(fault));
    }

    /** Takes what was consumed off the channel; before more input, also what belongs to an incomplete message. */
    private void settle(Step step, int consumed, int before) {
        if (held == 0) {
            return;
        }
        int taken = step instanceof Step.NeedInput ? held : Math.max(0, consumed - (before - held));
        channel.discard(taken);
        if (!(step instanceof Step.NeedInput)) {
            input.dropLast(held - taken);
        }
        held = 0;
    }

    private static boolean isGone(Fault fault) {
        return fault.kind() == Fault.Kind.RESET || fault.kind() == Fault.Kind.BROKEN_PIPE;
    }

    /** Where the other end is gone, what it said before that may tell why: that is read first. */
    private @Nullable Fault send(Step.Send send) {
        if (unsent != null) {
            send.wire().wipe();
            return unsent;
        }
        trace.sent(send.wire());
        byte[] bytes = send.wire().toBytes();
        Fault fault = channel.send(bytes, deadline.millis());
        java.util.Arrays.fill(bytes, (byte) 0);
        send.wire().wipe();
        unsent = fault != null && isGone(fault) ? fault : null;
        return unsent == null ? fault : null;
    }

    private @Nullable Fault receive(Step.@Nullable Patience patience) {
        long untilMillis = patience == null ? deadline.millis() : deadline.shareOrAfterMillis(patience.millis());
        Result<Integer> count = peek(untilMillis);
        if (!count.ok()) {
            if (count.fault().kind() == Fault.Kind.TIMED_OUT && patience != null && untilMillis != deadline.millis()) {
                patience.onSilence().run();
                return null;
            }
            return count.fault();
        }
        if (count.value() == 0) {
            input.end();
        } else {
            take(count.value());
        }
        return null;
    }

    private void take(int count) {
        held = count;
        input.append(chunk, held);
        heard = true;
        deadline.lift();
    }

    /** Receives what came before the other end was gone; at the end of that, gives why sending has failed. */
    private @Nullable Fault receiveRest() {
        Result<Integer> count = channel.peek(chunk, deadline.orAfterMillis(REST_MILLIS));
        if (count.ok() && count.value() > 0) {
            take(count.value());
            return null;
        }
        return cause(count);
    }

    /** An alert of TLS explains why sending has failed; any end of the connection is just another sign of it. */
    private @Nullable Fault cause(Result<Integer> last) {
        return last.ok() || last.fault().kind() != Fault.Kind.OTHER ? unsent : last.fault();
    }

    /**
     * A handshake that is over has not delivered its last message. With TLS 1.3 that is when a client proves itself, and
     * what the server has against it comes inside of the new layer.
     */
    private @Nullable Fault lastWords(Step.Established established, Fault unsent) {
        Layer layer = established.layer();
        if (layer == null) {
            return unsent;
        }
        Tunnel inside = Tunnel.of(channel).within(layer, established.early());
        Fault cause = cause(inside.peek(chunk, deadline.orAfterMillis(REST_MILLIS)));
        layer.dispose();
        return cause;
    }

    /** Waits for input, and tells the person once if that takes long. */
    private Result<Integer> peek(long untilMillis) {
        long tellMillis = trace.tellsSilence() ? deadline.orAfterMillis(SILENCE_MILLIS) : untilMillis;
        Result<Integer> count = channel.peek(chunk, Math.min(tellMillis, untilMillis));
        if (count.ok() || count.fault().kind() != Fault.Kind.TIMED_OUT || tellMillis >= untilMillis) {
            return count;
        }
        trace.silence("still waiting for an answer of the " + hop + "; " + muteReason.get());
        return channel.peek(chunk, untilMillis);
    }

    private @Nullable Failure ask(Step.NeedCredentials need) {
        Result<Credential> credential = credentials.credential(need.challenge(), deadline);
        if (!credential.ok()) {
            return new Failure(hop, credential.fault().describe(), null, Failure.Cause.AUTHENTICATION);
        }
        trace.answered(credential.value().password());
        need.answer(credential.value());
        return null;
    }

    private Failure failure(Fault fault) {
        return new Failure(
                hop,
                fault.kind() == Fault.Kind.RESET
                        ? "reset the connection during the handshake"
                        : deadline.explain(fault),
                null,
                fault.kind() == Fault.Kind.TIMED_OUT ? Failure.Cause.TIMEOUT : Failure.Cause.PROTOCOL);
    }
}
