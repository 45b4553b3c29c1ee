package sshconnect.way;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Target;
import sshconnect.base.UsageError;

/**
 * How to get to targets.
 *
 * @param hops       the proxies, the nearest first; empty for a direct connection
 * @param resolution who looks the target's name up
 * @param direct     the targets that need no proxy
 * @param targetTls  how to speak TLS to the target itself, through all hops; null for not at all
 */
public record Way(
        List<Hop> hops,
        Resolution resolution,
        DirectRules direct,
        @Nullable TlsUse targetTls) {

    /**
     * A way whose target is spoken to by somebody else.
     *
     * @param hops       the proxies, the nearest first; empty for a direct connection
     * @param resolution who looks the target's name up
     * @param direct     the targets that need no proxy
     */
    public Way(List<Hop> hops, Resolution resolution, DirectRules direct) {
        this(hops, resolution, direct, null);
    }

    /** The parameter that holds a way, for runs whose options choose none. */
    public static final String PARAMETER = "CONNECT_PROXY";

    private static final String ONION = "onion";

    /**
     * The proxies on the way to one target.
     *
     * @param target the target
     * @return the hops; empty where the way is direct
     */
    public List<Hop> hopsTo(Target target) {
        return hops.isEmpty() || direct.matches(target) == DirectRules.Match.DIRECT ? List.of() : hops;
    }

    /**
     * How TLS is spoken on the way.
     *
     * @return to its hops in their order, and to the target; nothing for who is spoken to in clear
     */
    public List<TlsUse> tlsUses() {
        List<TlsUse> uses = new ArrayList<>();
        for (Hop hop : hops) {
            add(uses, hop.peer().tls());
        }
        add(uses, targetTls);
        return uses;
    }

    private static void add(List<TlsUse> uses, @Nullable TlsUse use) {
        if (use != null) {
            uses.add(use);
        }
    }

    /**
     * Tells why a target must not be reached, or cannot be, by this way. Names that end in {@code .onion} are never looked
     * up by this machine (RFC 7686, section 2).
     *
     * @param target the target
     * @return what is in the way; null for nothing that is known before
     */
    public @Nullable UsageError problem(Target target) {
        List<Hop> passed = hopsTo(target);
        if (target instanceof Target.UnixSocket && !passed.isEmpty()) {
            return new UsageError(
                    target.toString(),
                    "a Unix socket is reached directly, not through the "
                            + passed.get(0).name());
        }
        Resolution looker = Resolution.By.LOCAL;
        for (Hop hop : passed) {
            if (isOnion(hop.server()) && looker != Resolution.By.REMOTE) {
                return onion(hop.name());
            }
            Resolution own = hop.peer().resolution();
            looker = own == null ? hop.usualResolution() : own;
        }
        boolean remote = !passed.isEmpty() && resolution == Resolution.By.REMOTE;
        return isOnion(target) && !remote ? onion(target.toString()) : null;
    }

    private static UsageError onion(String what) {
        return new UsageError(
                what,
                "names in .onion are not looked up by this machine",
                "try a proxy that does, as in -x socks5h://");
    }

    private static boolean isOnion(Target target) {
        String name = Ascii.lower(target.host());
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.equals(ONION) || bare.endsWith("." + ONION);
    }

    /** Wipes the passwords that were stated. */
    public void wipe() {
        for (Hop hop : hops) {
            hop.peer().wipe();
        }
    }
}
