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
        Outcome<String> bare = host(host, services);
        if (!bare.ok()) {
            return Outcome.failed(bare.fault());
        }
        int number = PortNumber.parse(port, services);
        return number == 0 ? failed("read port", port, "expected " + PortNumber.EXPECTED)
                : Outcome.of(new HostPort(bare.value(), number));
    }

    /**
     * Reads the host alone.
     *
     * @param host     a name, or an address with or without brackets
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the host without brackets, or what is wrong with it
     */
    public static Outcome<String> host(String host, ToIntFunction<String> services) {
        String bare = HostSyntax.withoutBrackets(host);
        String problem = HostSyntax.problem(bare);
        if (problem == null) {
            return Outcome.of(bare);
        }
        int colon = host.lastIndexOf(':');
        String before = colon < 0 ? "" : host.substring(0, colon);
        boolean joined = HostSyntax.problem(HostSyntax.withoutBrackets(before)) == null
                && PortNumber.parse(host.substring(colon + 1), services) != 0;
        return failed("read host", host,
                joined ? "host and port are two arguments: " + before + " " + host.substring(colon + 1) : problem);
    }

    private static <T> Outcome<T> failed(String operation, String subject, String cause) {
        return Outcome.failed(Fault.Kind.OTHER, operation, Printable.of(subject), cause);
    }
}
