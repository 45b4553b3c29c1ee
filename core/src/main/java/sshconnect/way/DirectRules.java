package sshconnect.way;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Digits;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Target;

/**
 * Which targets need no proxy: a list such as {@code SOCKS5_DIRECT}, and the networks of the local interfaces.
 *
 * <p>The list is separated by commas, not by blanks, and the first rule that matches decides; {@code !} in front of a
 * rule means "use the proxy". A rule is
 * <ul>
 * <li>an address, or a network: {@code 10.1.0.0/16}, {@code 10.1.0.0/255.255.0.0}, {@code 2001:db8::/32},
 * <li>the beginning of an IPv4 address: {@code 10.} or {@code 10.1}, with or without a prefix length,
 * <li>a domain: {@code example.org}, {@code .example.org} and {@code *.example.org} all mean the domain itself and
 * every name in it, as with connect.c.
 * </ul>
 * Names are compared regardless of case and of a dot at their end, and never looked up. An IPv4 address that is
 * written as an IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2) counts as the IPv4 address.
 */
public final class DirectRules {

    /** What the rules say about a target. */
    public enum Match {
        /** Connect directly. */
        DIRECT,
        /** Use the proxy. */
        PROXY,
        /** Nothing. */
        NONE
    }

    /** A rule holds either a network or a domain; the other is null. */
    private record Rule(
            Match match,
            @Nullable Network network,
            @Nullable String domain) {}

