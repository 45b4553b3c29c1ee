package sshconnect.it.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The two loopback addresses, and ports that are free on them. */
final class Loopback {
    static final String V4 = "127.0.0.1";
    static final String V6 = "::1";

    /** Nobody listens here but runs of these tests, to tell each other which ports they use. */
    private static final String CLAIMS = "127.0.0.2";

    /** Below the range that Linux takes the ports of outgoing connections from: none of those gets in the way. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 31_999;
    private static final int PORTS_IN_A_BLOCK = 100;

    /** The claimed blocks, each by a listening socket on its first port that lives as long as this run. */
    private static final List<ServerSocket> BLOCKS = new ArrayList<>();

    private static int next = FIRST_PORT;
    private static int end = FIRST_PORT;

    private Loopback() {}

    /**
     * A port that nothing listens on, and that no other call gets, in this run or in one beside it.
     *
     * @return a port that is free on every loopback address that the machine has
     */
    static synchronized int freePort() {
        while (true) {
            if (next == end) {
                claimNextBlock();
            }
            int port = next++;
            if (canListen(V4, port) && (!hasV6() || canListen(V6, port))) {
                return port;
            }
        }
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

    private static void claimNextBlock() {
        for (int first = end; first < LAST_PORT; first += PORTS_IN_A_BLOCK) {
            try {
                BLOCKS.add(new ServerSocket(first, 1, InetAddress.getByName(CLAIMS)));
                next = first;
                end = first + PORTS_IN_A_BLOCK;
                return;
            } catch (IOException claimed) {
                // By another run, or in use: there are more.
            }
        }
        throw new IllegalStateException("no free block of ports from " + FIRST_PORT + " to " + LAST_PORT);
    }

    private static boolean canListen(String address, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
