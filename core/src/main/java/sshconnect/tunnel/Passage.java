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
    private boolean connected;

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
        Opened opened = dial(target.toString(), target, lookUp(target, way.resolution()));
        connected = opened instanceof Opened.Open;
        return opened;
    }

    private Opened dial(String name, Target server, Result<List<IpAddress>> addresses) {
        return addresses.ok()
                ? new Dialling(host, trace, deadline).dial(name, addresses.value(), server.port())
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
        Hop first = hops.get(0);
        Result<List<IpAddress>> addresses = names.system(first.server());
        Supplier<Opened> connection = () -> dial(first.name(), first.server(), addresses);
        for (int i = 0; i <= last; i++) {
            connection = stage(hops.get(i), accesses.get(i), connection, ((Targets.Some) asked.get(i)).list());
        }
        return connection.get();
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
