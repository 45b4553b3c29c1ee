package sshconnect.way;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.base.UsageError;

/** A way as people write it: {@code direct}, or the URLs of hops with commas between them, the first hop first. */
public final class WayText {

    /** No proxy at all. */
    public static final String DIRECT = "direct";

    /** What the environment says, which is for others to read. */
    public static final String ENVIRONMENT = "env";

    /** More proxies than anybody passes; each costs a round trip at least, and memory for what it puts around bytes. */
    static final int MAX_HOPS = 16;

    private static final String USUAL_SCHEME = "http";

    private WayText() {}

    /**
     * Reads a way. A comma that belongs to a hop is written {@code %2C}. A hop that is alone needs no scheme, and is an
     * HTTP proxy then, as with curl; in a chain each needs one, so that what follows a comma in a password is not taken
     * for a host, and shown.
     *
     * @param text     the way
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the hops, of which each has a kind, none for a direct connection; or what is wrong, and from which column on
     */
    public static Parsed<List<ProxySpec>> parse(String text, ToIntFunction<String> services) {
        List<ProxySpec> hops = new ArrayList<>();
        if (Ascii.strip(text).equals(DIRECT)) {
            return Parsed.of(hops);
        }
        UsageError error = text.indexOf(',') < 0 ? null : chainProblem(text);
        int from = 0;
        while (error == null && from <= text.length()) {
            String hop = element(text, from);
            Parsed<ProxySpec> read = hop(Ascii.strip(hop), services);
            if (!read.ok()) {
                error = at(from, read.error());
            } else {
                hops.add(read.value());
                error = from > 0 ? placeProblem(read.value(), from) : null;
            }
            from += hop.length() + 1;
        }
        if (error == null) {
            return Parsed.of(hops);
        }
        wipe(hops);
        return Parsed.wrong(error);
    }

    /**
     * Reads one hop, with or without a scheme.
     *
     * @param hop      the hop
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the hop, which has a kind; or what is wrong with it
     */
    static Parsed<ProxySpec> hop(String hop, ToIntFunction<String> services) {
        String url = ProxySpecParser.isUrl(hop) ? hop : USUAL_SCHEME + ProxySpecParser.AUTHORITY_MARK + hop;
        return ProxySpec.parse(url, Hop.kinds(), services);
    }

    /** Wipes the passwords of hops that come to nothing. */
    public static void wipe(List<ProxySpec> hops) {
        for (ProxySpec hop : hops) {
            hop.wipe();
        }
    }

    /** What is in the way of a chain, whatever its hops are like; null for nothing. */
    private static @Nullable UsageError chainProblem(String text) {
        int count = 0;
        int from = 0;
        while (from <= text.length()) {
            String element = element(text, from);
            String hop = Ascii.strip(element);
            if (++count > MAX_HOPS) {
                return at(from, new UsageError("", "a way has " + MAX_HOPS + " hops at most"));
            }
            if (hop.isEmpty()) {
                return at(from, new UsageError("", "a hop is missing"));
            }
            if (hop.equals(DIRECT) || hop.equals(ENVIRONMENT)) {
                return at(from, new UsageError("", hop + " is a whole way, and no hop of one"));
            }
            if (!ProxySpecParser.isUrl(hop)) {
                return at(
                        from,
                        new UsageError(
                                "",
                                "each hop of a chain needs a scheme, such as http:// or socks5://",
                                "a comma that belongs to a hop is written %2C"));
            }
            from += element.length() + 1;
        }
        return null;
    }

    private static @Nullable UsageError placeProblem(ProxySpec hop, int from) {
        return hop.server() instanceof Target.UnixSocket
                ? at(from, new UsageError("", "only the first hop can be a Unix socket: no proxy can be asked for one"))
                : null;
    }

    /** What stands between the commas, from some place on. */
    private static String element(String text, int from) {
        int comma = text.indexOf(',', from);
        return text.substring(from, comma < 0 ? text.length() : comma);
    }

    private static UsageError at(int from, UsageError error) {
        return error.in("column " + (from + 1));
    }

    /**
     * Writes a way so that {@link #parse} finds it again, but for passwords, which nobody may see.
     *
     * @param hops the hops, the first one first
     * @return one line
     */
    public static String print(List<Hop> hops) {
        if (hops.isEmpty()) {
            return DIRECT;
        }
        StringBuilder out = new StringBuilder();
        for (Hop hop : hops) {
            append(out.append(out.length() == 0 ? "" : ","), hop);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Hop hop) {
        Peer peer = hop.peer();
        boolean remote = peer.resolution() == Resolution.By.REMOTE;
        out.append(hop.kind().scheme(remote, peer.tls() != null).name()).append(ProxySpecParser.AUTHORITY_MARK);
        if (peer.user() != null) {
            PercentEscapes.append(out, peer.user(), "");
            out.append('@');
        }
        if (peer.server() instanceof Target.UnixSocket socket) {
            out.append(ProxySpecParser.LOCALHOST).append(socket.path().startsWith("/") ? "" : "/");
            PercentEscapes.append(out, socket.path(), "/");
        } else {
            // RFC 6874, section 2, for the % in front of a zone.
            out.append(peer.server().toString().replace("%", "%25"));
        }
        HopQuery.append(out, hop);
    }
}
