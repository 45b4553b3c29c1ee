package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sshconnect.it.servers.DemandingProxy.Scheme;
import sshconnect.it.servers.DemandingProxy.Verdict;

/**
 * No password comes to light, whatever way it takes and however it ends: not on standard output, not in messages, not with
 * everything that {@code -dd} shows, and not in the arguments and the environment of programs that are run.
 */
class SecretsIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final String USER = "ann";
    private static final String PASSWORD = "mArKeD-Pa55/word~";
    private static final String REALM = "the net";
    /** For other proxies, so that it has no business in any program that is run. */
    private static final String OTHER_PASSWORD = "0tHeR-mArKeD";
    /** MD4 of the password in UTF-16LE, which is all that NTLM asks for; the JDK has no MD4. */
    private static final String NT_HASH = "96ffe0ad1a621cfab949b00ef6851f0c";

    private static final Pattern RESPONSE = Pattern.compile("response=\"([0-9a-f]+)\"");

    private Path folder;

    /** The places that a password may come from. */
    enum Source {
        URL,
        ENVIRONMENT,
        PARAMETER_FILE,
        FILE,
        DESCRIPTOR,
        HELPER,
        NETRC,
        ASKPASS
    }

    @BeforeEach
    void prepareFiles() throws IOException {
        folder = ROOM.folder("secrets");
        write("password", PASSWORD + "\n", "rw-------");
        write(".netrc", "machine " + Loopback.V4 + " login " + USER + " password " + PASSWORD + "\n", "rw-------");
        write(
                ".connectrc",
                "HTTP_PROXY_PASSWORD = " + PASSWORD + "\nSOCKS5_PASSWORD = " + PASSWORD + "\n",
                "rw-------");
        String look = "#!/bin/sh\ntr '\\0' '\\n' < /proc/self/environ >> " + folder + "/seen\n"
                + "tr '\\0' '\\n' < /proc/$$/cmdline >> " + folder + "/seen\n"
                + "tr '\\0' '\\n' < /proc/$PPID/cmdline >> " + folder + "/seen\n";
        write("askpass", look + "cat " + folder + "/password\n", "rwx------");
        write(
                "helper",
                look + "cat > /dev/null\ntest \"$1\" = get && printf 'username=" + USER + "\\npassword=' && cat "
                        + folder + "/password\nexit 0\n",
                "rwx------");
    }

    private void write(String name, String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    static Stream<Arguments> paths() {
        List<Arguments> paths = new ArrayList<>();
        Relay.successors().forEach(relay -> {
            for (Scheme scheme : Scheme.values()) {
                for (Verdict verdict : Verdict.values()) {
                    paths.add(Arguments.of(relay, Source.ENVIRONMENT, scheme, verdict));
                }
            }
            for (Source source : Source.values()) {
                paths.add(Arguments.of(relay, source, Scheme.SOCKS5, Verdict.REJECTS));
                paths.add(Arguments.of(relay, source, Scheme.BASIC, Verdict.ACCEPTS));
                paths.add(Arguments.of(relay, source, Scheme.DIGEST_SHA_256, Verdict.REJECTS));
            }
        });
        return paths.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}", allowZeroInvocations = true)
    @MethodSource("paths")
    void noPasswordComesToLight(Relay relay, Source source, Scheme scheme, Verdict verdict) throws Exception {
        try (DemandingProxy proxy = DemandingProxy.start(scheme, verdict, PASSWORD)) {
            Command.Result outcome =
                    command(relay, source, scheme, proxy.address()).run();

            // Who closes without an answer may have closed before it was asked, and is asked once more.
            assertThat(proxy.credentials()).as(outcome.stderr()).hasSizeBetween(1, verdict == Verdict.CLOSES ? 2 : 1);
            boolean opens = verdict == Verdict.ACCEPTS || verdict == Verdict.REFLECTS && !scheme.isHttp();
            assertThat(outcome.status()).isEqualTo(opens ? 0 : 1);
            assertThat(outcome.stdout()).isEmpty();
            assertThat(outcome.stderr())
                    .contains("DEBUG: ")
                    .doesNotContain(proxy.credentials())
                    .doesNotContain(disguises())
                    .doesNotContain(responses(proxy.credentials()));
            if (verdict == Verdict.REFLECTS && scheme.isHttp()) {
                assertThat(outcome.stderr())
                        .contains("400 Bad header: Proxy-Authorization: xxxxx")
                        .contains("X-Password: xxxxx\\r\\n");
            }
            if (source == Source.HELPER || source == Source.ASKPASS) {
                assertThat(folder.resolve("seen"))
                        .content()
                        .isNotEmpty()
                        .contains("connect")
                        .doesNotContain(disguises());
            }
        }
    }

    /** What alone proves the password in Digest, whatever stands around it; nothing else has it. */
    private static List<String> responses(List<String> credentials) {
        List<String> responses = new ArrayList<>(List.of(PASSWORD));
        for (String each : credentials) {
            Matcher response = RESPONSE.matcher(each);
            if (response.find()) {
                responses.add(response.group(1));
            }
        }
        return responses;
    }

    private static List<String> disguises() {
        List<String> forms = new ArrayList<>(Disguises.of(USER, PASSWORD, REALM));
        forms.add(NT_HASH);
        forms.add(OTHER_PASSWORD);
        return forms;
    }

    private Command command(Relay relay, Source source, Scheme scheme, String address) {
        List<String> words = new ArrayList<>();
        if (source == Source.DESCRIPTOR) {
            words.addAll(List.of("/bin/sh", "-c", "exec \"$@\" 3<" + folder + "/password", "sh"));
        }
        words.addAll(relay.words());
        words.add("-dd");
        switch (source) {
            case FILE ->
                words.addAll(
                        List.of("--password-file", folder.resolve("password").toString()));
            case DESCRIPTOR -> words.addAll(List.of("--password-fd", "3"));
            case HELPER ->
                words.addAll(
                        List.of("--credential-helper", folder.resolve("helper").toString()));
            case NETRC -> words.add("--netrc");
            default -> {}
        }
        words.add(scheme.isHttp() ? "-H" : "-S");
        words.add(
                source == Source.URL
                        ? (scheme.isHttp() ? "http" : "socks5") + "://" + USER + ":" + PASSWORD.replace("/", "%2F")
                                + "@" + address
                        : USER + "@" + address);
        words.addAll(List.of("192.0.2.1", "22"));
        // A parameter file only for the source that it is.
        Command command = Command.of(words)
                .with(
                        "HOME",
                        source == Source.PARAMETER_FILE || source == Source.NETRC ? folder.toString() : "/nonexistent");
        String ours = scheme.isHttp() ? "HTTP_PROXY_PASSWORD" : "SOCKS5_PASSWORD";
        String other = scheme.isHttp() ? "SOCKS5_PASSWORD" : "HTTP_PROXY_PASSWORD";
        command.with(other, OTHER_PASSWORD);
        return switch (source) {
            case ENVIRONMENT -> command.with(ours, PASSWORD);
            case ASKPASS ->
                command.with("SSH_ASKPASS", folder.resolve("askpass").toString())
                        .with("SSH_ASKPASS_REQUIRE", "force");
            default -> command;
        };
    }
}
