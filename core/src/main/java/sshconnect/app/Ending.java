package sshconnect.app;

import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.host.Diagnostics;
import sshconnect.host.Relay;

/** What is said about the end of a relay. */
final class Ending {

    private Ending() {
    }

    /**
     * Tells the person how a relay has ended, as far as that is anything to tell.
     *
     * @param result      how it ended
     * @param target      where it led
     * @param trace       where an end in order is noted
     * @param diagnostics where a failure is reported
     * @return the exit status that goes with it
     */
    static int tell(Relay.Result result, HostPort target, Tracer trace, Diagnostics diagnostics) {
        Fault fault = result.fault();
        switch (result.end()) {
            case REMOTE_CLOSED -> trace.note("connection closed by peer");
            case LOCAL_CLOSED -> trace.note("local side is gone");
            case REMOTE_FAILED -> diagnostics.error("ERROR: " + target + ": " + fault.cause() + " while relaying");
            case LOCAL_FAILED -> diagnostics.error("ERROR: " + fault.describe());
        }
        return result.end() == Relay.End.REMOTE_CLOSED ? ExitStatus.SUCCESS : ExitStatus.FAILURE;
    }
}
