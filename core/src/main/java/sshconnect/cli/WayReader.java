package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.UsageError;
import sshconnect.host.InterfaceAddress;
import sshconnect.way.DirectRules;
import sshconnect.way.Resolution;
import sshconnect.way.Way;

/** Reads which way to go: the proxy, who looks names up, and what needs no proxy. */
final class WayReader {

    private static final String REMOTE = "remote";

    private final Inputs inputs;

    WayReader(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads the way.
     *
     * @return the way; its hop has the only copy of the password that was stated
     */
    Parsed<Way> read() {
        HopReader.Read hop = null;
        for (HopReader reader : HopReader.all()) {
            Parsed<List<HopReader.Read>> read = reader.read(inputs);
            if (!read.ok()) {
                wipe(hop);
                return Parsed.wrong(read.error());
            }
            hop = read.value().isEmpty() ? hop : read.value().get(0);
        }
        Parsed<Resolution> resolution = resolution(hop);
        if (!resolution.ok()) {
            wipe(hop);
            return Parsed.wrong(resolution.error());
        }
        Parsed<DirectRules> direct = directRules(hop);
        if (!direct.ok()) {
            wipe(hop);
        }
        return direct.ok()
                ? Parsed.of(new Way(hop == null ? List.of() : List.of(hop.hop()), resolution.value(), direct.value()))
                : Parsed.wrong(direct.error());
    }

    private static void wipe(HopReader.@Nullable Read hop) {
        if (hop != null) {
            hop.hop().peer().wipe();
        }
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
