package sshconnect.it.servers;

import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Sessions through dante, the SOCKS server that Debian's users run. */
class DanteIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final int BLOCKED_PORT = Loopback.freePort();
    private static final String PROXY = "127.0.0.1:" + PORT;

    private static SshTarget target;
    private static ServerProcess dante;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        dante = Dante.open(ROOM, Listeners.all(PORT), BLOCKED_PORT);
    }

    @EachRelay
    void socks5(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-S", PROXY), "127.0.0.1");
        dante.awaitLog("tcp/connect [");
        dante.awaitLog("127.0.0.1." + target.port());
    }

    @EachRelay
    void socks4(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-4", "-S", PROXY), "127.0.0.1");
    }

    @EachRelay
    void socks5WithNameForTheServerToResolve(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-5", "-R", "remote", "-S", PROXY), "localhost");
    }

    @EachRelay
    void socks5WithNameResolvedHere(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-R", "local", "-S", PROXY), "localhost");
    }

    @EachSuccessor
    void socks5ToIpv6Target(Relay relay) throws Exception {
        Loopback.requireV6();
        target.echoesThrough(relay.proxyCommand("-S", PROXY), "::1");
        dante.awaitLog("::1." + target.port());
    }

    @EachSuccessor
    void ipv6Listener(Relay relay) {
        Loopback.requireV6();
        target.echoesThrough(relay.proxyCommand("-S", "[::1]:" + PORT), "127.0.0.1");
    }

    @EachSuccessor
    void proxyGivenAsUrl(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-S", "socks5://" + PROXY), "127.0.0.1");
    }

    @EachRelay
    void proxyFromTheEnvironment(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-s"), "127.0.0.1", Map.of("SOCKS_SERVER", PROXY));
    }

    @EachRelay
    void destinationBlockedByTheServersRules(Relay relay) {
        assertRefused(
                relay,
                relay.command("-S", PROXY, "127.0.0.1", String.valueOf(BLOCKED_PORT))
                        .run(),
                "not allowed by ruleset");
    }

    @EachRelay
    void destinationThatRefuses(Relay relay) {
        assertRefused(
                relay,
                relay.command("-S", PROXY, "127.0.0.1", String.valueOf(Loopback.freePort()))
                        .run(),
                "connection refused");
    }
}
