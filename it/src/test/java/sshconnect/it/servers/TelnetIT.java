package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions through a telnet proxy: a stand-in, see {@link TelnetGateway}. */
class TelnetIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static SshTarget target;
    private static TelnetGateway gateway;
    private static String proxy;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        gateway = ROOM.keep(new TelnetGateway());
        proxy = "127.0.0.1:" + gateway.port();
    }

    @EachRelay
    void usualCommand(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-T", proxy), "127.0.0.1");
        assertThat(gateway.commands()).last().isEqualTo("telnet 127.0.0.1 " + target.port());
    }

    @EachRelay
    void proxyFromTheEnvironment(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-t"), "localhost", Map.of("TELNET_PROXY", proxy));
        assertThat(gateway.commands()).last().isEqualTo("telnet localhost " + target.port());
    }

    @EachSuccessor
    void ownCommand(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-T", proxy, "-c", "open\\t100%%%% to %%h %%p"), "127.0.0.1");
        assertThat(gateway.commands()).last().isEqualTo("open\t100% to 127.0.0.1 " + target.port());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("verdicts")
    void verdictOfTheProxy(Relay relay, String verdict) {
        assertRefused(relay, relay.command("-T", proxy, verdict, "22").run(), verdict);
    }

    static Stream<Arguments> verdicts() {
        return Relay.all()
                .flatMap(relay -> Stream.of("failed", "refused", "rejected", "closed")
                        .map(verdict -> Arguments.of(relay, verdict)));
    }
}
