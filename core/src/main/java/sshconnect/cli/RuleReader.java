package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.base.UsageError;
import sshconnect.tunnel.RuleChooser;
import sshconnect.way.ProxyEnvironment;
import sshconnect.way.ProxySpec;
import sshconnect.way.UseLine;
import sshconnect.way.UseRule;
import sshconnect.way.UseRuleParser;
import sshconnect.way.WayText;

/**
 * Finds the ways that a line of the parameter files says, where no option chooses the way. Every line has to make sense,
 * also those behind the one that decides: which one that is depends on the place.
 */
final class RuleReader {

    /** So many places and targets have no ways of their own, and each line costs something in each run. */
    private static final int MAX_LINES = 1_000;

    /** More proxies than anybody has that do the same. */
    private static final int MAX_ALTERNATIVES = 8;

    private final Inputs inputs;

    RuleReader(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads the lines, and finds the one that decides.
     *
     * @param target where to go
     * @return the hops of each alternative; no alternative where no line says anything; or what is wrong with a line, or
     *         that none matches
     */
    Parsed<List<List<ProxySpec>>> read(Target target) {
        Parsed<List<UseLine>> lines = inputs.parameters().useLines();
        if (!lines.ok()) {
            return Parsed.wrong(lines.error());
        }
        if (lines.value().isEmpty()) {
            return Parsed.of(List.of());
        }
        if (lines.value().size() > MAX_LINES) {
            return Parsed.wrong(
                    lines.value().get(MAX_LINES).place(), "there are more than " + MAX_LINES + " lines with use");
        }
        RuleChooser chooser = new RuleChooser(inputs.host(), inputs.trace(), inputs.deadline());
        List<UseRule> rules = new ArrayList<>();
        for (UseLine line : lines.value()) {
            Parsed<UseRule> rule = UseRuleParser.parse(line, inputs.services());
            UsageError error = rule.ok() ? problem(rule.value()) : rule.error();
            if (error != null) {
                return Parsed.wrong(error);
            }
            rules.add(rule.value());
        }
        for (UseRule rule : rules) {
            if (wantsEnvironment(rule) && !new ProxyEnvironment(inputs.host().system()).isSet()) {
                chooser.tell(rule, "the environment has no proxy");
            } else if (chooser.decides(rule, target)) {
                return alternatives(rule, target);
            }
        }
        return Parsed.wrong(noMatch(rules, target));
    }

    private Parsed<List<ProxySpec>> hops(String text, @Nullable Target target) {
        if (target == null) {
            return ChainReader.isEnvironment(text) ? Parsed.of(List.of()) : WayText.parse(text, inputs.services());
        }
        return new ChainReader(inputs).hops(text, target);
    }

    private static UsageError noMatch(List<UseRule> rules, Target target) {
        String first = rules.get(0).line().file();
        String last = rules.get(rules.size() - 1).line().file();
        String files = first.equals(last) ? first : first + " and " + last;
        return new UsageError(
                files,
                "no line says which way to use for " + target,
                "\"use direct\" as the last line is for all others");
    }

    /**
     * Looks at the ways of a rule.
     *
     * @param rule the rule
     * @return what is wrong with one of them, and where; null for nothing
     */
    @Nullable
    UsageError problem(UseRule rule) {
        Parsed<List<List<ProxySpec>>> read = alternatives(rule, null);
        if (read.ok()) {
            read.value().forEach(WayText::wipe);
        }
        return read.ok() ? null : read.error();
    }

    private static boolean wantsEnvironment(UseRule rule) {
        boolean wants = false;
        for (UseRule.Alternative each : rule.ways()) {
            wants |= ChainReader.isEnvironment(each.text());
        }
        return wants;
    }

    /** The ways of a rule; those of the environment only where a target is to be reached. */
    private Parsed<List<List<ProxySpec>>> alternatives(UseRule rule, @Nullable Target target) {
        List<List<ProxySpec>> all = new ArrayList<>();
        UsageError error = null;
        for (UseRule.Alternative each : rule.ways()) {
            String place = rule.line().place() + ":" + each.column();
            Parsed<List<ProxySpec>> hops = hops(each.text(), target);
            if (!hops.ok()) {
                error = error == null ? hops.error().in(place) : error;
            } else {
                all.add(hops.value());
            }
            if (all.size() > MAX_ALTERNATIVES && error == null) {
                error = new UsageError(place, "a line has " + MAX_ALTERNATIVES + " alternatives at most");
            }
        }
        if (error == null) {
            return Parsed.of(all);
        }
        all.forEach(WayText::wipe);
        return Parsed.wrong(error);
    }
}
