package sshconnect.way;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Network;
import sshconnect.base.Printable;
import sshconnect.base.Target;

/**
 * A line that says which ways to use when all of its conditions hold.
 *
 * @param line       where it stands
 * @param ways       the alternatives, at least one, each as it was written
 * @param targets    the targets that it is for; null for all
 * @param networks   the networks of which this machine has to be in one; empty for wherever it is
 * @param conditions what else has to hold
 */
public record UseRule(
        UseLine line,
        List<UseRule.Alternative> ways,
        @Nullable TargetPatterns targets,
        List<Network> networks,
        List<UseRule.Condition> conditions) {

    /**
     * The conditions as they were written.
     *
     * @return what stands behind the ways; empty where nothing does
     */
    public String conditionsText() {
        Alternative last = ways.get(ways.size() - 1);
        return Printable.of(Ascii.strip(
                line.text().substring(last.column() - 1 + last.text().length())));
    }

    /**
     * A way.
     *
     * @param text   as it was written
     * @param column where it begins in the line, counted from 1
     */
    public record Alternative(String text, int column) {}

    /** What is asked of the network, after everything that this machine knows by itself. */
    public sealed interface Condition {

        /**
         * Whether a name is known.
         *
         * @param name    the name
         * @param network where one of its addresses has to be; null for anywhere
         */
        record Resolves(String name, @Nullable Network network) implements Condition {

            @Override
            public String toString() {
                return "resolves " + name + (network == null ? "" : " in " + network);
            }
        }

        /**
         * Whether a connection is taken.
         *
         * @param server who takes it
         */
        record Reaches(Target server) implements Condition {

            @Override
            public String toString() {
                return "reaches " + server;
            }
        }
    }
}
