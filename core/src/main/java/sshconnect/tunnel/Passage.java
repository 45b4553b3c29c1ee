package sshconnect.tunnel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.proto.Failure;
import sshconnect.way.Hop;
import sshconnect.way.Resolution;
import sshconnect.way.TlsUse;
import sshconnect.way.Way;

/** Goes one way to a target, once: looks names up, and goes through one hop after the other. */
final class Passage {

    /** For a hop that another one follows: -R is about the target. */
    private static final String REMOTE_BY_SCHEME = "try socks5h:// or socks4a://, so that the proxy looks it up";

    private final Host host;
    private final Way way;
    private final List<HopAccess> accesses;
    private final Tracer trace;
    private final Deadline deadline;
    private final NameLookup names;
    private final Dialling dialling;
    private boolean connected;
    /** For each hop, and for the target behind them; null where TLS is not spoken. */
    private final List<@Nullable Stage> stages = new ArrayList<>();

    /**
     * A passage.
     *
     * @param host     the outside world
     * @param way      the way
     * @param accesses what there is for each of its hops
     * @param trace    where progress is told
     * @param deadline when to give up
     */
    Passage(Host host, Way way, List<HopAccess> accesses, Tracer trace, Deadline deadline) {
        this.host = host;
        this.way = way;
        this.accesses = accesses;
        this.trace = trace;
        this.deadline = deadline;
        this.names = new NameLookup(host, trace, deadline);
        this.dialling = new Dialling(host, trace, deadline);
    }

    /**
     * Makes a tunnel.
     *
     * @param target the target
     * @return the tunnel, or why there is none
     */
    Opened open(Target target) {
        List<Hop> hops = way.hopsTo(target);
        return hops.isEmpty() ? openDirect(target) : openThrough(hops, target);
    }

    /**
     * Whether the way was entered: somebody at the other end has answered.
     *
     * @return false when no hop has said anything, so that another way may be tried in its place
     */
    boolean entered() {
        boolean heard = accesses.isEmpty() && connected;
        for (HopAccess access : accesses) {
            heard |= access.memory().wasHeard();
        }
        return heard;
    }

    private Opened openDirect(Target target) {
        Failure unready = prepareTls(List.of(), target);
        if (unready != null) {
            return Opened.failed(unready);
        }
        Result<List<IpAddress>> addresses = lookUp(target, way.resolution());
        Opened opened =
                secured(0, () -> dial(target.toString(), target, addresses)).get();
        connected = opened instanceof Opened.Open;
        return opened;
    }

    private Opened dial(String name, Target server, Result<List<IpAddress>> addresses) {
        if (server instanceof Target.UnixSocket socket) {
            return dialling.dial(name, socket);
        }
        return addresses.ok()
                ? dialling.dial(name, addresses.value(), server.port())
                : Opened.failed(lookUpFailed(name, addresses, null));
    }

    private Failure lookUpFailed(String name, Result<List<IpAddress>> addresses, @Nullable String hint) {
        return new Failure(name, "name look-up: " + deadline.explain(addresses.fault()), hint);
    }

    private Result<List<IpAddress>> lookUp(Target target, Resolution resolution) {
        return resolution instanceof Resolution.NameServer server
                ? names.nameServer(target, server.address())
                : names.system(target);
    }

    /**
     * The connection to each hop is made through the ones before it, as often as its handshake wants a new one. All names
     * are looked up before the first connection.
     */
    private Opened openThrough(List<Hop> hops, Target target) {
        int last = hops.size() - 1;
        List<Targets> asked = new ArrayList<>();
        Targets ofTarget = targets(hops.get(last), target, target.toString(), way.resolution(), "try -R remote");
        for (int i = 0; i < last; i++) {
            Hop hop = hops.get(i);
            Hop next = hops.get(i + 1);
            Resolution own = hop.peer().resolution();
            asked.add(targets(
                    hop, next.server(), next.name(), own == null ? hop.usualResolution() : own, REMOTE_BY_SCHEME));
        }
        asked.add(ofTarget);
        for (int i = last; i >= 0; i--) {
            if (asked.get(i) instanceof Targets.None none) {
                return Opened.failed(none.failure());
            }
        }
        Failure unready = prepareTls(hops, target);
        if (unready != null) {
            return Opened.failed(unready);
        }
        Hop first = hops.get(0);
        Result<List<IpAddress>> addresses = names.system(first.server());
        Supplier<Opened> connection = () -> dial(first.name(), first.server(), addresses);
        for (int i = 0; i <= last; i++) {
            Supplier<Opened> secured = secured(i, connection);
            connection = stage(hops.get(i), accesses.get(i), secured, ((Targets.Some) asked.get(i)).list());
        }
        return secured(hops.size(), connection).get();
    }

