package sshconnect.it.servers;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions without a proxy: straight to the target, and from a host in between. */
class SshIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static SshTarget target;
    private static SshTarget between;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        between = SshTarget.start(ROOM);
    }

    @EachRelay
    void direct(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-n"), "localhost");
    }

    @EachSuccessor
    void directToIpv6Target(Relay relay) {
        Loopback.requireV6();
        target.echoesThrough(relay.proxyCommand(), "::1");
    }

    @EachRelay
    void directBecauseTheListSaysSo(Relay relay) {
        target.echoesThrough(
                relay.proxyCommand("-S", "127.0.0.1:1"),
                "127.0.0.1",
                Map.of("SOCKS5_DIRECT", "!127.0.0.2,127.0.0.0/255.0.0.0"));
    }

    /** The recipe {@code ProxyCommand ssh host1 connect host2 port}. */
    @EachRelay
    void hop(Relay relay) {
        String hop = between.client(null, "127.0.0.1").stream().collect(Collectors.joining(" "));
        target.echoesThrough(hop + " " + relay.proxyCommand(), "localhost");
    }
}
