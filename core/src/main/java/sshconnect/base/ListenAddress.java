package sshconnect.base;

import java.util.List;

/** Where local clients are waited for. */
public sealed interface ListenAddress {

    /**
     * A TCP port of some addresses of this machine.
     *
     * @param addresses the addresses, at least one; those that the machine does not have are passed over as long as one
     *                  is left
     * @param port      the port, or 0 for one that the system chooses, the same for all addresses
     */
    record Tcp(List<IpAddress> addresses, int port) implements ListenAddress {

        private static final List<IpAddress> LOOPBACK = addresses("127.0.0.1", "::1");
        private static final List<IpAddress> EVERY = addresses("0.0.0.0", "::");

        /** A port of the loopback interface alone. */
        public static Tcp loopback(int port) {
            return new Tcp(LOOPBACK, port);
        }

        /** A port of every interface, which every machine in the network can reach. */
        public static Tcp everyInterface(int port) {
            return new Tcp(EVERY, port);
        }

        private static List<IpAddress> addresses(String ipv4, String ipv6) {
            return List.of(IpAddress.parse(ipv4), IpAddress.parse(ipv6));
        }

        @Override
        public String describe() {
            String where =
                    addresses.equals(LOOPBACK) ? "loopback" : addresses.get(0).toString();
            return where + " port " + port;
        }
    }

    /**
     * A Unix socket, which clients reach by its path, and the owner's processes alone.
     *
     * @param path the path
     */
    record UnixSocket(String path) implements ListenAddress {

        @Override
        public String describe() {
            return Printable.of(path);
        }
    }

    /**
     * The place for people.
     *
     * @return for example {@code loopback port 7000}, or a path
     */
    String describe();
}
