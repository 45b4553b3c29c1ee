package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;

/** A value that is stated must make sense, whatever else is stated; a parameter matters where it is of use. */
class StatedValuesTest {

    /** A value that makes no sense, and what the message says of it. */
    private record Wrong(String value, String words) {}

    private static final Map<Option, Wrong> WRONG = new EnumMap<>(Map.ofEntries(
            Map.entry(Option.HTTP_PROXY, new Wrong("p:http:80", "proxy p:")),
            Map.entry(Option.SOCKS_PROXY, new Wrong("p:0", "server p:")),
            Map.entry(Option.TELNET_PROXY, new Wrong("", "host")),
            Map.entry(Option.PROXY, new Wrong("http://p,bogus", "-x: column 10: ")),
            Map.entry(Option.TLS_KEY, new Wrong("/nowhere", "--tls-key needs --tls-cert")),
            Map.entry(Option.TLS_SERVER_NAME, new Wrong("a/b", "--tls-server-name: read host a/b: ")),
            Map.entry(Option.AUTH, new Wrong("bogus", "unknown authentication method \"bogus\"")),
            Map.entry(Option.GSSAPI_PROTECTION, new Wrong("bogus", "unknown protection \"bogus\"")),
            Map.entry(Option.GSSAPI_SERVICE, new Wrong("", "the service has no name")),
            Map.entry(Option.PROXY_AUTH, new Wrong("bogus", "unknown authentication scheme \"bogus\"")),
            Map.entry(Option.PASSWORD_FD, new Wrong("2", "\"2\" is no descriptor")),
            Map.entry(Option.CREDENTIAL_HELPER, new Wrong("!x", "shell commands are not run")),
            Map.entry(Option.TELNET_SCRIPT, new Wrong("/nowhere", "--telnet-script: /nowhere: ")),
            Map.entry(Option.RESOLVE, new Wrong("bogus", "cannot resolve by \"bogus\"")),
            Map.entry(Option.LISTEN, new Wrong("bogus:x", "bogus:x")),
            Map.entry(Option.LISTEN_HOLD, new Wrong("bogus:x", "bogus:x")),
            Map.entry(Option.HALF_CLOSE, new Wrong("bogus", "yes or no")),
            Map.entry(Option.TIMEOUT, new Wrong("-1", "is no time limit"))));

    /** Options that take whatever is stated; whether a file is there is seen when it is wanted. */
    private static final Set<Option> TAKE_ANYTHING =
            EnumSet.of(Option.TELNET_COMMAND, Option.PASSWORD_FILE, Option.TLS_CA, Option.TLS_CERT);

    private static final List<List<String>> MODES = List.of(
            List.of(),
            List.of("-n"),
            List.of("-S", "192.0.2.9"),
            List.of("-4", "-S", "192.0.2.9"),
            List.of("-H", "192.0.2.9"),
            List.of("-T", "192.0.2.9"),
            List.of("-F"),
            List.of("-p", "7000"),
            List.of("-P", "7000"),
            List.of("-k", "-p", "7000"));

    private static final Set<Option> PLACES_TO_LISTEN = EnumSet.of(Option.LISTEN, Option.LISTEN_HOLD);

    private static Stream<Option> options() {
        return Stream.of(Option.values()).filter(option -> option.argument() != null);
    }

    private static Stream<Arguments> cases() {
        return WRONG.keySet().stream()
                .flatMap(option -> MODES.stream()
                        .filter(mode -> !mode.contains(option.toString()))
                        .filter(mode -> !PLACES_TO_LISTEN.contains(option) || !mode.contains("7000"))
                        .map(mode -> Arguments.of(option, mode)));
    }

    @Test
    void everyOptionWithAValueIsConsidered() {
        assertThat(options()).allMatch(option -> WRONG.containsKey(option) != TAKE_ANYTHING.contains(option));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("cases")
    void aWrongValueIsToldWhateverElseIsStated(Option option, List<String> mode) {
        FakeHost host = new FakeHost().handsOver();
        Wrong wrong = WRONG.get(option);
        List<String> arguments = new ArrayList<>(List.of("--" + option.longName(), wrong.value()));
        arguments.addAll(mode);
        arguments.addAll(List.of("192.0.2.1", "22"));
        assertThat(App.run(host, arguments.toArray(String[]::new))).isEqualTo(1);
        assertThat(host.errors())
                .singleElement()
                .asString()
                .startsWith("ERROR: ")
                .contains(wrong.words());
        assertThat(host.dialled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SOCKS5_AUTH, -n",
        "SOCKS5_AUTH, -H 192.0.2.9",
        "SOCKS5_AUTH, -4 -S 192.0.2.9",
        "SOCKS5_GSSAPI_PROTECTION, -n",
        "SOCKS5_GSSAPI_PROTECTION, -H 192.0.2.9",
        "SOCKS5_GSSAPI_PROTECTION, -4 -S 192.0.2.9",
        "SOCKS5_GSSAPI_PROTECTION, -T 192.0.2.9",
        "HTTP_PROXY_AUTH, -n",
        "HTTP_PROXY_AUTH, -S 192.0.2.9",
        "HTTP_PROXY_AUTH, -T 192.0.2.9",
        "SOCKS5_RESOLVE, -n",
        "SOCKS5_RESOLVE, -H 192.0.2.9",
        "SOCKS5_RESOLVE, -4 -S 192.0.2.9",
        "SOCKS_RESOLVE, -n",
        "SOCKS_RESOLVE, -H 192.0.2.9",
        "SOCKS4_RESOLVE, -S 192.0.2.9",
        "SOCKS5_SERVER, -n",
        "HTTP_PROXY, -S 192.0.2.9",
        "TELNET_PROXY, -H 192.0.2.9",
        "TELNET_SCRIPT, -n",
        "TELNET_SCRIPT, -H 192.0.2.9",
        "CREDENTIAL_HELPER, -n",
        "CREDENTIAL_HELPER, -4 -S 192.0.2.9",
        "CREDENTIAL_HELPER, -T 192.0.2.9",
    })
    void aParameterThatNobodyAsksForIsNotLookedAt(String name, String mode) {
        FakeHost host = new FakeHost().environment(name, "!bogus:x:y");
        boolean direct = mode.equals("-n");
        if (direct) {
            host.peer("192.0.2.1", 22, new Script().end());
        } else {
            int port = mode.contains("S") ? 1080 : mode.contains("H") ? 80 : 23;
            host.refuses("192.0.2.9", port);
        }
        List<String> arguments = new ArrayList<>(List.of(mode.split(" ")));
        arguments.addAll(List.of("192.0.2.1", "22"));
        App.run(host, arguments.toArray(String[]::new));
        assertThat(host.dialled()).hasSize(1);
        assertThat(host.errors()).noneMatch(line -> line.contains("bogus"));
    }
}
