package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.UsageError;
import sshconnect.host.InterfaceAddress;
import sshconnect.way.DirectRules;
import sshconnect.way.Hop;
import sshconnect.way.ProxySpec;
import sshconnect.way.Resolution;
import sshconnect.way.TlsUse;
import sshconnect.way.Way;
import sshconnect.way.WayText;

/** Reads which way to go: the proxy, who looks names up, and what needs no proxy. */
final class WayReader {

    private static final String REMOTE = "remote";

    private final Inputs inputs;

    WayReader(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads the ways: what options say, or else the lines of the parameter files, or else a parameter.
     *
     * @param target where to go
     * @return the ways, of which the next is tried when one cannot be entered; their hops have the only copies of the
     *         passwords that were stated
     */
    Parsed<List<Way>> read(Target target) {
        List<List<ProxySpec>> chains = List.of();
        if (!inputs.line().choosesWay()) {
            Parsed<List<List<ProxySpec>>> alternatives = new RuleReader(inputs).read(target);
            if (!alternatives.ok()) {
                return Parsed.wrong(alternatives.error());
            }
            chains = alternatives.value();
        }
        if (chains.isEmpty()) {
            Parsed<List<ProxySpec>> chain = new ChainReader(inputs).read(target);
            if (!chain.ok()) {
                return Parsed.wrong(chain.error());
            }
            chains = List.of(chain.value());
        }
        List<Way> ways = new ArrayList<>();
        UsageError error = null;
        for (List<ProxySpec> chain : chains) {
            Parsed<Way> way = error == null ? read(chain) : Parsed.wrong(error);
            if (way.ok()) {
                ways.add(way.value());
            } else {
                WayText.wipe(chain);
                error = way.error();
            }
        }
        if (error == null) {
            return Parsed.of(ways);
        }
        ways.forEach(Way::wipe);
        return Parsed.wrong(error);
    }

    private Parsed<Way> read(List<ProxySpec> chain) {
        List<HopReader.Read> read = new ArrayList<>();
        UsageError error = null;
        for (HopReader reader : HopReader.all()) {
            error = error == null ? reader.read(inputs, chain, read) : error;
        }
        Parsed<Way> way = error == null ? way(inOrder(read)) : Parsed.wrong(error);
        if (!way.ok()) {
            for (HopReader.Read hop : read) {
                hop.hop().peer().wipe();
            }
        }
        return way;
    }

    /** The hops in the order of the way; they were read kind by kind. */
    private static List<HopReader.Read> inOrder(List<HopReader.Read> read) {
        List<HopReader.Read> ordered = new ArrayList<>(read);
        for (HopReader.Read hop : read) {
            ordered.set(hop.place(), hop);
        }
        return ordered;
    }

    private Parsed<Way> way(List<HopReader.Read> read) {
        HopReader.Read last = read.isEmpty() ? null : read.get(read.size() - 1);
        Parsed<Resolution> resolution = resolution(last);
        if (!resolution.ok()) {
            return Parsed.wrong(resolution.error());
        }
        Parsed<DirectRules> direct = directRules(last);
        if (!direct.ok()) {
            return Parsed.wrong(direct.error());
        }
        Parsed<Optional<TlsUse>> targetTls = new TlsOptions(inputs).ofTarget();
        if (!targetTls.ok()) {
            return Parsed.wrong(targetTls.error());
        }
        List<Hop> hops = new ArrayList<>();
        for (HopReader.Read hop : read) {
            hops.add(hop.hop());
            TlsUse tls = hop.hop().peer().tls();
            if (tls != null && tls.insecure()) {
                warnOfInsecure(hop.hop().name());
            }
        }
        TlsUse ofTarget = targetTls.value().orElse(null);
        if (ofTarget != null && ofTarget.insecure()) {
            warnOfInsecure("the target");
        }
        return Parsed.of(new Way(hops, resolution.value(), direct.value(), ofTarget));
    }

    private void warnOfInsecure(String server) {
        inputs.host().diagnostics().error("WARNING: " + server + ": its certificate is not verified");
    }

    private Parsed<Resolution> resolution(HopReader.@Nullable Read hop) {
        String stated = statedResolution(hop);
        if (stated == null) {
            return Parsed.of(hop == null ? Resolution.By.REMOTE : hop.hop().usualResolution());
        }
        IpAddress nameServer = IpAddress.parse(stated);
        if (nameServer != null) {
            return Parsed.of(new Resolution.NameServer(nameServer));
        }
        return switch (stated) {
            case "local" -> Parsed.of(Resolution.By.LOCAL);
            case REMOTE -> Parsed.of(Resolution.By.REMOTE);
            case "both" -> Parsed.of(Resolution.By.BOTH);
            default ->
                Parsed.wrong(new UsageError(
                        "",
                        "cannot resolve by \"" + Printable.of(stated) + "\"",
                        "expected local, remote, both, or the IP address of a name server"));
        };
    }

    /** What -R, or the proxy's URL, or the parameters say; null when nobody says anything. */
    private @Nullable String statedResolution(HopReader.@Nullable Read hop) {
        if (inputs.line().has(Option.RESOLVE)) {
            return inputs.line().value(Option.RESOLVE);
        }
        if (hop == null || hop.remoteResolution()) {
            return hop == null ? null : REMOTE;
        }
        return inputs.first(hop.hop().kind().parameters().resolve());
    }

    private List<Network> localNetworks() {
        List<Network> networks = new ArrayList<>();
        for (InterfaceAddress each : inputs.host().system().interfaceAddresses()) {
            networks.add(each.network());
        }
        return networks;
    }

    private Parsed<DirectRules> directRules(HopReader.@Nullable Read hop) {
        List<Network> local = inputs.line().has(Option.LOCAL_DIRECT) ? localNetworks() : List.of();
        List<String> names =
                hop == null ? List.of() : hop.hop().kind().parameters().direct();
        Parsed<DirectRules> rules = DirectRules.of(inputs.parameters(), names, local);
        for (String warning : rules.ok() ? rules.value().warnings() : List.<String>of()) {
            inputs.host().diagnostics().error("WARNING: " + warning);
        }
        return rules;
    }
}
