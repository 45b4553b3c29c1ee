package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What some transcripts need and not every user may do: a name server's port, and a view of /etc of one's own. */
final class Privileges {
    static final boolean ARE_THERE = mayListen() && mayMount();

    private static final String MISSING =
        "skipped: needs the right to listen on port 53 and to mount (unshare --mount)";

    private Privileges() {
    }

    /** Ends the test: skipped, or failed under {@code -Dconnect.required=root}. */
    static void reportMissing() {
        assertThat(Executable.isRequired("root")).as(MISSING).isFalse();
        Assumptions.abort(MISSING);
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
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException | InterruptedException notPossible) {
            return false;
        }
    }
}
