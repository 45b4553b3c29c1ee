package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** What some transcripts need, and not every user may do or not every machine has; they say so by {@code needs: NAME}. */
enum Need {
    /** A name server's port, and a view of /etc of one's own. */
    ROOT(mayListen() && mayMount(), "the right to listen on port 53 and to mount (unshare --mount)"),
    /** A loopback interface with IPv6. */
    IPV6(hasIpv6(), "the address ::1 (sysctl net.ipv6.conf.lo.disable_ipv6=0)");

    private final boolean met;
    private final String missing;

    Need(boolean met, String what) {
        this.met = met;
        this.missing = "skipped: needs " + what;
    }

    /**
     * Ends the test where something is missing: skipped, or failed where {@code -Dconnect.required} names it.
     *
     * @param names what the transcript needs; null for nothing
     */
    static void check(String names) {
        if (names == null) {
            return;
        }
        for (String name : names.split(" ")) {
            Need need = valueOf(name.toUpperCase(Locale.ROOT));
            if (!need.met) {
                assertThat(Executable.isRequired(name)).as(need.missing).isFalse();
                Assumptions.abort(need.missing);
            }
        }
    }

    private static boolean mayListen() {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.77.255.255", 53))) {
            return socket.isBound();
        } catch (IOException forbidden) {
            return false;
        }
    }

    private static boolean mayMount() {
        try {
            return new ProcessBuilder(List.of("unshare", "--mount", "true"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException notPossible) {
            return false;
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException notThere) {
            return false;
        }
    }
}
