package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Target;

/** Addresses: the literals that are taken and how they are written again, networks, host and port. */
final class AddressVectors {

    private AddressVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        ipv4(all);
        ipv6(all);
        written(all);
        values(all);
        networks(all);
        hostPorts(all);
        return all;
    }

    private static void ipv4(List<Vector> all) {
        bytes(all, "192.0.2.7", "c0000207");
        bytes(all, "0.0.0.0", "00000000");
        bytes(all, "255.255.255.255", "ffffffff");
        for (String text : new String[] {
            "",
            "1",
            "1.2.3",
            "1.2.3.",
            ".1.2.3",
            "1..2.3",
            "1.2.3.4.",
            "1.2.3.4.5",
            "256.1.1.1",
            "1.1.1.256",
            "1.1.1.1000",
            "01.2.3.4",
            "1.2.3.04",
            "00.0.0.0",
            "1.2.3.4 ",
            " 1.2.3.4",
            "1.2.3.-4",
            "+1.2.3.4",
            "0x1.2.3.4",
            "1.2.3.a",
            "1.2.3.4%eth0",
            "1,2,3,4",
            "\u0661.2.3.4",
            "1.2.3.4\n",
            "1.2.3.4/8"
        }) {
            bytes(all, text, "none");
        }
    }

    private static void ipv6(List<Vector> all) {
        bytes(all, "::", "0".repeat(32));
        bytes(all, "::1", "0".repeat(31) + "1");
        bytes(all, "1::", "0001" + "0".repeat(28));
        bytes(all, "2001:db8::7", "20010db8" + "0".repeat(23) + "7");
        bytes(all, "2001:0DB8:0000:0000:0000:0000:0000:0007", "20010db8" + "0".repeat(23) + "7");
        bytes(all, "1:2:3:4:5:6:7:8", "00010002000300040005000600070008");
        bytes(all, "1:2:3:4:5:6:7::", "00010002000300040005000600070000");
        bytes(all, "::2:3:4:5:6:7:8", "00000002000300040005000600070008");
        bytes(all, "1:2:3::5:6:7:8", "00010002000300000005000600070008");
        bytes(all, "fe80::aBcD:EF", "fe80" + "0".repeat(20) + "abcd00ef");
        bytes(all, "::192.0.2.7", "0".repeat(24) + "c0000207");
        bytes(all, "::ffff:192.0.2.7", "0".repeat(20) + "ffffc0000207");
        bytes(all, "64:ff9b::192.0.2.7", "0064ff9b" + "0".repeat(16) + "c0000207");
        bytes(all, "1:2:3:4:5:6:192.0.2.7", "000100020003000400050006c0000207");
        bytes(all, "1:2:3:4:5::192.0.2.7", "000100020003000400050000c0000207");
        for (String text : new String[] {
            ":",
            ":::",
            "1:",
            ":1",
            "1:2",
            "1::2::3",
            "::1::",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4:5:6:7:8::",
            "::1:2:3:4:5:6:7:8",
            "1:2:3:4::5:6:7:8",
            "12345::",
            "::g",
            "::-1",
            ":: 1",
            "::1 ",
            "[::1]",
            "::1%eth0",
            "::1/64",
            "1.2.3.4::",
            "::1.2.3.4:5",
            "::1.2.3",
            "::01.2.3.4",
            "::256.1.1.1",
            "1:2:3:4:5:6:7:1.2.3.4",
            "::1:2:3:4:5:6:1.2.3.4",
            "::1.2.3.4.5",
            "1:2:3:4:5:1.2.3.4",
            "::\u0661",
            "::1\n"
        }) {
            bytes(all, text, "none");
        }
    }

    private static void bytes(List<Vector> all, String text, String expected) {
        all.add(new Vector(
                "address " + text,
                () -> {
                    IpAddress address = IpAddress.parse(text);
                    return address == null ? "none" : Hex.of(address.bytes());
                },
                expected));
    }

    /** The examples of RFC 5952, sections 4 and 5, and what is next to them. */
    private static void written(List<Vector> all) {
        written(all, "192.0.2.7", "192.0.2.7");
        written(all, "::", "::");
        written(all, "0:0:0:0:0:0:0:1", "::1");
        written(all, "1:0:0:0:0:0:0:0", "1::");
        written(all, "2001:0DB8:0:0:0:0:2:1", "2001:db8::2:1");
        written(all, "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
        written(all, "2001:0:0:1:0:0:0:1", "2001:0:0:1::1");
        written(all, "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
        written(all, "0:0:1:0:0:0:1:0", "0:0:1::1:0");
        written(all, "0:1:0:1:0:1:0:1", "0:1:0:1:0:1:0:1");
        written(all, "1:2:3:4:5:6:0:0", "1:2:3:4:5:6::");
        written(all, "::ffff:c000:207", "::ffff:192.0.2.7");
        written(all, "::ffff:0:1", "::ffff:0.0.0.1");
        written(all, "::fffe:c000:207", "::fffe:c000:207");
        written(all, "1::ffff:c000:207", "1::ffff:c000:207");
        written(all, "::192.0.2.7", "::c000:207");
        all.add(new Vector(
                "address with an interface, written",
                () -> IpAddress.of(Hex.bytes("fe80" + "0".repeat(27) + "1"), 3).toString(),
                "fe80::1%3"));
    }

    private static void written(List<Vector> all, String text, String expected) {
        all.add(new Vector(
                "address " + text + ", written", () -> IpAddress.parse(text).toString(), expected));
    }

    private static void values(List<Vector> all) {
        IpAddress address = IpAddress.parse("192.0.2.7");
        all.add(new Vector(
                "addresses that are equal", () -> "" + address.equals(IpAddress.parse("192.0.2.7")), "true"));
        all.add(new Vector(
                "addresses that are equal have one hash",
                () -> "" + (address.hashCode() == IpAddress.parse("192.0.2.7").hashCode()),
                "true"));
        all.add(new Vector(
                "addresses of two families", () -> "" + address.equals(IpAddress.parse("::192.0.2.7")), "false"));
        all.add(new Vector(
                "addresses of two interfaces",
                () -> {
                    byte[] bytes = IpAddress.parse("fe80::1").bytes();
                    return "" + IpAddress.of(bytes, 1).equals(IpAddress.of(bytes, 2));
                },
                "false"));
        all.add(new Vector(
                "an address keeps its bytes to itself",
                () -> {
                    byte[] bytes = {1, 2, 3, 4};
                    IpAddress copied = IpAddress.of(bytes);
                    bytes[0] = 9;
                    copied.bytes()[1] = 9;
                    return copied.toString();
                },
                "1.2.3.4"));
    }

    private static void networks(List<Vector> all) {
        network(all, "10.1.2.3", 0, "255.0.0.1", true);
        network(all, "10.1.2.3", 8, "10.200.0.1", true);
        network(all, "10.1.2.3", 8, "11.1.2.3", false);
        network(all, "10.1.2.3", 9, "10.127.0.1", true);
        network(all, "10.1.2.3", 9, "10.128.0.1", false);
        network(all, "10.1.2.3", 31, "10.1.2.2", true);
        network(all, "10.1.2.3", 31, "10.1.2.4", false);
        network(all, "10.1.2.3", 32, "10.1.2.3", true);
        network(all, "10.1.2.3", 32, "10.1.2.2", false);
        network(all, "128.0.0.0", 1, "255.0.0.1", true);
        network(all, "128.0.0.0", 1, "127.0.0.1", false);
        network(all, "::", 0, "2001:db8::1", true);
        network(all, "::", 0, "10.1.2.3", false);
        network(all, "0.0.0.0", 0, "::1", false);
        network(all, "2001:db8::", 33, "2001:db8:7fff::", true);
        network(all, "2001:db8::", 33, "2001:db8:8000::", false);
        network(all, "::1", 128, "::1", true);
        network(all, "::1", 128, "::2", false);
        network(all, "::1", 127, "::", true);
        all.add(new Vector(
                "network, written",
                () -> new Network(IpAddress.parse("2001:db8::1"), 32).toString(),
                "2001:db8::1/32"));
    }

    private static void network(
            List<Vector> all, String address, int prefixLength, String candidate, boolean expected) {
        all.add(new Vector(
                "network " + address + "/" + prefixLength + " and " + candidate,
                () -> "" + new Network(IpAddress.parse(address), prefixLength).contains(IpAddress.parse(candidate)),
                "" + expected));
    }

    private static void hostPorts(List<Vector> all) {
        all.add(new Vector("host and port", () -> new HostPort("example.org", 22).toString(), "example.org:22"));
        all.add(new Vector("IPv4 and port", () -> new HostPort("192.0.2.7", 22).toString(), "192.0.2.7:22"));
        all.add(new Vector("IPv6 and port", () -> new HostPort("::1", 22).toString(), "[::1]:22"));
        all.add(new Vector("a target that is a name", () -> kind(Target.of("example.org", 22)), "name example.org:22"));
        all.add(new Vector(
                "a target that is an address", () -> kind(Target.of("0::1", 22)), "address ::1, written [0::1]:22"));
        all.add(new Vector(
                "a target with a zone", () -> kind(Target.of("fe80::1%eth0", 22)), "name [fe80::1%eth0]:22"));
        all.add(new Vector(
                "a target that was looked up",
                () -> kind(new Target.Address(IpAddress.parse("2001:DB8::1"), 22)),
                "address 2001:db8::1, written [2001:db8::1]:22"));
    }

    private static String kind(Target target) {
        return target instanceof Target.Address literal
                ? "address " + literal.address() + ", written " + target
                : "name " + target;
    }
}
