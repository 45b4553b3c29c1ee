package sshconnect.tunnel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.credential.CredentialSource;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.Handshake;
import sshconnect.proto.Step;
import sshconnect.way.Hop;
import sshconnect.way.HopMemory;
import sshconnect.way.Means;

/** Gets through one hop: a handshake, over as many connections as it wants, and what that says of the password. */
final class Negotiation {

    /** A handshake that wants more new connections than this goes round in circles. */
    private static final int MAX_RECONNECTS = 4;

    private final Host host;
    private final int place;
    private final Hop hop;
    private final CredentialSource credentials;
    private final HopMemory memory;
    private final Tracer trace;
    private final Deadline deadline;

    Negotiation(Host host, int place, Hop hop, HopAccess access, Tracer trace, Deadline deadline) {
        this.host = host;
        this.place = place;
        this.hop = hop;
        this.credentials = access.credentials();
        this.memory = access.memory();
        this.trace = trace;
        this.deadline = deadline;
    }

    /**
     * Makes a tunnel through the hop.
     *
     * @param connections makes a new connection to the hop
     * @param target      where the tunnel leads
     * @return the tunnel, or why there is none; a failure that is of the target is this hop's
     */
    Opened open(Supplier<Opened> connections, Target target) {
        Result<Means> means = means();
        if (!means.ok()) {
            return Opened.failed(new Failure(hop.name(), means.fault().describe(), null, Failure.Cause.AUTHENTICATION));
        }
        Handshake handshake = hop.handshake(target, means.value());
        for (int i = 0; i <= MAX_RECONNECTS; i++) {
            Opened opened = connections.get();
            if (!(opened instanceof Opened.Open open)) {
                handshake.abandon();
                return below(((Opened.Failed) opened).failure());
            }
            trace.begins(place, WayStage.TUNNEL);
            Conversation conversation = new Conversation(
                    handshake, hop.name(), open.tunnel(), deadline, credentials, trace, () -> hop.muteReason(target));
            Step step = conversation.run();
            if (conversation.wasHeard()) {
                memory.hear();
            }
            if (step instanceof Step.Established established) {
                credentials.accepted();
                memory.pass();
                trace.ends(WayStage.TUNNEL, "");
                return established.layer() == null
                        ? opened
                        : Opened.of(open.tunnel().within(established.layer(), established.early()));
            }
            open.tunnel().close();
            if (step instanceof Step.Failed failed) {
                judge(failed.failure());
                return Opened.failed(failed.failure());
            }
            trace.note("reconnecting");
            handshake = ((Step.Reconnect) step).next();
        }
        handshake.abandon();
        return Opened.failed(new Failure(hop.name(), "wanted a new connection again and again", null));
    }

    /** What was out of the reach of a hop before this one is this hop, and no other address of the target helps. */
    private static Opened below(Failure failure) {
        return Opened.failed(
                failure.ofTarget()
                        ? new Failure(failure.hop(), failure.seen(), failure.hint(), Failure.Cause.CONNECTION)
                        : failure);
    }

    /** Where one scheme alone may be used that sends the password as it is, one that is known waits for no demand. */
    private Result<Means> means() {
        String scheme = hop.schemeBeforehand();
        if (scheme == null) {
            return Result.of(means(null));
        }
        Result<Credential> known = credentials.known(new Challenge(hop.name(), scheme, ""), deadline);
        if (known.ok()) {
            trace.answered(known.value().password());
            return Result.of(means(known.value()));
        }
        return known.fault().kind() == Fault.Kind.NOT_FOUND ? Result.of(means(null)) : Result.failed(known.fault());
    }

    private Means means(@Nullable Credential beforehand) {
        return new Means(trace, host.system(), host.gssApi(), host.messageDigests(), credentials, beforehand, memory);
    }

    private void judge(Failure failure) {
        if (failure.ofCredentials()) {
            credentials.rejected();
        } else if (failure.ofTarget() && hop.judgesPasswordFirst()) {
            credentials.accepted();
        }
    }
}
