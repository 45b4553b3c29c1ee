package sshconnect.it.servers;

import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Sessions through {@code ssh -D}, the SOCKS server that every OpenSSH client brings. */
class SshForwardIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final String PROXY = "127.0.0.1:" + PORT;

    private static SshTarget target;
    private static ServerProcess forward;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        forward = ROOM.start(
                ROOM.folder("ssh-D"),
                Map.of(),
                target.client(null, "-o", "LogLevel=DEBUG2", "-N", "-D", PROXY, "127.0.0.1"),
                Listeners.v4(PORT));
    }

    @EachRelay
    void socks4(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-4", "-S", PROXY), "127.0.0.1");
        forward.awaitLog("dynamic request: socks4 host 127.0.0.1 port " + target.port());
    }

    @EachRelay
    void socks4a(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-4", "-R", "remote", "-S", PROXY), "localhost");
        forward.awaitLog("socks4a request");
        forward.awaitLog("dynamic request: socks4 host localhost port " + target.port());
    }

    @EachRelay
    void destinationThatRefuses(Relay relay) {
        for (String version : List.of("-4", "-5")) {
            assertRefused(
                    relay,
                    relay.command(version, "-S", PROXY, "127.0.0.1", String.valueOf(Loopback.freePort()))
                            .run(),
                    "closed the connection instead of answering the request; if it is ssh -D, it cannot reach");
        }
    }

    @EachRelay
    void socks5(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-5", "-S", PROXY), "localhost");
        forward.awaitLog("dynamic request: socks5 host localhost port " + target.port());
    }
}
