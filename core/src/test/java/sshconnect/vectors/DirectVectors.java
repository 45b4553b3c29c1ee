package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.way.DirectRules;

/** Direct lists: which targets they match, and what cannot be read. */
final class DirectVectors {

    private static final String WANTED = "expected an address, a network or a domain";
    private static final List<Network> LOCAL =
            List.of(new Network(IpAddress.parse("192.168.7.1"), 24), new Network(IpAddress.parse("fd00::1"), 8));

    private DirectVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        addresses(all);
        networks(all);
        ipv6(all);
        names(all);
        order(all);
        warnings(all);
        bounds(all);
        local(all);
        return all;
    }

    private static void addresses(List<Vector> all) {
        direct(all, "10.1.2.3", "10.1.2.3", "::ffff:10.1.2.3");
        none(all, "10.1.2.3", "10.1.2.30", "110.1.2.3", "::10.1.2.3", "10.1.2.3.example", "0:0:0:0:0:fffe:10.1.2.3");
        direct(all, "10.", "10.0.0.1", "10.255.255.255", "::ffff:10.9.9.9");
        none(all, "10.", "11.0.0.1", "100.0.0.1", "10.example");
        direct(all, "10", "10.1.2.3");
        direct(all, "10.1", "10.1.2.3");
        none(all, "10.1", "10.10.2.3", "10.2.0.1");
        direct(all, "10.1.2.", "10.1.2.3");
        none(all, "10.1.2.", "10.1.20.3");
        direct(all, "10.1.2.3.", "10.1.2.3");
    }

    private static void networks(List<Vector> all) {
        direct(all, "10.1.0.0/16", "10.1.255.255");
        none(all, "10.1.0.0/16", "10.2.0.0");
        direct(all, "10.1.0.0/255.255.0.0", "10.1.255.255");
        none(all, "10.1.0.0/255.255.0.0", "10.2.0.0");
        direct(all, "10.1.2.3/255.255.254.0", "10.1.3.9");
        direct(all, "10.1.2.3/32", "10.1.2.3");
        direct(all, "10.1.2.3/255.255.255.255", "10.1.2.3");
        none(all, "10.1.2.3/31", "10.1.2.4");
        direct(all, "0.0.0.0/0", "255.1.2.3", "::ffff:1.2.3.4");
        direct(all, "0.0.0.0/0.0.0.0", "255.1.2.3");
        none(all, "0.0.0.0/0", "::1", "example.org");
        direct(all, "127/8", "127.9.9.9");
        direct(all, "172.16./12", "172.31.0.1");
    }

    private static void ipv6(List<Vector> all) {
        direct(all, "2001:db8::/32", "2001:db8:ffff::1", "2001:DB8::1");
        none(all, "2001:db8::/32", "2001:db9::1", "32.1.13.184");
        direct(all, "[2001:db8::]/33", "2001:db8:7fff::1");
        none(all, "2001:db8::/33", "2001:db8:8000::1");
        direct(all, "::1", "::1", "0:0:0:0:0:0:0:1");
        direct(all, "[::1]", "::1");
        direct(all, "fe80::/10", "fe80::1%eth0", "febf::1");
        direct(all, "::/0", "2001:db8::1");
        none(all, "::/0", "::ffff:10.1.2.3", "10.1.2.3");
        direct(all, "::ffff:10.0.0.0/104", "10.1.2.3", "::ffff:10.1.2.3");
        none(all, "::ffff:10.0.0.0/104", "11.1.2.3");
    }

    private static void names(List<Vector> all) {
        String[] members = {"example.org", "a.example.org", "a.b.EXAMPLE.Org", "example.org.", "a.example.org."};
        String[] others = {"notexample.org", "example.org.uk", "org", "example", "10.1.2.3"};
        for (String rule : new String[] {"example.org", ".example.org", "*.example.org", "Example.ORG."}) {
            direct(all, rule, members);
            none(all, rule, others);
        }
        direct(all, "localhost", "localhost", "a.localhost");
        direct(all, "b\u00fccher.example", "www.b\u00fccher.example");
    }

    private static void order(List<Vector> all) {
        row(all, "!10.1.2.3,10.", "10.1.2.3", "PROXY");
        row(all, "!10.1.2.3,10.", "10.1.2.4", "DIRECT");
        row(all, "10.,!10.1.2.3", "10.1.2.3", "DIRECT");
        row(all, "!www.example.org, example.org", "www.example.org", "PROXY");
        row(all, " ! www.example.org ,example.org", "a.www.example.org", "PROXY");
        row(all, "!www.example.org,example.org", "ftp.example.org", "DIRECT");
        row(all, "\texample.com ,, example.org,", "example.org", "DIRECT");
        row(all, "", "example.org", "NONE");
        row(all, ",", "example.org", "NONE");
        row(all, "/,example.org", "example.org", "DIRECT WARNING: ignored /; " + WANTED);
    }

    private static void warnings(List<Vector> all) {
        for (String rule : new String[] {
            "*",
            "a*.example.org",
            "10.1.0.0/33",
            "10.1.0.0/",
            "10.1.0.0/x",
            "10.1.0.0/-1",
            "10.1.0.0/255.0.255.0",
            "10.1.0.0/255.256.0.0",
            "10.1.0.0/4294967304",
            "2001:db8::/129",
            "2001:db8::/255.0.0.0",
            "256.",
            "1.2.3.4.5",
            "1..2",
            "300.1.2.3",
            "..",
            "*.",
            "!",
            "a/8",
            "::g",
            "..example.org",
            ".",
            "example.org:22",
            "10.1.2.3/8/8",
            "fe80::1%eth0"
        }) {
            row(all, rule, "1.2.3.4", "NONE WARNING: ignored " + rule + "; " + WANTED);
        }
        blanks(all);
        row(all, "a\u001b[31m", "x", "NONE WARNING: ignored a?[31m; " + WANTED);
    }

    private static void bounds(List<Vector> all) {
        row(
                all,
                "?,".repeat(12) + "x",
                "x",
                "DIRECT" + (" WARNING: ignored ?; " + WANTED).repeat(10) + " WARNING: ignored 2 more");
        all.add(new Vector("direct list of 20000 rules", () -> size(20_000), "read"));
        all.add(new Vector("direct list of 20001 rules", () -> size(20_001), "LIST has more than 20000 rules"));
    }

    private static String size(int rules) {
        Parsed<DirectRules> read = DirectRules.parse("LIST", "a,".repeat(rules), List.of());
        return read.ok() ? "read" : read.error().describe();
    }

    /** Blanks do not separate rules; as with connect.c, only a network with its prefix length counts before one. */
    private static void blanks(List<Vector> all) {
        String comma = "a comma stands between rules";
        row(all, "a b", "a", "NONE WARNING: ignored a b; " + comma);
        row(all, "192.0.2.1 192.0.2.2", "192.0.2.1", "NONE WARNING: ignored 192.0.2.1 192.0.2.2; " + comma);
        row(all, "10. 192.168.", "10.1.2.3", "NONE WARNING: ignored 10. 192.168.; " + comma);
        row(all, "10.0.0.0/8 192.168.0.0/16", "10.1.2.3", "DIRECT WARNING: ignored 192.168.0.0/16; " + comma);
        row(all, "10.0.0.0/8\t192.168.0.0/16", "192.168.1.1", "NONE WARNING: ignored 192.168.0.0/16; " + comma);
        row(all, "10.0.0.0/255.0.0.0  b c,192.0.2.1", "10.1.2.3", "DIRECT WARNING: ignored b c; " + comma);
        row(all, "10.0.0.0/8 b,192.0.2.1", "192.0.2.1", "DIRECT WARNING: ignored b; " + comma);
        row(all, "!10.0.0.0/8 b,10.", "10.1.2.3", "PROXY WARNING: ignored b; " + comma);
        row(all, "10.0.0.0/33 b", "10.1.2.3", "NONE WARNING: ignored 10.0.0.0/33 b; " + comma);
    }

    private static void local(List<Vector> all) {
        add(all, "", "192.168.7.99", LOCAL, "DIRECT");
        add(all, "", "192.168.8.1", LOCAL, "NONE");
        add(all, "", "fd12::1", LOCAL, "DIRECT");
        add(all, "", "localhost", LOCAL, "NONE");
        add(all, "!192.168.7.99", "192.168.7.99", LOCAL, "PROXY");
        add(all, "!192.168.7.99", "192.168.7.98", LOCAL, "DIRECT");
    }

    private static void direct(List<Vector> all, String list, String... hosts) {
        for (String host : hosts) {
            row(all, list, host, "DIRECT");
        }
    }

    private static void none(List<Vector> all, String list, String... hosts) {
        for (String host : hosts) {
            row(all, list, host, "NONE");
        }
    }

    private static void row(List<Vector> all, String list, String host, String expected) {
        add(all, list, host, List.of(), expected);
    }

    private static void add(List<Vector> all, String list, String host, List<Network> local, String expected) {
        String name = "direct list " + list + (local.isEmpty() ? "" : " and local networks") + " for " + host;
        all.add(new Vector(name, () -> describe(list, host, local), expected));
    }

    private static String describe(String list, String host, List<Network> local) {
        Parsed<DirectRules> read = DirectRules.parse("WARNING", list, local);
        if (!read.ok()) {
            return read.error().describe();
        }
        DirectRules rules = read.value();
        StringBuilder text =
                new StringBuilder(rules.matches(Target.of(host, 22)).name());
        for (String warning : rules.warnings()) {
            text.append(' ').append(warning);
        }
        return text.toString();
    }
}
