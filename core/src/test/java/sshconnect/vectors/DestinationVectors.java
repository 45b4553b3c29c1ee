package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.way.Destination;

/** HOST and PORT: what is taken, and what is said to the rest. */
final class DestinationVectors {

    private static final String NO_HOST = "; expected a name or an IP address";
    private static final String NO_IPV6 = ": a host with a colon is not an IPv6 address" + NO_HOST;
    private static final String NO_PROXY = "; a proxy is given with -H or -S";
    private static final String NO_PORT = ": expected a number from 1 to 65535 or a known service name";

    private DestinationVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        accepted(all);
        hosts(all);
        ports(all);
        return all;
    }

    /** The one service that there is. */
    static int services(String name) {
        return name.equals("ssh") ? 22 : name.equals("wrong") ? 65536 : 0;
    }

    private static void accepted(List<Vector> all) {
        add(all, "example.org", "22", "example.org 22");
        add(all, "example.org.", "ssh", "example.org. 22");
        add(all, "EXAMPLE_1-2.org", "65535", "EXAMPLE_1-2.org 65535");
        add(all, "b\u00fccher.example", "1", "b\u00fccher.example 1");
        add(all, "192.0.2.7", "00022", "192.0.2.7 22");
        add(all, "[192.0.2.7]", "22", "192.0.2.7 22");
        add(all, "::1", "22", "::1 22");
        add(all, "[2001:db8::7]", "22", "2001:db8::7 22");
        add(all, "fe80::1%eth0.1", "22", "fe80::1%eth0.1 22");
        add(all, "[fe80::1%2]", "22", "fe80::1%2 22");
        add(all, "h".repeat(255), "22", "h".repeat(255) + " 22");
    }

    private static void hosts(List<Vector> all) {
        add(all, "", "22", "read host: the host is empty" + NO_HOST);
        add(all, "[]", "22", "read host []: the host is empty" + NO_HOST);
        add(all, "h".repeat(256), "22", "read host " + "h".repeat(200) + "...: the host is longer than 255 bytes");
        add(
                all,
                "\u00fc".repeat(128),
                "22",
                "read host " + "\u00fc".repeat(128) + ": the host is longer than 255 bytes");
        add(all, "a b", "22", "read host a b: the host holds a space" + NO_HOST);
        add(all, "a\r\nb", "22", "read host a??b: the host holds a control character" + NO_HOST);
        add(all, "a\u0000", "22", "read host a?: the host holds a control character" + NO_HOST);
        add(all, "a\u007f", "22", "read host a?: the host holds a control character" + NO_HOST);
        add(all, "a\u202eb", "22", "read host a?b: the host holds a control character" + NO_HOST);
        add(all, "a;b", "22", "read host a;b: the host holds the character ;" + NO_HOST);
        add(all, "a@b", "22", "read host ...@b: the host holds the character @" + NO_HOST + NO_PROXY);
        add(all, "ann:secret@b", "22", "read host ...@b" + NO_IPV6 + NO_PROXY);
        add(all, "http://ann:se@cret@b:80/", "22", "read host ...@b:80/" + NO_IPV6 + NO_PROXY);
        add(all, "http://ann:secret", "22", "read host http://ann:..." + NO_IPV6 + NO_PROXY);
        add(all, "http://b/", "22", "read host http://b/" + NO_IPV6 + NO_PROXY);
        add(all, "socks5://[::1]:1080", "22", "read host socks5://[::1]:..." + NO_IPV6 + NO_PROXY);
        add(all, "a/b", "22", "read host a/b: the host holds the character /" + NO_HOST);
        add(all, "eth0%1", "22", "read host eth0%1: the host holds the character %" + NO_HOST);
        add(all, "[a", "22", "read host [a: the host holds the character [" + NO_HOST);
        add(all, "[a]b", "22", "read host [a]b: the host holds the character [" + NO_HOST);
        add(all, "-oops", "22", "read host -oops: no host begins with a hyphen" + NO_HOST);
        add(all, "example.org:22", "22", "read host example.org:22: host and port are two arguments: example.org 22");
        add(all, "1:ssh", "22", "read host 1:ssh: host and port are two arguments: 1 ssh");
        add(all, "[::1]:22", "22", "read host [::1]:22: host and port are two arguments: [::1] 22");
        add(all, "2001:db8::1:22", "22", "2001:db8::1:22 22");
        add(
                all,
                "1:2:3:4:5:6:7:8:22",
                "22",
                "read host 1:2:3:4:5:6:7:8:22: host and port are two arguments: 1:2:3:4:5:6:7:8 22");
        add(all, "example.org:", "22", "read host example.org:" + NO_IPV6);
        add(all, "example.org:x", "22", "read host example.org:x" + NO_IPV6);
        add(all, "a b:22", "22", "read host a b:22" + NO_IPV6);
        add(all, ":22", "22", "read host :22" + NO_IPV6);
        add(all, "::1%", "22", "read host ::1%" + NO_IPV6);
        add(all, "::1%a b", "22", "read host ::1%a b" + NO_IPV6);
        add(all, "::1%a%b", "22", "read host ::1%a%b" + NO_IPV6);
        add(all, "[[::1]]", "22", "read host [[::1]]" + NO_IPV6);
    }

    private static void ports(List<Vector> all) {
        add(all, "h", "", "read port" + NO_PORT);
        add(all, "h", "0", "read port 0" + NO_PORT);
        add(all, "h", "65536", "read port 65536" + NO_PORT);
        add(all, "h", "4294967318", "read port 4294967318" + NO_PORT);
        add(all, "h", "99999999999999999999999", "read port 99999999999999999999999" + NO_PORT);
        add(all, "h", "-1", "read port -1" + NO_PORT);
        add(all, "h", "+22", "read port +22" + NO_PORT);
        add(all, "h", "22 ", "read port 22 " + NO_PORT);
        add(all, "h", "22x", "read port 22x" + NO_PORT);
        add(all, "h", "0x16", "read port 0x16" + NO_PORT);
        add(all, "h", "ssh\n", "read port ssh?" + NO_PORT);
        add(all, "h", "nonesuch", "read port nonesuch" + NO_PORT);
        add(all, "h", "wrong", "read port wrong" + NO_PORT);
        add(all, "h", "\u0662\u0662", "read port \u0662\u0662" + NO_PORT);
    }

    private static void add(List<Vector> all, String host, String port, String expected) {
        all.add(new Vector("destination " + host + " " + port, () -> describe(host, port), expected));
    }

    private static String describe(String host, String port) {
        Parsed<Target> read = Destination.parse(host, port, DestinationVectors::services);
        return read.ok()
                ? read.value().host() + " " + read.value().port()
                : read.error().describe();
    }
}
