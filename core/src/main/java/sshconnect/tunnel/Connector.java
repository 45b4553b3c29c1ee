package sshconnect.tunnel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.credential.CredentialSource;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.proto.Failure;
import sshconnect.proto.http.AuthScheme;
import sshconnect.way.Hop;
import sshconnect.way.HopMemory;
import sshconnect.way.Resolution;
import sshconnect.way.Way;

/** Makes the tunnel to a target: chooses the way, looks names up, and goes through one hop after the other. */
public final class Connector {

    private final Host host;
    private final Way way;
    private final CredentialSource credentials;
    private final Tracer trace;
    private final HopMemory memory;

    /**
     * A connector without a trace, for programs that use this as a library.
     *
     * @param host        the outside world
     * @param way         the way
     * @param credentials where passwords come from
     */
    public Connector(Host host, Way way, CredentialSource credentials) {
        this(host, way, credentials, Tracer.ofLibrary(host.diagnostics()), null);
    }

    /**
     * A connector for the program.
     *
     * @param host        the outside world
     * @param way         the way
     * @param credentials where passwords come from
     * @param trace       where progress is told
     * @param proven      a better scheme than Basic that the HTTP proxy is known to take, or null
     */
    public Connector(Host host, Way way, CredentialSource credentials, Tracer trace, @Nullable AuthScheme proven) {
        this.host = host;
        this.way = way;
        this.credentials = credentials;
        this.trace = trace;
        this.memory = new HopMemory(proven);
    }

    /**
     * What the HTTP proxy is known to take by now.
     *
     * @return a better scheme than Basic that has opened a tunnel, or null
     */
    public @Nullable AuthScheme provenScheme() {
        return memory.provenScheme();
    }

    /**
     * Makes a tunnel.
     *
     * @param target   the target
     * @param deadline when to give up
     * @return the tunnel, of which every unread byte comes from the target; or why there is none
     */
    public Opened open(Target target, Deadline deadline) {
        NameLookup names = new NameLookup(host, trace, deadline);
        List<Hop> hops = way.hopsTo(target);
        if (hops.isEmpty()) {
            return openDirect(target, names, deadline);
        }
        Opened opened = openThrough(hops, target, names, deadline);
        trace.forgetSecrets();
        return opened;
    }

    private Opened openDirect(Target target, NameLookup names, Deadline deadline) {
        String name = target.toString();
        Result<List<IpAddress>> addresses = lookUp(target, names);
        return addresses.ok()
                ? new Dialling(host, trace, deadline).dial(name, addresses.value(), target.port())
                : lookUpFailed(name, addresses, deadline);
    }

    private static Opened lookUpFailed(String name, Result<List<IpAddress>> addresses, Deadline deadline) {
        return Opened.failed(new Failure(name, "name look-up: " + deadline.explain(addresses.fault()), null));
    }

    private Result<List<IpAddress>> lookUp(Target target, NameLookup names) {
        return way.resolution() instanceof Resolution.NameServer server
                ? names.nameServer(target, server.address())
                : names.system(target);
    }

    private Opened openThrough(List<Hop> hops, Target target, NameLookup names, Deadline deadline) {
        Targets targets = targets(hops.get(hops.size() - 1), target, names, deadline);
        if (targets instanceof Targets.None none) {
            return Opened.failed(none.failure());
        }
        String first = hops.get(0).name();
        Target server = hops.get(0).server();
        Result<List<IpAddress>> addresses = names.system(server);
        if (!addresses.ok()) {
            return lookUpFailed(first, addresses, deadline);
        }
        Dialling dialling = new Dialling(host, trace, deadline);
        Supplier<Opened> nearest = () -> dialling.dial(first, addresses.value(), server.port());
        List<Target> all = ((Targets.Some) targets).list();
        Opened opened = through(hops, all.get(0), nearest, deadline);
        for (int i = 1;
                i < all.size()
                        && opened instanceof Opened.Failed failed
                        && failed.failure().ofTarget();
                i++) {
            opened = through(hops, all.get(i), nearest, deadline);
        }
        return opened;
    }

    /** The connection to each hop is made through the ones before it, as often as its handshake wants a new one. */
    private Opened through(List<Hop> hops, Target target, Supplier<Opened> nearest, Deadline deadline) {
        Supplier<Opened> connection = nearest;
        for (int i = 0; i < hops.size(); i++) {
            Target reached = i + 1 < hops.size() ? hops.get(i + 1).server() : target;
            Negotiation negotiation = new Negotiation(host, hops.get(i), credentials, trace, memory, deadline);
            Supplier<Opened> below = connection;
            connection = () -> negotiation.open(below, reached);
        }
        return connection.get();
    }

    /** What to ask the proxy for. */
    private sealed interface Targets {

        /** One after the other, until the proxy reaches one; at least one. */
        record Some(List<Target> list) implements Targets {}

        /** Nothing, and why. */
        record None(Failure failure) implements Targets {}
    }

    private Targets targets(Hop hop, Target target, NameLookup names, Deadline deadline) {
        boolean carried = target instanceof Target.Address literal && hop.objection(literal.address()) == null;
        if (way.resolution() == Resolution.By.REMOTE || carried) {
            return new Targets.Some(List.of(target));
        }
        Result<List<IpAddress>> looked = lookUp(target, names);
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
        if (way.resolution() == Resolution.By.BOTH) {
            return new Targets.Some(List.of(target));
        }
        return new Targets.None(
                objection != null
                        ? new Failure(target.toString(), objection.seen(), objection.hint())
                        : new Failure(
                                target.toString(),
                                "name look-up: " + deadline.explain(looked.fault()),
                                "try -R remote"));
    }
}
