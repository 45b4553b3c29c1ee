package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** What has to be said to each. */
    private static final Map<TelnetGateway.Manner, String> SCRIPTS = Map.of(
            TelnetGateway.Manner.TN_GW, "expect \"tn-gw-> \"\nsend c %h %p\n",
            TelnetGateway.Manner.DELEGATE, "expect \"host name:\"\nsend %h %p\n",
            TelnetGateway.Manner.LOGIN,
                    "expect username:\nsend %u\nexpect password:\nsend %w\nbad denied\nexpect \"$ \"\nsend open %h %p\n");

    /** DONT and WONT for what each proposes. */
    private static final Map<TelnetGateway.Manner, List<Integer>> ANSWERS = Map.of(
            TelnetGateway.Manner.TN_GW, List.of(254 << 8 | 1, 254 << 8 | 3),
            TelnetGateway.Manner.DELEGATE, List.of(),
            TelnetGateway.Manner.LOGIN, List.of(252 << 8 | 24));

    private static SshTarget target;
    private static TelnetGateway gateway;
    private static String proxy;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        gateway = ROOM.keep(new TelnetGateway(TelnetGateway.Manner.PLAIN));
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

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("manners")
    void script(Relay relay, TelnetGateway.Manner manner, String script) throws Exception {
        Path file = Files.writeString(ROOM.folder("script").resolve("script"), script);
        try (TelnetGateway other = new TelnetGateway(manner)) {
            target.echoesThrough(
                    relay.proxyCommand(
                            "-T", Account.USER + "@127.0.0.1:" + other.port(), "--telnet-script", file.toString()),
                    "127.0.0.1",
                    Map.of("TELNET_PASSWORD", Account.PASSWORD));
            assertThat(other.options()).isEqualTo(ANSWERS.get(manner));
        }
    }

    /** Bytes 255, CR and NUL of the session are not telnet's, and what telnet says is not the session's. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("manners")
    void telnetModeToTheEnd(Relay relay, TelnetGateway.Manner manner, String script) throws Exception {
        Path file = Files.writeString(ROOM.folder("script").resolve("script"), script);
        try (TelnetGateway other = TelnetGateway.stayingInTelnetMode(manner)) {
            String way = "telnet://" + Account.USER + "@127.0.0.1:" + other.port() + "?iac";
            target.echoesThrough(
                    relay.proxyCommand("-x", way, "--telnet-script", file.toString()),
                    "127.0.0.1",
                    Map.of("TELNET_PASSWORD", Account.PASSWORD));
            List<Integer> answers = new ArrayList<>(ANSWERS.get(manner));
            answers.addAll(TelnetTunnel.ANSWERS);
            assertThat(other.options()).isEqualTo(answers);
        }
    }

    static Stream<Arguments> manners() {
        return Relay.successors()
                .flatMap(relay ->
                        SCRIPTS.entrySet().stream().map(each -> Arguments.of(relay, each.getKey(), each.getValue())));
    }

    @EachSuccessor
    void wrongPassword(Relay relay) throws Exception {
        Path file = Files.writeString(ROOM.folder("script").resolve("script"), SCRIPTS.get(TelnetGateway.Manner.LOGIN));
        try (TelnetGateway other = new TelnetGateway(TelnetGateway.Manner.LOGIN)) {
            String proxyThere = Account.USER + "@127.0.0.1:" + other.port();
            assertRefused(
                    relay,
                    relay.command("-T", proxyThere, "--telnet-script", file.toString(), "127.0.0.1", "22")
                            .with("TELNET_PASSWORD", Account.WRONG_PASSWORD)
                            .run(),
                    "said \"Permission denied\"");
        }
    }

    static Stream<Arguments> verdicts() {
        return Relay.all()
                .flatMap(relay -> Stream.of("failed", "refused", "rejected", "closed")
                        .map(verdict -> Arguments.of(relay, verdict)));
    }
}
