package sshconnect.way;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.IpAddress;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.host.SystemEnvironment;

/**
 * The proxy that the environment has for every program, as curl reads it: the variables for everything and for what is
 * encrypted end to end, in both cases. {@code HTTP_PROXY} is not among them, nor is {@code http_proxy}.
 */
public final class ProxyEnvironment {

    private static final List<String> PROXY = List.of("all_proxy", "ALL_PROXY", "https_proxy", "HTTPS_PROXY");
    private static final List<String> NO_PROXY = List.of("no_proxy", "NO_PROXY");

    private static final String EVERY_TARGET = "*";

    private final SystemEnvironment system;

    /**
     * The proxy of a process.
     *
     * @param system where the variables are; nothing is read yet
     */
    public ProxyEnvironment(SystemEnvironment system) {
        this.system = system;
    }

    /** The variables that are looked at. */
    static List<String> names() {
        List<String> names = new ArrayList<>(PROXY);
        names.addAll(NO_PROXY);
        return names;
    }

    /**
     * Reads the variables.
     *
     * @param target   where to go
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the proxy; none where no variable is set, or the target needs none; or what is wrong, and in which variable
     */
    public Parsed<List<ProxySpec>> read(Target target, ToIntFunction<String> services) {
        String name = firstSet(PROXY);
        if (name == null || needsNone(target)) {
            return Parsed.of(List.of());
        }
        byte[] value = system.environment(name);
        if (value == null || !Utf8.isWellFormed(value)) {
            return Parsed.wrong(name, "it is not UTF-8");
        }
        Parsed<ProxySpec> proxy = WayText.hop(Ascii.strip(Utf8.decode(value)), services);
        return proxy.ok()
                ? Parsed.of(List.of(proxy.value()))
                : Parsed.wrong(proxy.error().in(name));
    }

    /**
     * Whether there is a proxy.
     *
     * @return true if a variable is set and not empty
     */
    public boolean isSet() {
        return firstSet(PROXY) != null;
    }

    private @Nullable String firstSet(List<String> names) {
        for (String name : names) {
            byte[] value = system.environment(name);
            if (value != null && value.length > 0) {
                return name;
            }
        }
        return null;
    }

    private boolean needsNone(Target target) {
        String name = firstSet(NO_PROXY);
        byte[] value = name == null ? null : system.environment(name);
        return value != null && targets(Utf8.decode(value)).match(target);
    }

    /**
     * Reads the list of targets that need no proxy. What is none of curl's forms matches nothing there, and nothing here.
     *
     * @param list names and addresses, with commas or blanks between them
     * @return what matches one of them
     */
    static TargetPatterns targets(String list) {
        TargetPatterns patterns = TargetPatterns.none();
        int from = 0;
        while (from < list.length()) {
            int to = from;
            while (to < list.length() && ", \t".indexOf(list.charAt(to)) < 0) {
                to++;
            }
            String pattern = list.substring(from, to);
            if (isOfCurl(pattern)) {
                patterns.add(pattern);
            }
            from = to + 1;
        }
        return patterns;
    }

    /** Whether curl knows the form: there are more in lists of direct targets, such as beginnings of addresses. */
    private static boolean isOfCurl(String pattern) {
        int colon = TargetPatterns.portColon(pattern);
        String whole = colon < 0 ? pattern : pattern.substring(0, colon);
        int slash = whole.indexOf('/');
        String host = HostSyntax.withoutBrackets(slash < 0 ? whole : whole.substring(0, slash));
        if (IpAddress.parse(host) != null) {
            return whole.indexOf('.', slash < 0 ? whole.length() : slash) < 0;
        }
        String name = host.startsWith(".") ? host.substring(1) : host;
        boolean isName = HostSyntax.parse(name).ok() && !DirectRules.isNumeric(name);
        return slash < 0 && (whole.equals(EVERY_TARGET) || isName);
    }
}