    /**
     * Prepares TLS for the hops and for the target, before anything is connected.
     *
     * @return what is missing or of no use; null for nothing
     */
    private @Nullable Failure prepareTls(List<Hop> hops, Target target) {
        Failure failure = null;
        for (int i = 0; i < hops.size() && failure == null; i++) {
            Hop hop = hops.get(i);
            failure = prepareTls(hop.peer().tls(), () -> peer(hop));
        }
        return failure != null
                ? failure
                : prepareTls(
                        way.targetTls(), () -> new TlsStage.Peer(target, target.toString(), null, "try without --tls"));
    }

    private static TlsStage.Peer peer(Hop hop) {
        String clear = "try " + hop.kind().schemes().get(0).name() + "://";
        return new TlsStage.Peer(hop.server(), hop.name(), hop.applicationProtocol(), clear);
    }

    private @Nullable Failure prepareTls(@Nullable TlsUse use, Supplier<TlsStage.Peer> peer) {
        if (use == null) {
            stages.add(null);
            return null;
        }
        Result<Stage> stage = TlsStage.of(host, peer.get(), use, trace, deadline);
        stages.add(stage.ok() ? stage.value() : null);
        return stage.ok()
                ? null
                : new Failure(peer.get().name(), "TLS: " + stage.fault().describe(), null);
    }

    private Supplier<Opened> secured(int place, Supplier<Opened> connection) {
        Stage stage = stages.get(place);
        return stage == null ? connection : () -> stage.open(connection);
    }

    /** Wipes keys. */
    void wipe() {
        for (Stage each : stages) {
            if (each != null) {
                each.wipe();
            }
        }
    }

    private Supplier<Opened> stage(Hop hop, HopAccess access, Supplier<Opened> connection, List<Target> targets) {
        Negotiation negotiation = new Negotiation(host, hop, access, trace, deadline);
        return () -> {
            Opened opened = negotiation.open(connection, targets.get(0));
            for (int i = 1;
                    i < targets.size()
                            && opened instanceof Opened.Failed failed
                            && failed.failure().ofTarget();
                    i++) {
                opened = negotiation.open(connection, targets.get(i));
            }
            return opened;
        };
    }

    /** What to ask a hop for. */
    private sealed interface Targets {

        /** One after the other, until the hop reaches one; at least one. */
        record Some(List<Target> list) implements Targets {}

        /** Nothing, and why. */
        record None(Failure failure) implements Targets {}
    }

    private Targets targets(Hop hop, Target target, String name, Resolution resolution, String hint) {
        if (target instanceof Target.UnixSocket) {
            return new Targets.None(new Failure(name, "is a socket of this machine, which no proxy can reach", null));
        }
        boolean carried = target instanceof Target.Address literal && hop.objection(literal.address()) == null;
        if (resolution == Resolution.By.REMOTE || carried) {
            return new Targets.Some(List.of(target));
        }
        Result<List<IpAddress>> looked = lookUp(target, resolution);
        List<Target> usable = new ArrayList<>();
        Hop.Objection objection = null;
        for (IpAddress address : looked.ok() ? looked.value() : List.<IpAddress>of()) {
            Hop.Objection found = hop.objection(address);
            if (found == null) {
                usable.add(new Target.Address(address, target.port()));
            } else {
                objection = found;
            }
        }
        if (!usable.isEmpty()) {
            return new Targets.Some(usable);
        }
        if (resolution == Resolution.By.BOTH) {
            return new Targets.Some(List.of(target));
        }
        return new Targets.None(
                objection != null
                        ? new Failure(name, objection.seen(), objection.hint())
                        : lookUpFailed(name, looked, hint));
    }
}
