package sshconnect.route;

import java.util.function.ToIntFunction;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.Outcome;
import sshconnect.base.Printable;

/** The two arguments HOST and PORT. */
public final class Destination {

    private Destination() {
    }

    /**
     * Reads the target of a connection.
     *
     * @param host     a name, or an address with or without brackets
     * @param port     see {@link PortNumber}
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the target, its host without brackets; or what is wrong with either argument
     */
    public static Outcome<HostPort> parse(String host, String port, ToIntFunction<String> services) {
        String bare = HostSyntax.withoutBrackets(host);
        String problem = HostSyntax.problem(bare);
        if (problem != null) {
            return failed("read host", host, problem);
        }
        int number = PortNumber.parse(port, services);
        return number == 0 ? failed("read port", port, "expected " + PortNumber.EXPECTED)
                : Outcome.of(new HostPort(bare, number));
    }

    private static Outcome<HostPort> failed(String operation, String subject, String cause) {
        return Outcome.failed(Fault.Kind.OTHER, operation, Printable.of(subject), cause);
    }
}
