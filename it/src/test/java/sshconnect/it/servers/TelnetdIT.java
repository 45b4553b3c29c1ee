package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Through a shell behind a real telnet server, which shows no prompt before its options were answered. */
class TelnetdIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static Telnetd telnetd;

    @BeforeAll
    static void start() throws Exception {
        telnetd = Telnetd.start(ROOM);
    }

    @EachSuccessor
    void rightPassword(Relay relay) throws Exception {
        try (AnsweringServer server = AnsweringServer.beforeTheEnd()) {
            Command.Result outcome = relay.command(
                            "-T",
                            telnetd.proxy(),
                            "--telnet-script",
                            telnetd.script(),
                            "--half-close=no",
                            "127.0.0.1",
                            server.port())
                    .with("TELNET_PASSWORD", Account.PASSWORD)
                    .input(AnsweringServer.QUESTION)
                    .run();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.text()).isEqualTo(AnsweringServer.ANSWER);
            assertThat(outcome.status()).isZero();
        }
    }

    /** The gateway's terminal is raw, and telnetd goes on speaking telnet on either side of it. */
    @EachSuccessor
    void sshInTelnetMode(Relay relay) throws Exception {
        SshTarget target = SshTarget.start(ROOM);
        target.echoesThrough(
                relay.proxyCommand("-T", "telnet://" + telnetd.proxy() + "?iac", "--telnet-script", telnetd.script()),
                "127.0.0.1",
                Map.of("TELNET_PASSWORD", Account.PASSWORD));
    }

    @EachSuccessor
    void wrongPassword(Relay relay) {
        assertRefused(
                relay,
                relay.command("-T", telnetd.proxy(), "--telnet-script", telnetd.script(), "127.0.0.1", "22")
                        .with("TELNET_PASSWORD", Account.WRONG_PASSWORD)
                        .run(),
                "said \"Login incorrect\"");
    }
}
