package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Digits;
import sshconnect.base.Network;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.way.UseLine;
import sshconnect.way.UseRule;
import sshconnect.way.UseRuleParser;

/** Lines that say which way to use for what: what they say, which targets they are for, and what makes no sense. */
final class UseRuleVectors {

    private static final String ORDER = "expected or, for, on, if, in this order";

    private UseRuleVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        rules(all);
        targets(all);
        wrong(all);
        return all;
    }

    private static void rules(List<Vector> all) {
        rule(all, "use direct", "direct@5 | all |");
        rule(all, "use\tdirect", "direct@5 | all |");
        rule(all, "use http://a or http://b,socks5://c or env", "http://a@5 http://b,socks5://c@17 env@40 | all |");
        rule(all, "use direct for .corp.example 10.0.0.0/8", "direct@5 | some |");
        rule(all, "use env on 10.20.0.0/16  fd00::/8 10.1", "env@5 | all | on 10.20.0.0/16 on fd00::/8 on 10.1.0.0/16");
        rule(all, "use env if resolves intranet.corp.example", "env@5 | all | resolves intranet.corp.example");
        rule(all, "use env if resolves x in 10.0.0.0/8", "env@5 | all | resolves x in 10.0.0.0/8");
        rule(all, "use env if reaches ns.example:53", "env@5 | all | reaches ns.example:53");
        rule(all, "use env if reaches [fd00::1]:domain", "env@5 | all | reaches [fd00::1]:53");
        rule(
                all,
                "use env for *:22 on 10/8 if resolves x if reaches y:1 if resolves z",
                "env@5 | some | on 10.0.0.0/8 resolves x reaches y:1 resolves z");
    }

    private static void targets(List<Vector> all) {
        matches(all, ".corp.example", "a.corp.example:22", "corp.example:1");
        matches(all, "10.0.0.0/8 .test", "10.1.2.3:22", "x.test:22");
        matches(all, "*", "x.test:22", "[::1]:22");
        matches(all, "*:22", "x.test:22");
        differs(all, "*:22", "x.test:23");
        matches(all, "x.test:22", "x.test:22", "a.x.test:22");
        differs(all, "x.test:22", "x.test:23", "y.test:22");
        matches(all, "[fd00::]/8:22", "[fd00::1]:22");
        differs(all, "[fd00::]/8:22", "[fd00::1]:23");
        matches(all, "fd00::1:22", "[fd00::1:22]:80");
        matches(all, "!a.x.test .x.test", "b.x.test:22");
        differs(all, "!a.x.test .x.test", "a.x.test:22", "y.test:22");
        matches(all, "!*:25 *", "x.test:22");
        differs(all, "!*:25 *", "x.test:25");
        differs(all, "!a.test", "a.test:22", "b.test:22");
        matches(all, ".onion", "abc.onion:22");
    }

    private static void wrong(List<Vector> all) {
        wrong(all, "use", 4, "expected a way");
        wrong(all, "use for .x", 5, "expected a way, not \"for\"");
        wrong(all, "use direct or", 14, "expected a way");
        wrong(all, "use direct or or", 15, "expected a way, not \"or\"");
        wrong(all, "use direct direct", 12, ORDER + ", not \"direct\"");
        wrong(all, "use env http://ann:secret@h", 9, ORDER + ", not \"...@h\"");
        wrong(all, "use direct for", 15, "expected a target");
        wrong(all, "use direct for on 10/8", 16, "expected a target, not \"on\"");
        wrong(all, "use direct for a b:0", 18, "the port of \"b:0\" is no number from 1 to 65535");
        wrong(all, "use direct for a,b", 16, "\"a,b\" is no address, network or domain");
        wrong(all, "use direct for a 10.0.0.300", 18, "\"10.0.0.300\" is no address, network or domain");
        wrong(all, "use direct for !!a", 16, "\"!!a\" is no address, network or domain");
        wrong(all, "use direct for !", 16, "\"!\" is no address, network or domain");
        wrong(all, "use direct on", 14, "expected a network");
        wrong(all, "use direct on eth0", 15, "expected a network, not \"eth0\"");
        wrong(all, "use direct on 10/8 x", 20, "expected a network, not \"x\"");
        wrong(all, "use direct on 10/8 for x", 20, ORDER + ", not \"for\"");
        wrong(all, "use direct if", 14, "expected resolves or reaches");
        wrong(all, "use direct if up", 15, "expected resolves or reaches, not \"up\"");
        wrong(all, "use direct if resolves", 23, "expected a name");
        wrong(all, "use direct if resolves a/b", 24, "expected a name, not \"a/b\"");
        wrong(all, "use direct if resolves x in", 28, "expected a network");
        wrong(all, "use direct if reaches x", 23, "expected a host and a port, as in ns.example:53, not \"x\"");
        wrong(all, "use direct if reaches x:0", 23, "expected a host and a port, as in ns.example:53, not \"x:...\"");
        wrong(all, "use direct if resolves x for y", 26, ORDER + ", not \"for\"");
        wrong(all, "use dir\u0001ect", 8, "a control character, or a text that is not UTF-8");
        wrong(all, "use \ufffd", 5, "a control character, or a text that is not UTF-8");
    }

    private static Parsed<UseRule> parse(String text) {
        return UseRuleParser.parse(new UseLine("/f", 7, text), name -> name.equals("domain") ? 53 : 0);
    }

    private static void rule(List<Vector> all, String text, String expected) {
        all.add(new Vector("rule: " + text, () -> describe(text), expected));
    }

    private static String describe(String text) {
        Parsed<UseRule> parsed = parse(text);
        if (!parsed.ok()) {
            return parsed.error().describe();
        }
        UseRule rule = parsed.value();
        StringBuilder out = new StringBuilder();
        for (UseRule.Alternative each : rule.ways()) {
            out.append(each.text()).append('@').append(each.column()).append(' ');
        }
        out.append("| ").append(rule.targets() == null ? "all" : "some").append(" |");
        for (Network each : rule.networks()) {
            out.append(" on ").append(each);
        }
        for (UseRule.Condition each : rule.conditions()) {
            out.append(' ').append(each);
        }
        return out.toString();
    }

    private static void matches(List<Vector> all, String patterns, String... targets) {
        for (String each : targets) {
            target(all, patterns, each, "yes");
        }
    }

    private static void differs(List<Vector> all, String patterns, String... targets) {
        for (String each : targets) {
            target(all, patterns, each, "no");
        }
    }

    private static void target(List<Vector> all, String patterns, String target, String expected) {
        all.add(new Vector(
                "rule for " + patterns + ": " + target,
                () -> {
                    Parsed<UseRule> rule = parse("use direct for " + patterns);
                    return !rule.ok()
                            ? rule.error().describe()
                            : rule.value().targets() != null
                                            && rule.value().targets().match(target(target))
                                    ? "yes"
                                    : "no";
                },
                expected));
    }

    private static Target target(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.startsWith("[") ? text.substring(1, colon - 1) : text.substring(0, colon);
        return Target.of(host, (int) Digits.number(text.substring(colon + 1), 10, 65_535));
    }

    private static void wrong(List<Vector> all, String text, int column, String message) {
        rule(all, text, "/f:7:" + column + ": " + message);
    }
}
