package sshconnect.cli;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Parsed;
import sshconnect.base.UsageError;
import sshconnect.way.Hop;
import sshconnect.way.HopKind;
import sshconnect.way.Peer;
import sshconnect.way.ProxySpec;
import sshconnect.way.TlsUse;

/** Reads the hop that a pair of options stands for: one that states the proxy, and one that takes it from a parameter. */
abstract class HopReader {

    private final Option stated;
    private final Option fromParameter;
    private final List<HopKind> kinds;

    /**
     * A reader.
     *
     * @param stated        the option whose value is the proxy
     * @param fromParameter the option that leaves it to a parameter
     * @param kinds         what the proxy may be, the usual one first
     */
    HopReader(Option stated, Option fromParameter, List<HopKind> kinds) {
        this.stated = stated;
        this.fromParameter = fromParameter;
        this.kinds = kinds;
    }

    /**
     * Every reader.
     *
     * @return the readers, in the order in which people are told of mistakes
     */
    static List<HopReader> all() {
        return List.of(new HttpHopReader(), new SocksHopReader(), new TelnetHopReader());
    }

    /**
     * A hop as it was read.
     *
     * @param hop              the hop
     * @param remoteResolution whether its URL says that it looks names up
     * @param place            which hop of the way it is, counted from 0
     */
    record Read(Hop hop, boolean remoteResolution, int place) {}

    /**
     * Reads what the options say, and those hops of a chain that are of these kinds.
     *
     * @param inputs where to read
     * @param chain  the hops of a way that was written as one text; none when the options of a reader choose the way
     * @param hops   takes the hops
     * @return what makes no sense, or null when everything does
     */
    final @Nullable UsageError read(Inputs inputs, List<ProxySpec> chain, List<Read> hops) {
        Parsed<List<ProxySpec>> chosen = chosen(inputs);
        if (!chosen.ok()) {
            return chosen.error();
        }
        if (!chosen.value().isEmpty()) {
            HopKind kind = spoken(inputs.line(), chosen.value().get(0).kind());
            return read(inputs, chosen.value(), kind, kind, hops);
        }
        boolean used = false;
        UsageError error = null;
        for (HopKind kind : kinds) {
            boolean present = false;
            for (ProxySpec spec : chain) {
                present |= kind.equals(spec.kind());
            }
            used |= present;
            error = error == null && present ? read(inputs, chain, kind, null, hops) : error;
        }
        if (used) {
            return error;
        }
        Parsed<Function<Peer, Hop>> settings = settings(inputs, null);
        return settings.ok() ? null : settings.error();
    }

    /** What one of the two options names, if it chooses the way; what is stated has to make sense also if it does not. */
    private Parsed<List<ProxySpec>> chosen(Inputs inputs) {
        Option chosen = inputs.line().proxy();
        if (inputs.line().has(stated)) {
            Parsed<ProxySpec> parsed = ProxySpec.parse(inputs.line().given(stated), kinds, inputs.services());
            if (!parsed.ok() || chosen == stated) {
                return listed(parsed);
            }
            parsed.value().wipe();
        }
        return chosen == fromParameter ? listed(parameter(inputs)) : Parsed.of(List.of());
    }

    private static Parsed<List<ProxySpec>> listed(Parsed<ProxySpec> parsed) {
        return parsed.ok() ? Parsed.of(List.of(parsed.value())) : Parsed.wrong(parsed.error());
    }

    /**
     * Reads the hops of one kind.
     *
     * @param kind  the kind, whose settings are read once
     * @param taken what every hop is taken for; null for what its specification says
     */
    private @Nullable UsageError read(
            Inputs inputs, List<ProxySpec> specs, HopKind kind, @Nullable HopKind taken, List<Read> hops) {
        Parsed<Function<Peer, Hop>> settings = settings(inputs, kind);
        UsageError error = settings.ok() ? null : settings.error();
        for (int place = 0; place < specs.size(); place++) {
            ProxySpec spec = specs.get(place);
            if (error != null) {
                spec.wipe();
            } else if (kind.equals(taken == null ? spec.kind() : taken)) {
                Peer peer = spec.peer(kind, inputs.parameters());
                if (spec.tls() != null) {
                    Parsed<TlsUse> all = new TlsOptions(inputs).ofAll();
                    error = all.ok() ? null : all.error();
                    peer = all.ok() ? peer.withTls(spec.tls().over(all.value())) : peer;
                }
                Hop hop = spec.completed(settings.value().apply(peer));
                hops.add(new Read(hop, spec.remoteResolution(), place));
                String unsendable = hop.unsendable();
                error = unsendable == null ? error : new UsageError(hop.name(), unsendable);
            }
        }
        return error;
    }

    /**
     * Reads the settings of the protocol.
     *
     * @param inputs where to read
     * @param kind   what the hop is, whose parameters count; null for no hop, when only options need to make sense
     * @return what makes a hop with these settings; or the first of them that makes no sense
     */
    abstract Parsed<Function<Peer, Hop>> settings(Inputs inputs, @Nullable HopKind kind);

    /**
     * Decides what to speak.
     *
     * @param line  the command line
     * @param named what the proxy's URL says; null when it says nothing, or is not known yet
     * @return the kind
     */
    HopKind spoken(CommandLine line, @Nullable HopKind named) {
        return kinds.get(0);
    }

    private Parsed<ProxySpec> parameter(Inputs inputs) {
        List<String> names = spoken(inputs.line(), null).parameters().server();
        String name = inputs.parameters().firstSet(names);
        if (name == null) {
            return Parsed.wrong(new UsageError(
                            "",
                            fromParameter + " needs the parameter " + String.join(" or ", names)
                                    + ", and it is not set")
                    .and(lowerCaseNames(inputs, names)));
        }
        Parsed<ProxySpec> parsed =
                ProxySpec.parse(Objects.requireNonNull(inputs.parameters().text(name)), kinds, inputs.services());
        return parsed.ok() ? parsed : Parsed.wrong(parsed.error().in(name));
    }

    /** curl and others have these names in lower case, too; connect.c and this program do not read those. */
    private static String lowerCaseNames(Inputs inputs, List<String> names) {
        for (String name : names) {
            if (inputs.host().system().environment(Ascii.lower(name)) != null) {
                return "; " + Ascii.lower(name) + " is, and is not read: set " + name;
            }
        }
        return "";
    }
}
