package sshconnect.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import sshconnect.base.Ascii;
import sshconnect.base.Printable;
import sshconnect.way.PortNumber;

/**
 * What the program was called by. As with connect.c, a name that ends in a dash and a port, {@code connect-22} or
 * {@code connect-ssh}, stands for that port where none is given.
 */
final class ProgramName {

    /** What Debian calls connect.c, and the full executable beside the front: these stand for no service. */
    private static final List<String> OWN = List.of("connect-proxy", "connect-full");

    private static final String WINDOWS_SUFFIX = ".exe";
    /** No file has a longer name (NAME_MAX); whoever starts a program can still call it anything. */
    private static final int MAX_CHARS = 255;

    private final String base;

    /**
     * A name.
     *
     * @param name the last component of the program's path
     */
    ProgramName(String name) {
        int bare = name.length() - WINDOWS_SUFFIX.length();
        base = Ascii.lower(name).endsWith(WINDOWS_SUFFIX) ? name.substring(0, bare) : name;
    }

    /**
     * The port that the name stands for. Services have names with dashes, too: the longest that is one counts.
     *
     * @param services looks a service name up; answers 0 for an unknown one
     * @return 1 to 65535; empty when there is none
     */
    OptionalInt port(ToIntFunction<String> services) {
        boolean none = OWN.contains(base) || base.length() > MAX_CHARS;
        OptionalInt port = none ? OptionalInt.empty() : PortNumber.parse(lastPart(), unknown -> 0);
        int dash = none ? -1 : base.indexOf('-');
        while (port.isEmpty() && dash >= 0) {
            port = PortNumber.parse(base.substring(dash + 1), services);
            dash = base.indexOf('-', dash + 1);
        }
        return port;
    }

    /**
     * Why there is no port, for a person who has given none.
     *
     * @return a line, which names what looks like a port and is none
     */
    String noPort() {
        String wrong = OWN.contains(base) || lastPart().isEmpty()
                ? ""
                : ", and \"" + Printable.of(lastPart()) + "\" in the program's name " + Printable.of(base)
                        + " is no port and no service";
        return "no port is given" + wrong;
    }

    private String lastPart() {
        int dash = base.lastIndexOf('-');
        return dash < 0 ? "" : base.substring(dash + 1);
    }
}
