package sshconnect.relay;

import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.Target;
import sshconnect.host.Diagnostics;
import sshconnect.host.Relay;
import sshconnect.tunnel.Tracer;
import sshconnect.way.Hop;
import sshconnect.way.Way;

/** What is said about the end of a relay. */
public final class RelayReport {

    private RelayReport() {}

    /**
     * Tells the person how a relay has ended, as far as that is anything to tell.
     *
     * @param result      how it ended
     * @param ways        the ways, of which one was gone
     * @param target      where it led
     * @param trace       where an end in order is noted
     * @param diagnostics where a failure is reported
     * @return true where everything was delivered
     */
    public static boolean tell(
            Relay.Outcome result, List<Way> ways, Target target, Tracer trace, Diagnostics diagnostics) {
        Fault fault = result.fault();
        switch (result.end()) {
            case REMOTE_CLOSED -> trace.note("connection closed by peer");
            case REMOTE_CLOSED_UNHEARD -> {
                trace.note("connection closed by peer");
                String last = lastHop(ways, target);
                if (!last.isEmpty()) {
                    diagnostics.error("WARNING: " + last + ": the tunnel to " + target
                            + " ended after the end of "
                            + "the input, which was passed on, and nothing had come back; the proxy may take that for "
                            + "the end of everything; try --half-close=no");
                }
            }
            case LOCAL_CLOSED -> trace.note("local side is gone");
            case REMOTE_FAILED -> diagnostics.error("ERROR: " + target + ": " + fault.cause() + " while relaying");
            case LOCAL_FAILED -> diagnostics.error("ERROR: " + fault.describe());
        }
        return fault == null;
    }

    /** The proxy next to the target; nobody knows its name here where there are several ways, and it is empty for none. */
    private static String lastHop(List<Way> ways, Target target) {
        String last = "";
        for (Way way : ways) {
            List<Hop> hops = way.hopsTo(target);
            String name = hops.isEmpty() ? "" : hops.get(hops.size() - 1).name();
            last = last.isEmpty() || last.equals(name) ? name : "the last proxy";
        }
        return last;
    }
}
