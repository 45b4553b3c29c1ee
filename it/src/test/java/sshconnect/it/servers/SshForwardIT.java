package sshconnect.it.servers;

import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.file.Path;
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
    private static Path socket;
    private static ServerProcess forward;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        Path folder = ROOM.folder("ssh-D");
        socket = folder.resolve("socks.sock");
        // In this order: when it listens on the port, it listens on the socket.
        forward = ROOM.start(
                folder,
                Map.of(),
                target.client(null, "-o", "LogLevel=DEBUG2", "-N", "-D", socket.toString(), "-D", PROXY, "127.0.0.1"),
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

    @EachSuccessor
    void unixSocket(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-x", "socks5h://localhost" + socket), "localhost");
        forward.awaitLog("dynamic request: socks5 host localhost port " + target.port());
        target.echoesThrough(relay.proxyCommand("-4", "-S", socket.toString()), "127.0.0.1");
        forward.awaitLog("dynamic request: socks4 host 127.0.0.1 port " + target.port());
    }

    @EachSuccessor
    void destinationThatRefusesBehindAUnixSocket(Relay relay) {
        assertRefused(
                relay,
                relay.command("-S", socket.toString(), "127.0.0.1", String.valueOf(Loopback.freePort()))
                        .run(),
                "socks server " + socket + ": ");
    }
}
