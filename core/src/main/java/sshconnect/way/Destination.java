package sshconnect.way;

import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.UsageError;

/** The two arguments HOST and PORT. */
public final class Destination {

    private static final String ELLIPSIS = "...";
    private static final String HINT = "; a proxy is given with -H or -S";

    private Destination() {}

    /**
     * Reads the target of a connection.
     *
     * @param host     a name, or an address with or without brackets
     * @param port     see {@link PortNumber}
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the target, its host without brackets; or what is wrong with either argument
     */
    public static Parsed<Target> parse(String host, String port, ToIntFunction<String> services) {
        Parsed<String> bare = host(host, services);
        if (!bare.ok()) {
            return Parsed.wrong(bare.error());
        }
        OptionalInt number = PortNumber.parse(port, services);
        return number.isPresent()
                ? Parsed.of(Target.of(bare.value(), number.getAsInt()))
                : Parsed.wrong(in("read port", port, new UsageError("", "expected " + PortNumber.EXPECTED)));
    }

    /**
     * Whether an argument that stands alone is the path of a Unix socket, and not a host.
     *
     * @param argument the argument
     * @return true if there is a slash in it, and it is no URL
     */
    public static boolean isUnixSocket(String argument) {
        return argument.indexOf('/') >= 0
                && !argument.endsWith("/")
                && !mayBeOfProxy(argument)
                && Printable.isHarmless(argument);
    }

    /**
     * Reads the host alone.
     *
     * @param host     a name, or an address with or without brackets
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the host without brackets, or what is wrong with it
     */
    public static Parsed<String> host(String host, ToIntFunction<String> services) {
        Parsed<String> bare = HostSyntax.parse(host);
        if (bare.ok()) {
            return bare;
        }
        int colon = host.lastIndexOf(':');
        String before = colon < 0 ? "" : host.substring(0, colon);
        boolean joined = HostSyntax.parse(before).ok()
                && PortNumber.parse(host.substring(colon + 1), services).isPresent();
        UsageError error = joined
                ? new UsageError("", "host and port are two arguments: " + before + " " + host.substring(colon + 1))
                : bare.error();
        return Parsed.wrong(in("read host", host, error));
    }

    /**
     * What of an argument cannot hold a password, whatever the person took it for.
     *
     * @param argument an argument of the command line
     * @return the argument without what stands in front of the last {@code @}; where there is none, without what stands
     *         behind the colon that follows a user, or a host
     */
    public static String withoutPassword(String argument) {
        int at = argument.lastIndexOf('@');
        if (at >= 0) {
            return ELLIPSIS + argument.substring(at);
        }
        int mark = argument.indexOf(ProxySpecParser.AUTHORITY_MARK);
        int from = mark < 0 ? 0 : mark + ProxySpecParser.AUTHORITY_MARK.length();
        String rest = argument.substring(from);
        if (HostSyntax.isIpv6(rest)) {
            return argument;
        }
        int bracket = rest.indexOf(']') + 1;
        boolean bracketed = bracket > 0 && HostSyntax.isIpv6(HostSyntax.withoutBrackets(rest.substring(0, bracket)));
        int colon = argument.indexOf(':', bracketed ? from + bracket : from);
        return colon < 0 || colon + 1 == argument.length() ? argument : argument.substring(0, colon + 1) + ELLIPSIS;
    }

    private static boolean mayBeOfProxy(String argument) {
        return argument.indexOf('@') >= 0 || argument.contains(ProxySpecParser.AUTHORITY_MARK);
    }

    private static UsageError in(String operation, String argument, UsageError error) {
        boolean ofProxy = mayBeOfProxy(argument);
        String shown = Printable.of(ofProxy ? withoutPassword(argument) : argument);
        return error.in(shown.isEmpty() ? operation : operation + " " + shown).and(ofProxy ? HINT : "");
    }
}
