package sshconnect.it.servers;

import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Sessions through dante when it wants the name and the password of a system account (RFC 1929). */
class DanteAccountIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final String PROXY = Account.USER + "@127.0.0.1:" + PORT;

    private static SshTarget target;
    private static ServerProcess dante;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        dante = Dante.withAccount(ROOM, Listeners.all(PORT));
    }

    @EachRelay
    void rightPassword(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-S", PROXY), "127.0.0.1", Map.of("SOCKS5_PASSWORD", Account.PASSWORD));
        dante.awaitLog("username%" + Account.USER + "@");
    }

    @EachSuccessor
    void passwordInTheUrl(Relay relay) {
        target.echoesThrough(
                relay.proxyCommand("-S", "socks5://tester:p%%40ss%%3A%%2523%%20w%%27d@127.0.0.1:" + PORT), "127.0.0.1");
    }

    @EachRelay
    void wrongPassword(Relay relay) {
        assertRefused(
                relay,
                relay.command("-S", PROXY, "127.0.0.1", String.valueOf(target.port()))
                        .with("SOCKS5_PASSWORD", Account.WRONG_PASSWORD)
                        .run(),
                "password");
    }

    @EachSuccessor
    void noPasswordAnywhere(Relay relay) {
        assertRefused(
                relay,
                relay.command("-S", PROXY, "127.0.0.1", String.valueOf(target.port()))
                        .run(),
                "password");
    }
}
