package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sshconnect.it.demo.Demo;

/** The demonstration that the README starts with. */
class DemoIT {
    private static final Path SCRIPT = Path.of(System.getProperty("connect.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve("demo");
    private static final String REQUEST = "proxy SOCKS5 request: CONNECT behind.example:22, a name for me to resolve";
    private static final String GREETING = "ssh   Hello demo! This is the SSH server behind the proxy.";
    private static final String VERDICT = "demo  this is what the SSH server says: it works";

    @Test
    void asAUserStartsIt() {
        Tool.SSH.path();
        Command.Result outcome = Command.of(SCRIPT.toString()).run();

        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.text().lines())
                .contains(REQUEST, GREETING)
                .endsWith(VERDICT)
                .anyMatch(line ->
                        line.matches("demo  \\$ .*/ssh .*'ProxyCommand=.*connect.* -S 127.0.0.1:\\d+ %h %p' .*"));
        assertThat(outcome.status()).isZero();
    }

    @EachRelay
    void withOpenSsh(Relay relay) throws Exception {
        assertWorks(relay, Optional.of(Path.of(Tool.SSH.path())));
    }

    @EachRelay
    void whereNoSshIsInstalled(Relay relay) throws Exception {
        assertWorks(relay, Optional.empty());
    }

    @Test
    void failsWhereTheRelayFails() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        boolean worked = run(List.of("/bin/false"), Optional.of(Path.of(Tool.SSH.path())), printed);

        assertThat(worked).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .doesNotContain(REQUEST, GREETING, VERDICT)
                .endsWith("it failed\n");
    }

    private static void assertWorks(Relay relay, Optional<Path> openSsh) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        boolean worked = run(relay.words(), openSsh, printed);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .contains(REQUEST, GREETING)
                .endsWith(VERDICT);
        assertThat(worked).isTrue();
    }

    private static boolean run(List<String> relay, Optional<Path> openSsh, ByteArrayOutputStream printed)
            throws Exception {
        return Demo.run(relay, openSsh, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
