package sshconnect.tunnel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.InterfaceAddress;
import sshconnect.way.UseRule;

/** Finds the rule that decides: the first of which every condition holds. */
public final class RuleChooser {

    /** What is near answers by then, and what is not near is no answer either. */
    private static final long CONDITION_MILLIS = 500;

    private static final Network LOOPBACK = new Network(IpAddress.of(new byte[] {127, 0, 0, 0}), 8);
    private static final Network LOOPBACK_IPV6 =
            new Network(IpAddress.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}), 128);
    /** RFC 3927. */
    private static final Network LINK_LOCAL = new Network(IpAddress.of(new byte[] {(byte) 169, (byte) 254, 0, 0}), 16);
    /** RFC 4291, section 2.5.6. */
    private static final Network LINK_LOCAL_IPV6 = new Network(
            IpAddress.of(new byte[] {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), 10);

    private final Host host;
    private final Tracer trace;
    private final Deadline deadline;
    private final List<Answer> answers = new ArrayList<>();
    private @Nullable List<InterfaceAddress> interfaces;
    /** What speaks for the rule that is looked at. */
    private String because = "";

    /** A condition that was asked about, and what stands in its way; null for nothing. */
    private record Answer(
            UseRule.Condition condition, @Nullable String obstacle) {}

    /**
     * A chooser for one run: what it asks for counts as long as it lasts.
     *
     * @param host     the outside world
     * @param trace    where it is told which rule decides, and why those before it do not
     * @param deadline when the run has to have made its tunnel
     */
    public RuleChooser(Host host, Tracer trace, Deadline deadline) {
        this.host = host;
        this.trace = trace;
        this.deadline = deadline;
    }

    /**
     * Tells whether a rule decides.
     *
     * @param rule   the rule
     * @param target where to go
     * @return true if every condition holds
     */
    public boolean decides(UseRule rule, Target target) {
        because = "";
        String obstacle = obstacle(rule, target);
        tell(rule, obstacle);
        return obstacle == null;
    }

    /**
     * Tells what became of a rule.
     *
     * @param rule     the rule
     * @param obstacle why it does not decide; null when it does
     */
    public void tell(UseRule rule, @Nullable String obstacle) {
        trace.listener().rule(rule, obstacle, because);
        if (trace.enabled()) {
            trace.note(rule.line().place() + (obstacle == null ? ": decides" : ": does not match: " + obstacle));
        }
    }

    private @Nullable String obstacle(UseRule rule, Target target) {
        if (rule.targets() != null && !rule.targets().match(target)) {
            return "it is not for " + target;
        }
        if (!rule.networks().isEmpty() && !isOn(rule.networks())) {
            return "no interface has an address there";
        }
        for (UseRule.Condition condition : rule.conditions()) {
            String obstacle = answer(condition);
            if (obstacle != null) {
                return obstacle;
            }
        }
        return null;
    }

    private boolean isOn(List<Network> networks) {
        if (interfaces == null) {
            interfaces = host.system().interfaceAddresses();
        }
        for (Network network : networks) {
            for (InterfaceAddress each : interfaces) {
                IpAddress address = each.network().address();
                if (each.up() && network.contains(address) && countsIn(network, address)) {
                    because = each.name() + " has " + address;
                    trace.note(because + ", which is in " + network);
                    return true;
                }
            }
        }
        return false;
    }

    /** Every machine has such addresses, so that they say nothing of the place unless they are meant. */
    private static boolean countsIn(Network network, IpAddress address) {
        for (Network special : List.of(LOOPBACK, LOOPBACK_IPV6, LINK_LOCAL, LINK_LOCAL_IPV6)) {
            boolean named = special.contains(network.address()) && network.prefixLength() >= special.prefixLength();
            if (special.contains(address) && !named) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String answer(UseRule.Condition condition) {
        for (Answer each : answers) {
            if (each.condition.equals(condition)) {
                return each.obstacle;
            }
        }
        long leftMillis =
                deadline.orAfterMillis(CONDITION_MILLIS) - host.system().monotonicMillis();
        Deadline own = new Deadline(host.system(), Math.max(1, leftMillis));
        String obstacle = condition instanceof UseRule.Condition.Resolves resolves
                ? unresolved(resolves, own)
                : unreached(((UseRule.Condition.Reaches) condition).server(), own);
        answers.add(new Answer(condition, obstacle));
        return obstacle;
    }

    private @Nullable String unresolved(UseRule.Condition.Resolves condition, Deadline own) {
        Result<List<IpAddress>> addresses = new NameLookup(host, trace, own).system(Target.of(condition.name(), 1));
        if (!addresses.ok()) {
            return condition.name() + ": name look-up: " + own.explain(addresses.fault());
        }
        if (condition.network() == null) {
            return null;
        }
        for (IpAddress address : addresses.value()) {
            if (condition.network().contains(address)) {
                return null;
            }
        }
        return condition.name() + " has no address in " + condition.network();
    }

    private @Nullable String unreached(Target server, Deadline own) {
        Result<List<IpAddress>> addresses = new NameLookup(host, trace, own).system(server);
        if (!addresses.ok()) {
            return server + ": name look-up: " + own.explain(addresses.fault());
        }
        Opened opened = new Dialling(host, trace, own).dial(server.toString(), addresses.value(), server.port());
        if (opened instanceof Opened.Open open) {
            open.tunnel().close();
            return null;
        }
        return ((Opened.Failed) opened).failure().describe();
    }
}
