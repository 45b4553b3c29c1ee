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
     */
    record Read(Hop hop, boolean remoteResolution) {}

    /**
     * Reads what the options say.
     *
     * @param inputs where to read
     * @return the hop; none when other options choose the way
     */
    final Parsed<List<Read>> read(Inputs inputs) {
        Option chosen = inputs.line().proxy();
        ProxySpec spec = null;
        if (inputs.line().has(stated)) {
            Parsed<ProxySpec> parsed = ProxySpec.parse(inputs.line().given(stated), kinds, inputs.services());
            if (!parsed.ok()) {
                return Parsed.wrong(parsed.error());
            }
            spec = parsed.value();
        }
        if (spec != null && chosen != stated) {
            spec.wipe();
            spec = null;
        }
        if (chosen == fromParameter) {
            Parsed<ProxySpec> parsed = parameter(inputs);
            if (!parsed.ok()) {
                return Parsed.wrong(parsed.error());
            }
            spec = parsed.value();
        }
        HopKind kind = spec == null ? null : spoken(inputs.line(), spec.kind());
        Parsed<Function<Peer, Hop>> settings = settings(inputs, kind);
        if (!settings.ok()) {
            if (spec != null) {
                spec.wipe();
            }
            return Parsed.wrong(settings.error());
        }
        return spec == null || kind == null ? Parsed.of(List.of()) : hop(inputs, spec, kind, settings.value());
    }

    private static Parsed<List<Read>> hop(Inputs inputs, ProxySpec spec, HopKind kind, Function<Peer, Hop> settings) {
        Hop hop = settings.apply(spec.peer(kind, inputs.parameters()));
        String unsendable = hop.unsendable();
        if (unsendable != null) {
            hop.peer().wipe();
            return Parsed.wrong(hop.name(), unsendable);
        }
        return Parsed.of(List.of(new Read(hop, spec.remoteResolution())));
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
