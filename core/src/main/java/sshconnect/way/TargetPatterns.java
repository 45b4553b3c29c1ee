package sshconnect.way;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Parsed;
import sshconnect.base.Target;

/**
 * Patterns of targets: those of the lists of direct targets, each with a port behind it if need be, and {@code *} for
 * every target. The first one that fits decides, and what begins with {@code !} decides against.
 */
public final class TargetPatterns {

    private static final String ALL = "*";

    private final List<Pattern> patterns = new ArrayList<>();

    /**
     * One pattern.
     *
     * @param fits   whether a target that fits is meant
     * @param target what fits; null for everything
     * @param port   the port that fits; 0 for each
     */
    private record Pattern(boolean fits, @Nullable DirectRules target, int port) {}

    private TargetPatterns() {}

    /**
     * Begins without a pattern.
     *
     * @return patterns that no target fits
     */
    static TargetPatterns none() {
        return new TargetPatterns();
    }

    /**
     * Adds a pattern behind the others.
     *
     * @param text the pattern
     * @return these patterns, or what is wrong with the new one
     */
    Parsed<TargetPatterns> add(String text) {
        boolean negated = text.startsWith("!");
        String pattern = negated ? text.substring(1) : text;
        int colon = portColon(pattern);
        OptionalInt port = colon < 0 ? OptionalInt.of(0) : PortNumber.parse(pattern.substring(colon + 1), name -> 0);
        if (port.isEmpty()) {
            return Parsed.wrong("", "the port of \"" + text + "\" is no number from 1 to 65535");
        }
        String host = colon < 0 ? pattern : pattern.substring(0, colon);
        DirectRules rules = null;
        if (!host.equals(ALL)) {
            Parsed<DirectRules> parsed = DirectRules.parse("", host, List.of());
            boolean useless = !parsed.ok() || !parsed.value().warnings().isEmpty() || host.isEmpty();
            if (useless || host.startsWith("!") || host.indexOf(',') >= 0) {
                return Parsed.wrong("", "\"" + text + "\" is no address, network or domain");
            }
            rules = parsed.value();
        }
        patterns.add(new Pattern(!negated, rules, port.getAsInt()));
        return Parsed.of(this);
    }

    /** The colon in front of a port; -1 where there is none, as in an IPv6 address without brackets. */
    static int portColon(String pattern) {
        int colon = pattern.indexOf(':', pattern.startsWith("[") ? pattern.indexOf(']') + 1 : 0);
        return colon == pattern.lastIndexOf(':') ? colon : -1;
    }

    /**
     * Asks about a target. Nothing is looked up.
     *
     * @param target where somebody wants to go
     * @return true if the first pattern that fits is one for it
     */
    public boolean match(Target target) {
        for (Pattern each : patterns) {
            boolean portFits = each.port == 0 || each.port == target.port();
            if (portFits && (each.target == null || each.target.matches(target) != DirectRules.Match.NONE)) {
                return each.fits;
            }
        }
        return false;
    }
}
