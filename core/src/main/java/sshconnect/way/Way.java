package sshconnect.way;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Target;

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

    /**
     * The proxies on the way to one target.
     *
     * @param target the target
     * @return the hops; empty where the way is direct
     */
    public List<Hop> hopsTo(Target target) {
        return hops.isEmpty() || direct.matches(target) == DirectRules.Match.DIRECT ? List.of() : hops;
    }

    /** Wipes the passwords that were stated. */
    public void wipe() {
        for (Hop hop : hops) {
            hop.peer().wipe();
        }
    }
}
