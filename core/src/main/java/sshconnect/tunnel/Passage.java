package sshconnect.tunnel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.credential.KeyPassphrases;
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
    private final KeyPassphrases keys;
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
     * @param keys     the passphrases of keys that are encrypted
     * @param trace    where progress is told
     * @param deadline when to give up
     */
    Passage(Host host, Way way, List<HopAccess> accesses, KeyPassphrases keys, Tracer trace, Deadline deadline) {
        this.host = host;
        this.way = way;
        this.accesses = accesses;
        this.keys = keys;
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
        Result<List<IpAddress>> addresses = lookUp(0, target, way.resolution());
        Opened opened =
                secured(0, () -> dial(target.toString(), target, addresses)).get();
        connected = opened instanceof Opened.Open;
        return opened;
    }

    private Opened dial(String name, Target server, Result<List<IpAddress>> addresses) {
        if (server instanceof Target.UnixSocket socket) {
            trace.begins(0, WayStage.UNIX);
            return told(WayStage.UNIX, server, dialling.dial(name, socket));
        }
        if (!addresses.ok()) {
            return Opened.failed(lookUpFailed(name, addresses, null));
        }
        trace.begins(0, WayStage.TCP);
        return told(WayStage.TCP, server, dialling.dial(name, addresses.value(), server.port()));
    }

    private Opened told(WayStage stage, Target server, Opened opened) {
        if (opened instanceof Opened.Open && trace.listens()) {
            IpAddress address = dialling.reached();
            trace.ends(
                    stage, address == null ? server.toString() : new Target.Address(address, server.port()).toString());
        }
        return opened;
    }

    private Failure lookUpFailed(String name, Result<List<IpAddress>> addresses, @Nullable String hint) {
        Failure.Cause cause =
                addresses.fault().kind() == Fault.Kind.TIMED_OUT ? Failure.Cause.TIMEOUT : Failure.Cause.NAME;
        return new Failure(name, "name look-up: " + deadline.explain(addresses.fault()), hint, cause);
    }

    private Result<List<IpAddress>> lookUp(int place, Target target, Resolution resolution) {
        boolean named = target instanceof Target.Name;
        if (named) {
            trace.begins(place, WayStage.NAME);
        }
        Result<List<IpAddress>> addresses = resolution instanceof Resolution.NameServer server
                ? names.nameServer(target, server.address())
                : names.system(target);
        if (named && addresses.ok() && trace.listens()) {
            StringBuilder list = new StringBuilder();
            for (IpAddress each : addresses.value()) {
                list.append(list.length() == 0 ? "" : ", ").append(each);
            }
            trace.ends(WayStage.NAME, list.toString());
        }
        return addresses;
    }

    /**
     * The connection to each hop is made through the ones before it, as often as its handshake wants a new one. All names
     * are looked up before the first connection.
     */
    private Opened openThrough(List<Hop> hops, Target target) {
        int last = hops.size() - 1;
        List<Targets> asked = new ArrayList<>();
        Targets ofTarget = targets(hops, last, target, target.toString(), way.resolution(), "try -R remote");
        for (int i = 0; i < last; i++) {
            Hop hop = hops.get(i);
            Hop next = hops.get(i + 1);
            Resolution own = hop.peer().resolution();
            Resolution resolution = own == null ? hop.usualResolution() : own;
            asked.add(targets(hops, i, next.server(), next.name(), resolution, REMOTE_BY_SCHEME));
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
        Result<List<IpAddress>> addresses = lookUp(0, first.server(), Resolution.By.LOCAL);
        Supplier<Opened> connection = () -> dial(first.name(), first.server(), addresses);
        for (int i = 0; i <= last; i++) {
            Supplier<Opened> secured = secured(i, connection);
            connection = stage(i, hops.get(i), secured, ((Targets.Some) asked.get(i)).list());
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
            int place = i;
            failure = prepareTls(hop.peer().tls(), () -> peer(place, hop));
        }
        return failure != null
                ? failure
                : prepareTls(
                        way.targetTls(),
                        () -> new TlsStage.Peer(hops.size(), target, target.toString(), null, "try without --tls"));
    }

    private static TlsStage.Peer peer(int place, Hop hop) {
        String clear = "try " + hop.kind().schemes().get(0).name() + "://";
        return new TlsStage.Peer(place, hop.server(), hop.name(), hop.applicationProtocol(), clear);
    }

    private @Nullable Failure prepareTls(@Nullable TlsUse use, Supplier<TlsStage.Peer> peer) {
        if (use == null) {
            stages.add(null);
            return null;
        }
        Result<Stage> stage = TlsStage.of(host, peer.get(), use, keys, trace, deadline);
        stages.add(stage.ok() ? stage.value() : null);
        return stage.ok()
                ? null
                : new Failure(peer.get().name(), "TLS: " + stage.fault().describe(), null, Failure.Cause.TLS);
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

    private Supplier<Opened> stage(int place, Hop hop, Supplier<Opened> connection, List<Target> targets) {
        Negotiation negotiation = new Negotiation(host, place, hop, accesses.get(place), trace, deadline);
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

    private Targets targets(List<Hop> hops, int place, Target target, String name, Resolution resolution, String hint) {
        Hop hop = hops.get(place);
        if (target instanceof Target.UnixSocket) {
            return new Targets.None(new Failure(name, "is a socket of this machine, which no proxy can reach", null));
        }
        boolean carried = target instanceof Target.Address literal && hop.objection(literal.address()) == null;
        if (resolution == Resolution.By.REMOTE || carried) {
            if (target instanceof Target.Name) {
                trace.notes(place + 1, WayStage.NAME, "looked up by hop " + (place + 1));
            }
            return new Targets.Some(List.of(target));
        }
        Result<List<IpAddress>> looked = lookUp(place + 1, target, resolution);
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
                        ? new Failure(name, objection.seen(), objection.hint(), Failure.Cause.NAME)
                        : lookUpFailed(name, looked, hint));
    }
}
