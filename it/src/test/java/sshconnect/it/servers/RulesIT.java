package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Lines with {@code use} in networks that this machine has for the length of one run: a network namespace with an
 * interface or two, and a name server that hears everything and answers nothing.
 */
class RulesIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    /** Whoever is asked for a name writes the question down. */
    private static final String WORLD = """
            ip link set lo up
            mount --make-rprivate /
            echo 'nameserver 127.0.0.53' > resolv.conf
            mount --bind resolv.conf /etc/resolv.conf
            echo 'hosts: files dns' > nsswitch.conf
            mount --bind nsswitch.conf /etc/nsswitch.conf
            : > questions
            socat -u UDP-RECV:53,bind=127.0.0.53 OPEN:questions,append &
            """;

    private static final String OFFICE = """
            ip link add corp0 type veth peer name corp1
            ip addr add 10.20.3.7/16 dev corp0
            ip link set corp1 up
            """;

    /** Waits for a server, by what the kernel says of sockets, and not for ever. */
    private static final String AWAIT = "timeout 30 bash -c 'until ss %s | grep -q %s; do :; done'\n";

    private Path folder;

    @BeforeEach
    void makeHome() throws IOException {
        folder = ROOM.folder("rules");
    }

    private void rules(String... lines) throws IOException {
        Files.write(folder.resolve(".connectrc"), List.of(lines));
    }

    /** What the program says of a way in a world of its own, whose making begins with some lines of shell. */
    private JsonNode check(Relay relay, String world, String... arguments) throws IOException {
        if (!Requirements.isRoot()) {
            throw Requirements.missingServer("a network namespace takes root");
        }
        Requirements.check(Tool.IP, Tool.SOCAT, Tool.MICROSOCKS);
        String script = "set -e\ncd \"$HOME\"\n" + WORLD + world + AWAIT.formatted("-lun", "127.0.0.53:53") + "set +e\n"
                + "\"$@\"\nstatus=$?\nkill $(jobs -p)\nexit $status\n";
        List<String> words = new ArrayList<>(List.of("unshare", "--net", "--mount", "bash", "-c", script, "world"));
        words.addAll(relay.words());
        words.addAll(List.of("--check", "--json"));
        words.addAll(List.of(arguments));
        Command.Result outcome =
                Command.of(words).with(Map.of("HOME", folder.toString())).run();
        assertThat(outcome.stderr()).isEmpty();
        JsonNode report = new ObjectMapper().readTree(outcome.text());
        assertThat(outcome.status()).isEqualTo(report.get("error").isNull() ? 0 : 1);
        return report;
    }

    private int decidingLine(Relay relay, String world) throws IOException {
        rules(
                "use http://127.0.0.1:1 on 10.20.0.0/16",
                "use http://127.0.0.1:2 on 192.168.0.0/16 fd00::/8",
                "use http://127.0.0.1:3 on 169.254.0.0/16 127.0.0.0/8");
        JsonNode report = check(relay, world, "host.example", "22");
        assertThat(report.get("way").textValue())
                .isEqualTo("http://127.0.0.1:" + report.at("/rule/line").intValue());
        return report.at("/rule/line").intValue();
    }

    @EachSuccessor
    void theNetworkDecides(Relay relay) throws Exception {
        assertThat(decidingLine(relay, OFFICE + "ip link set corp0 up\n")).isEqualTo(1);
        String home = OFFICE.replace("10.20.3.7/16", "192.168.7.5/24") + "ip link set corp0 up\n";
        assertThat(decidingLine(relay, home)).isEqualTo(2);
        String other = OFFICE.replace("10.20.3.7/16", "fd00:1::5/64") + "ip link set corp0 up\n";
        assertThat(decidingLine(relay, other)).isEqualTo(2);
    }

    /** What every machine has counts where it is named; and an interface that is down is nowhere. */
    @EachSuccessor
    void aNetworkThatIsDownIsNone(Relay relay) throws Exception {
        assertThat(decidingLine(relay, OFFICE)).isEqualTo(3);
    }

    @EachSuccessor
    void noLineThatMatchesIsAnError(Relay relay) throws Exception {
        rules("use direct on 10.20.0.0/16", "use direct on 0.0.0.0/0");
        JsonNode report = check(relay, "", "host.example", "22");
        assertThat(report.at("/error/code").textValue()).isEqualTo("rule");
        assertThat(report.get("rules_before")).hasSize(2);
        assertThat(questions()).isEmpty();
    }

    @EachSuccessor
    void aSilentNameServerHoldsNobodyUp(Relay relay) throws Exception {
        rules("use direct if resolves intranet.corp.example", "use http://127.0.0.1:2");
        JsonNode report = check(relay, "", "host.example", "22");
        assertThat(report.at("/rule/line").intValue()).isEqualTo(2);
        assertThat(report.at("/rules_before/0/why").textValue())
                .isEqualTo("intranet.corp.example: name look-up: no answer within the time limit of 500 ms");
        assertThat(questions()).contains("intranet").doesNotContain("host\7example");
    }

    @EachSuccessor
    void aServerThatIsNotReachedIsACondition(Relay relay) throws Exception {
        rules("use direct if reaches 10.20.0.1:3128", "use http://127.0.0.1:2");
        JsonNode report = check(relay, OFFICE + "ip link set corp0 up\n", "host.example", "22");
        assertThat(report.at("/rule/line").intValue()).isEqualTo(2);
        assertThat(report.at("/rules_before/0/why").textValue()).startsWith("10.20.0.1:3128: cannot connect: ");
    }

    /** The first proxy is in a network where nobody answers, the second refuses, and the third is there. */
    @EachSuccessor
    void whatCannotBeEnteredIsLeft(Relay relay) throws Exception {
        rules("use http://10.20.9.9:8080 or socks5h://127.0.0.1:1 or socks5h://127.0.0.1:1080");
        String proxy = "microsocks -i 127.0.0.1 -p 1080 2>/dev/null &\n" + AWAIT.formatted("-ltn", "127.0.0.1:1080");
        JsonNode report = check(relay, OFFICE + "ip link set corp0 up\n" + proxy, "-w", "4", "127.0.0.1", "1080");
        assertThat(report.get("left")).hasSize(2);
        assertThat(report.at("/left/0/error/code").textValue()).isIn("timeout", "connection");
        assertThat(report.at("/left/1/error/code").textValue()).isEqualTo("connection");
        assertThat(report.get("way").textValue()).isEqualTo("socks5h://127.0.0.1:1080");
        assertThat(report.get("error").isNull()).isTrue();
    }

    private String questions() throws IOException {
        return Files.readString(folder.resolve("questions"), StandardCharsets.ISO_8859_1);
    }

    private String asked(Relay relay, String... arguments) throws IOException {
        check(relay, "", arguments);
        return questions();
    }

    /** Names that a proxy looks up are nobody else's business; that a direct connection asks shows that we would know. */
    @EachSuccessor
    void noNameIsLookedUpThatAProxyLooksUp(Relay relay) throws Exception {
        rules("use socks5h://127.0.0.1:1 for .hidden.example", "use direct");
        assertThat(asked(relay, "a.hidden.example", "22")).isEmpty();
        String chain = "http://127.0.0.1:1,socks5h://b.hidden.example";
        assertThat(asked(relay, "-x", chain, "c.hidden.example", "22")).isEmpty();
        assertThat(asked(relay, "-x", "socks4a://127.0.0.1:1", "d.hidden.example", "22"))
                .isEmpty();
        assertThat(asked(relay, "-n", "hidden.onion", "22")).isEmpty();
        assertThat(asked(relay, "-w", "1", "shown.example", "22")).contains("shown");
    }
}
