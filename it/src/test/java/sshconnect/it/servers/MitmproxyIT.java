package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/**
 * Sessions through mitmproxy with Basic authentication. It never answers a second request on the connection that got
 * the 407.
 */
class MitmproxyIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    /** What it is told stands in one word, with a colon behind the user. */
    private static final String PLAIN_PASSWORD = "Secret7";

    private static final int PORT = Loopback.freePort();
    private static final String PROXY = Account.USER + "@127.0.0.1:" + PORT;
    private static final Map<String, String> PASSWORD = Map.of("HTTP_PROXY_PASSWORD", PLAIN_PASSWORD);

    private static SshTarget target;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        Path folder = ROOM.folder("mitmproxy");
        ROOM.start(
                folder,
                Map.of("HOME", folder.toString()),
                List.of(
                        Tool.MITMPROXY.path(),
                        "--listen-host",
                        "127.0.0.1",
                        "--listen-port",
                        String.valueOf(PORT),
                        "--set",
                        "confdir=" + folder,
                        "--ignore-hosts",
                        ".*",
                        "--proxyauth",
                        Account.USER + ":" + PLAIN_PASSWORD),
                Listeners.v4(PORT));
    }

    @EachSuccessor
    void rightPassword(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-H", PROXY), "127.0.0.1", PASSWORD);
    }

    @EachSuccessor
    void wrongPassword(Relay relay) {
        assertRefused(
                relay,
                relay.command("-H", PROXY, "127.0.0.1", String.valueOf(target.port()))
                        .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD)
                        .run(),
                "rejected user name or password of " + Account.USER + " (Basic");
    }

    @EachSuccessor
    void destinationThatRefuses(Relay relay) {
        String port = String.valueOf(Loopback.freePort());
        Command.Result outcome =
                relay.command("-H", PROXY, "127.0.0.1", port).with(PASSWORD).run();
        assertRefused(relay, outcome, "cannot reach 127.0.0.1:" + port + ": HTTP/1.1 502");
        assertThat(outcome.stderr()).doesNotContain(PLAIN_PASSWORD);
    }
}
