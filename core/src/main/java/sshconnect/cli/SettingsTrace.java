package sshconnect.cli;

import java.util.Optional;
import sshconnect.base.ListenAddress;
import sshconnect.host.SystemEnvironment;
import sshconnect.tunnel.Tracer;
import sshconnect.way.Hop;
import sshconnect.way.Resolution;
import sshconnect.way.Way;
import sshconnect.way.WayText;

/** Tells the settings of a run, in the shape of connect.c's trace. */
final class SettingsTrace {

    private final SystemEnvironment system;
    private final Tracer trace;

    SettingsTrace(SystemEnvironment system, Tracer trace) {
        this.system = system;
        this.trace = trace;
    }

    /** Tells everything that is worth it. */
    void tell(CommandLine line, Settings settings) {
        if (trace.enabled()) {
            tellWays(line, settings);
            tell(settings);
        }
    }

    /** The ways as they can be written, where they say more than connect.c's options, whose trace has no such line. */
    private void tellWays(CommandLine line, Settings settings) {
        boolean written = line.proxy() == Option.PROXY || !line.choosesWay();
        for (Way way : settings.ways()) {
            boolean more = !way.hops().isEmpty()
                    && (written || way.hops().get(0).peer().tls() != null);
            if (more || line.proxy() == Option.PROXY) {
                trace.note("way=" + WayText.print(way.hops()));
            }
        }
    }

    private void tell(Settings settings) {
        for (Way way : settings.ways()) {
            tell(way);
        }
        tell(settings.listening());
        trace.setting("dest_host", settings.target().host());
        trace.setting("dest_port", Integer.toString(settings.target().port()));
    }

    private void tell(Way way) {
        trace.note("relay_method = "
                + (way.hops().isEmpty() ? "DIRECT (1)" : way.hops().get(0).relayMethod()));
        for (Hop hop : way.hops()) {
            trace.setting("relay_host", hop.server().host());
            trace.setting("relay_port", Integer.toString(hop.server().port()));
            trace.setting("relay_user", hop.peer().userOrAccount(system));
            hop.trace(way.resolution(), trace::setting);
        }
        if (way.resolution() instanceof Resolution.NameServer nameServer) {
            trace.setting("socks_ns", nameServer.address().toString());
        }
    }

    private void tell(Optional<Listening> listening) {
        trace.setting("local_type", listening.isEmpty() ? "stdio" : "socket");
        if (listening.isPresent() && listening.get().address() instanceof ListenAddress.Tcp tcp) {
            trace.setting("local_port", Integer.toString(tcp.port()));
        }
    }
}
