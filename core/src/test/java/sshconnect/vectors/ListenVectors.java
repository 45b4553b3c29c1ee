package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Parsed;
import sshconnect.way.ListenSyntax;

/** Places to listen: what is taken, and what is said to the rest. */
final class ListenVectors {

    private static final String NO_PORT =
            ": the port is not 0 and not a number from 1 to 65535 or a known service name";
    private static final String NO_ADDRESS =
            ": expected an IP address in front of the port, that of IPv6 in brackets, or * for every interface";

    private ListenVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        ports(all);
        addresses(all);
        paths(all);
        return all;
    }

    private static void ports(List<Vector> all) {
        add(all, "8022", "loopback port 8022: 127.0.0.1 ::1");
        add(all, "ssh", "loopback port 22: 127.0.0.1 ::1");
        add(all, "0", "loopback port 0: 127.0.0.1 ::1");
        add(all, "", "listen on" + NO_PORT);
        add(all, "-1", "listen on -1" + NO_PORT);
        add(all, "65536", "listen on 65536" + NO_PORT);
        add(all, "1x", "listen on 1x" + NO_PORT);
        add(all, "00", "listen on 00" + NO_PORT);
        add(all, "80 22", "listen on 80 22" + NO_PORT);
    }

    private static void addresses(List<Vector> all) {
        add(all, "localhost:8022", "loopback port 8022: 127.0.0.1 ::1");
        add(all, "127.0.0.1:8022", "127.0.0.1 port 8022: 127.0.0.1");
        add(all, "192.0.2.7:ssh", "192.0.2.7 port 22: 192.0.2.7");
        add(all, "[::1]:0", "::1 port 0: ::1");
        add(all, "[192.0.2.7]:22", "192.0.2.7 port 22: 192.0.2.7");
        add(all, "0.0.0.0:22", "0.0.0.0 port 22: 0.0.0.0");
        add(all, "*:22", "0.0.0.0 port 22: 0.0.0.0 ::");
        add(all, ":22", "listen on :22" + NO_ADDRESS);
        add(all, "::1:22", "listen on ::1:22" + NO_ADDRESS);
        add(all, "[::1]", "listen on [::1]" + NO_PORT);
        add(all, "[::1", "listen on [::1" + NO_ADDRESS);
        add(all, "[]:22", "listen on []:22" + NO_ADDRESS);
        add(all, "127.0.0.1:", "listen on 127.0.0.1:" + NO_PORT);
        add(all, "127.0.0:22", "listen on 127.0.0:22" + NO_ADDRESS);
        add(all, "host.example:22", "listen on host.example:22" + NO_ADDRESS);
        add(all, "a\r\nb:22", "listen on a??b:22" + NO_ADDRESS);
    }

    private static void paths(List<Vector> all) {
        add(all, "/run/connect.sock", "path /run/connect.sock: /run/connect.sock");
        add(all, "./s", "path ./s: ./s");
        add(all, "127.0.0.1:22/s", "path 127.0.0.1:22/s: 127.0.0.1:22/s");
        add(all, "/\u0007", "path /?: /\u0007");
    }

    private static void add(List<Vector> all, String text, String expected) {
        all.add(new Vector(
                "listen " + text, () -> show(ListenSyntax.parse(text, DestinationVectors::services)), expected));
    }

    private static String show(Parsed<ListenAddress> outcome) {
        if (!outcome.ok()) {
            return outcome.error().describe();
        }
        if (outcome.value() instanceof ListenAddress.UnixSocket socket) {
            return "path " + socket.describe() + ": " + socket.path();
        }
        ListenAddress.Tcp tcp = (ListenAddress.Tcp) outcome.value();
        StringBuilder out = new StringBuilder(tcp.describe()).append(':');
        for (IpAddress address : tcp.addresses()) {
            out.append(' ').append(address);
        }
        return out.toString();
    }
}