    /** The networks of a large country are some 9,000; each rule is looked at for each target. */
    static final int MAX_RULES = 20_000;
    /** Who sees so many knows what is wrong. */
    static final int MAX_WARNINGS = 10;

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int MAPPED_BITS = IPV6_BITS - IPV4_BITS;
    private static final int BITS_OF_PART = 8;
    private static final Network MAPPED =
            new Network(IpAddress.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}), MAPPED_BITS);

    private final List<Rule> rules = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int ignored;

    private DirectRules() {}

    /**
     * Makes rules that say nothing of any target.
     *
     * @return no rules
     */
    public static DirectRules none() {
        return new DirectRules();
    }

    /**
     * Reads the list that counts.
     *
     * @param parameters    where the list is
     * @param names         the parameters that it may be in, in order
     * @param localNetworks see {@link #parse}
     * @return see {@link #parse}
     */
    public static Parsed<DirectRules> of(Parameters parameters, List<String> names, List<Network> localNetworks) {
        String name = parameters.firstSet(names);
        String list = name == null ? null : parameters.text(name);
        return name == null || list == null ? parse("", "", localNetworks) : parse(name, list, localNetworks);
    }

    /**
     * Reads a list.
     *
     * @param source        where it comes from, for warnings, for example {@code SOCKS5_DIRECT}
     * @param list          the rules; an empty list and empty rules say nothing
     * @param localNetworks networks that are direct when no rule of the list matches
     * @return the rules that could be read, with {@link #warnings} of the others; or why the list is of no use
     */
    public static Parsed<DirectRules> parse(String source, String list, List<Network> localNetworks) {
        DirectRules direct = new DirectRules();
        int from = 0;
        while (from <= list.length()) {
            int comma = list.indexOf(',', from);
            int to = comma < 0 ? list.length() : comma;
            direct.add(source, Ascii.strip(list.substring(from, to)));
            if (direct.rules.size() > MAX_RULES) {
                return Parsed.wrong("", source + " has more than " + MAX_RULES + " rules");
            }
            from = to + 1;
        }
        if (direct.ignored > MAX_WARNINGS) {
            direct.warnings.add(source + ": ignored " + (direct.ignored - MAX_WARNINGS) + " more");
        }
        for (Network network : localNetworks) {
            direct.rules.add(new Rule(Match.DIRECT, unmapped(network), null));
        }
        return Parsed.of(direct);
    }

    private void add(String source, String text) {
        boolean negated = text.startsWith("!");
        String pattern = negated ? Ascii.strip(text.substring(1)) : text;
        Match match = negated ? Match.PROXY : Match.DIRECT;
        if (text.isEmpty()) {
            return;
        }
        int blank = blank(pattern);
        if (blank >= 0) {
            addBeforeBlank(source, text, pattern, blank, match);
            return;
        }
        Network network = network(pattern);
        String domain = network == null ? domain(pattern) : null;
        if (network == null && domain == null) {
            ignore(source, text, "expected an address, a network or a domain");
            return;
        }
        rules.add(new Rule(match, network, domain));
    }

    /** Of rules with blanks between them connect.c takes a network with a prefix length or mask, and no other rule. */
    private void addBeforeBlank(String source, String text, String pattern, int blank, Match match) {
        String first = pattern.substring(0, blank);
        Network network = first.indexOf('/') < 0 ? null : network(first);
        if (network != null) {
            rules.add(new Rule(match, network, null));
        }
        ignore(source, network == null ? text : Ascii.strip(pattern.substring(blank)), "a comma stands between rules");
    }

    private void ignore(String source, String text, String reason) {
        if (++ignored <= MAX_WARNINGS) {
            warnings.add(source + ": ignored " + Printable.of(text) + "; " + reason);
        }
    }

    /** Where the first blank is; -1 when there is none. */
    private static int blank(String pattern) {
        int space = pattern.indexOf(' ');
        int tab = pattern.indexOf('\t');
        return space < 0 ? tab : tab < 0 ? space : Math.min(space, tab);
    }

    /**
     * What could not be read.
     *
     * @return one line for each of the first ones, and one for the rest, without an end of line
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Asks about a target.
     *
     * @param target where somebody wants to go; the zone of an address does not count
     * @return what the first rule that matches says
     */
    public Match matches(Target target) {
        if (target instanceof Target.Address literal) {
            return matches(literal.address());
        }
        int zone = target.host().indexOf('%');
        IpAddress scoped = zone < 0 ? null : IpAddress.parse(target.host().substring(0, zone));
        return scoped == null ? matchesName(canonical(target.host())) : matches(scoped);
    }

    /**
     * Asks about an address.
     *
     * @param address of either family
     * @return what the first rule that matches says
     */
    public Match matches(IpAddress address) {
        IpAddress candidate = unmapped(new Network(address, address.isIpv6() ? IPV6_BITS : IPV4_BITS))
                .address();
        for (Rule rule : rules) {
            if (rule.network != null && rule.network.contains(candidate)) {
                return rule.match;
            }
        }
        return Match.NONE;
    }

    private Match matchesName(String name) {
        for (Rule rule : rules) {
            if (rule.domain != null && (name.equals(rule.domain) || name.endsWith("." + rule.domain))) {
                return rule.match;
            }
        }
        return Match.NONE;
    }

    private static String canonical(String name) {
        String lower = Ascii.lower(name);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The domain that a pattern stands for; null when it is none. */
    private static @Nullable String domain(String pattern) {
        String bare = pattern.startsWith("*.")
                ? pattern.substring(2)
                : pattern.startsWith(".") ? pattern.substring(1) : pattern;
        boolean isName =
                HostSyntax.parse(bare).ok() && !bare.startsWith("[") && bare.indexOf(':') < 0 && !isNumeric(bare);
        return isName && !bare.startsWith(".") ? canonical(bare) : null;
    }

    /** A "name" of digits and dots is an address that went wrong. */
    static boolean isNumeric(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '.' && !Ascii.isDigit(c)) {
                return false;
            }
        }
        return true;
    }

    /** The network that a pattern stands for; null when it is none. */
    static @Nullable Network network(String pattern) {
        int slash = pattern.indexOf('/');
        String base = HostSyntax.withoutBrackets(slash < 0 ? pattern : pattern.substring(0, slash));
        IpAddress ipv6 = base.indexOf(':') >= 0 ? IpAddress.parse(base) : null;
        int parts = ipv6 == null ? ipv4Parts(base) : 0;
        IpAddress address = ipv6 != null ? ipv6 : parts > 0 ? ipv4(base, parts) : null;
        if (address == null) {
            return null;
        }
        int bits = address.isIpv6() ? IPV6_BITS : IPV4_BITS;
        int prefixLength = address.isIpv6() ? IPV6_BITS : parts * BITS_OF_PART;
        if (slash >= 0) {
            prefixLength = prefixLength(pattern.substring(slash + 1), bits);
        }
        return prefixLength < 0 ? null : unmapped(new Network(address, prefixLength));
    }

    /** How many numbers there are in the beginning of an IPv4 address; 0 when it is none. */
    private static int ipv4Parts(String base) {
        if (base.isEmpty() || !isNumeric(base)) {
            return 0;
        }
        int parts = base.endsWith(".") ? 0 : 1;
        for (int i = 0; i < base.length(); i++) {
            parts += base.charAt(i) == '.' ? 1 : 0;
        }
        return parts;
    }

    private static @Nullable IpAddress ipv4(String base, int parts) {
        StringBuilder whole = new StringBuilder(base.endsWith(".") ? base.substring(0, base.length() - 1) : base);
        for (int i = parts; i < IPV4_BITS / BITS_OF_PART; i++) {
            whole.append(".0");
        }
        return IpAddress.parse(whole.toString());
    }

    /** Reads a prefix length, or for IPv4 a netmask; -1 when it is neither. */
    private static int prefixLength(String text, int bits) {
        if (bits == IPV4_BITS && text.indexOf('.') >= 0) {
            return prefixLengthOfMask(IpAddress.parse(text));
        }
        return (int) Digits.number(text, 10, bits);
    }

    private static int prefixLengthOfMask(@Nullable IpAddress mask) {
        if (mask == null) {
            return -1;
        }
        int bits = 0;
        for (byte part : mask.bytes()) {
            bits = bits << BITS_OF_PART | part & 0xff;
        }
        int length = Integer.bitCount(bits);
        int contiguous = length == 0 ? 0 : -1 << (IPV4_BITS - length & 31);
        return bits == contiguous ? length : -1;
    }

    /** The IPv4 network that an IPv6 network of IPv4-mapped addresses stands for; others stay as they are. */
    private static Network unmapped(Network network) {
        if (network.prefixLength() < MAPPED_BITS || !MAPPED.contains(network.address())) {
            return network;
        }
        byte[] bytes = network.address().bytes();
        byte[] ipv4 = new byte[IPV4_BITS / BITS_OF_PART];
        System.arraycopy(bytes, bytes.length - ipv4.length, ipv4, 0, ipv4.length);
        return new Network(IpAddress.of(ipv4), network.prefixLength() - MAPPED_BITS);
    }
}
