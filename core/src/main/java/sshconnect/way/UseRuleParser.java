package sshconnect.way;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Network;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.UsageError;

/**
 * Reads a line {@code use WAY [or WAY]... [for TARGET...] [on NETWORK...] [if resolves NAME [in NETWORK]] [if reaches
 * HOST:PORT]}. What the ways say is looked at by others.
 */
public final class UseRuleParser {

    private static final String OR = "or";
    private static final String FOR = "for";
    private static final String ON = "on";
    private static final String IF = "if";
    private static final String IN = "in";

    private final UseLine line;
    private final ToIntFunction<String> services;
    private final List<UseRule.Alternative> words = new ArrayList<>();
    private int next;

    private UseRuleParser(UseLine line, ToIntFunction<String> services) {
        this.line = line;
        this.services = services;
    }

    /**
     * Reads a line.
     *
     * @param line     the line
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the rule; or what is wrong, with file, line and column
     */
    public static Parsed<UseRule> parse(UseLine line, ToIntFunction<String> services) {
        UseRuleParser parser = new UseRuleParser(line, services);
        parser.split();
        int unreadable = unreadable(line.text());
        return unreadable < 0
                ? parser.rule()
                : Parsed.wrong(
                        line.place() + ":" + (unreadable + 1), "a control character, or a text that is not UTF-8");
    }

    /** Where a control character is, or what a text that is not UTF-8 was decoded to; -1 where there is none. */
    private static int unreadable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c == '\ufffd') {
                return i;
            }
        }
        return -1;
    }

    private void split() {
        String text = line.text();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && !UseLine.isBlank(text.charAt(at))) {
                at++;
            }
            words.add(new UseRule.Alternative(text.substring(from, at), from + 1));
            while (at < text.length() && UseLine.isBlank(text.charAt(at))) {
                at++;
            }
        }
        next = 1;
    }

    private boolean atKeyword() {
        String word = word();
        return word != null && (word.equals(OR) || word.equals(FOR) || word.equals(ON) || word.equals(IF));
    }

    /** The next word; null at the end. */
    private @Nullable String word() {
        return next < words.size() ? words.get(next).text() : null;
    }

    private boolean take(String keyword) {
        boolean there = keyword.equals(word());
        next += there ? 1 : 0;
        return there;
    }

    /** An error at the next word, or behind the last one. */
    private UsageError wrong(String what) {
        int column =
                next < words.size() ? words.get(next).column() : line.text().length() + 1;
        return new UsageError(line.place() + ":" + column, what);
    }

    private UsageError expected(String what) {
        String word = word();
        return wrong("expected " + what + (word == null ? "" : ", not \"" + Printable.of(shown(word)) + "\""));
    }

    /** A word may be a way that stands where none belongs, and hold a password. */
    private static String shown(String word) {
        return Destination.withoutPassword(word);
    }

    private Parsed<UseRule> rule() {
        List<UseRule.Alternative> ways = new ArrayList<>();
        do {
            if (word() == null || atKeyword()) {
                return Parsed.wrong(expected("a way"));
            }
            ways.add(words.get(next));
            next++;
        } while (take(OR));
        TargetPatterns targets = null;
        if (take(FOR)) {
            Parsed<TargetPatterns> patterns = targets();
            if (!patterns.ok()) {
                return Parsed.wrong(patterns.error());
            }
            targets = patterns.value();
        }
        List<Network> networks = new ArrayList<>();
        if (take(ON)) {
            UsageError error = networks(networks);
            if (error != null) {
                return Parsed.wrong(error);
            }
        }
        List<UseRule.Condition> conditions = new ArrayList<>();
        while (take(IF)) {
            UsageError error = condition(conditions);
            if (error != null) {
                return Parsed.wrong(error);
            }
        }
        return word() == null
                ? Parsed.of(new UseRule(line, ways, targets, networks, conditions))
                : Parsed.wrong(expected("or, for, on, if, in this order"));
    }

    private Parsed<TargetPatterns> targets() {
        TargetPatterns patterns = TargetPatterns.none();
        do {
            String word = word();
            if (word == null || atKeyword()) {
                return Parsed.wrong(expected("a target"));
            }
            Parsed<TargetPatterns> added = patterns.add(word);
            if (!added.ok()) {
                return Parsed.wrong(wrong(Printable.of(added.error().what())));
            }
            next++;
        } while (word() != null && !atKeyword());
        return Parsed.of(patterns);
    }

    private @Nullable UsageError networks(List<Network> networks) {
        do {
            Network network = network();
            if (network == null) {
                return expected("a network");
            }
            networks.add(network);
        } while (word() != null && !atKeyword());
        return null;
    }

    /** The network that the next word is; null where it is none. */
    private @Nullable Network network() {
        String word = word();
        Network network = word == null ? null : DirectRules.network(word);
        next += network == null ? 0 : 1;
        return network;
    }

    private @Nullable UsageError condition(List<UseRule.Condition> conditions) {
        if (take("resolves")) {
            String name = word();
            if (name == null || !HostSyntax.parse(name).ok()) {
                return expected("a name");
            }
            next++;
            Network network = null;
            if (take(IN)) {
                network = network();
                if (network == null) {
                    return expected("a network");
                }
            }
            conditions.add(new UseRule.Condition.Resolves(name, network));
            return null;
        }
        if (take("reaches")) {
            Target server = server();
            if (server == null) {
                return expected("a host and a port, as in ns.example:53");
            }
            next++;
            conditions.add(new UseRule.Condition.Reaches(server));
            return null;
        }
        return expected("resolves or reaches");
    }

    private @Nullable Target server() {
        String word = word();
        int colon = word == null ? -1 : word.lastIndexOf(':');
        if (word == null || colon < 0) {
            return null;
        }
        Parsed<String> host = HostSyntax.parse(word.substring(0, colon));
        OptionalInt port = PortNumber.parse(word.substring(colon + 1), services);
        return host.ok() && port.isPresent() ? Target.of(host.value(), port.getAsInt()) : null;
    }
}
