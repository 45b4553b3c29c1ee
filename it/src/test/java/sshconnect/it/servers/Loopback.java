package sshconnect.it.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** The two loopback addresses, and ports that are free on them. */
final class Loopback {
    static final String V4 = "127.0.0.1";
    static final String V6 = "::1";

    /** Below the range that Linux takes the ports of outgoing connections from: none of those gets in the way. */
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 12_000;
    private static final AtomicInteger TAKEN = new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % PORTS));

    private Loopback() {
    }

    /**
     * A port that nothing listens on, and that no other call of this run gets.
     *
     * @return a port that is free on every loopback address that the machine has
     */
    static int freePort() {
        for (int attempt = 0; attempt < PORTS; attempt++) {
            int port = FIRST_PORT + TAKEN.getAndIncrement() % PORTS;
            if (canListen(V4, port) && (!hasV6() || canListen(V6, port))) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST_PORT + " on");
    }

    /** Ends the test where the machine has no IPv6 loopback address. */
    static void requireV6() {
        if (!hasV6()) {
            throw Requirements.missingServer("no address ::1 here: sysctl net.ipv6.conf.lo.disable_ipv6=0");
        }
    }

    static boolean hasV6() {
        return canListen(V6, 0);
    }

    private static boolean canListen(String address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
