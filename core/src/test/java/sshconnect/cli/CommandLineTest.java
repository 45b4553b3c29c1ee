package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;

/** The command line: clusters, values, and one clear line for everything that is wrong with one. */
class CommandLineTest {

    private static CommandLine parse(String arguments) {
        return CommandLine.parse(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1))
                .value();
    }

    @Test
    void lettersClusterAndTakeTheNextArguments() {
        CommandLine line = parse("-d4Sw proxy:1080 5 host 22");
        assertThat(line.debugLevel()).isEqualTo(1);
        assertThat(line.has(Option.SOCKS4)).isTrue();
        assertThat(line.proxy()).isEqualTo(Option.SOCKS_PROXY);
        assertThat(line.value(Option.SOCKS_PROXY)).isEqualTo("proxy:1080");
        assertThat(line.value(Option.TIMEOUT)).isEqualTo("5");
        assertThat(line.operands()).containsExactly("host", "22");
    }

    @Test
    void longNamesTakeTheirValueEitherWay() {
        CommandLine line = parse("--socks-proxy=a --half-close no --debug h 1");
        assertThat(line.value(Option.SOCKS_PROXY)).isEqualTo("a");
        assertThat(line.value(Option.HALF_CLOSE)).isEqualTo("no");
        assertThat(line.debugLevel()).isEqualTo(1);
    }

    @Test
    void theFirstOperandEndsTheOptions() {
        assertThat(parse("host -d").operands()).containsExactly("host", "-d");
        assertThat(parse("-- -d 22").operands()).containsExactly("-d", "22");
    }

    @Test
    void theLastOfSeveralWins() {
        assertThat(parse("-S a -H b h 1").proxy()).isEqualTo(Option.HTTP_PROXY);
        assertThat(parse("-H b -n h 1").proxy()).isEqualTo(Option.DIRECT);
        assertThat(parse("-45 h 1").has(Option.SOCKS4)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--tls h 1",
                "-H https://proxy h 1",
                "-x socks5+tls://a,http://b h 1",
                "-x http://b,https://a h 1",
                "-S socks5h+tls://a h 1"
            })
    void itSaysThatTlsWillBeSpoken(String arguments) {
        assertThat(parse(arguments).takesTls()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h 1", "-n h 1", "-H http://proxy h 1", "-x env h 1", "-S https://proxy -n h 1"})
    void itSaysNothingOfTls(String arguments) {
        assertThat(parse(arguments).takesTls()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|no host is given; usage: connect [options] host [port]; try --help",
                "-h|no host is given; usage: connect [options] host [port]; try --help",
                "host|no port is given; usage: connect [options] host [port]; try --help",
                "::1|no port is given; usage: connect [options] host [port]; try --help",
                "host:22|read host host:22: host and port are two arguments: host 22",
                "host:22 22|read host host:22: host and port are two arguments: host 22",
                "[::1]:22|read host [::1]:22: host and port are two arguments: [::1] 22",
                "-Ssocks:1080 h 1|unknown option -o; -S takes the next argument; try --help",
                "-w10 h 1|unknown option -1; -w takes the next argument; try --help",
                "-w5 h 1|no port is given; -w takes the next argument; usage: connect [options] host [port]; try --help",
                "-w5 h 1 2|\"h\" is no time limit; expected seconds, 0 to 1000000; -w takes the next argument",
                "-5w h 1 2|\"h\" is no time limit; expected seconds, 0 to 1000000",
                "-X h 1|unknown option -X; try --help",
                "--nope h 1|unknown option --nope; try --help",
                "--debug=1 h 1|option --debug takes no value; try --help",
                "-S|option -S needs a value: [user@]host[:port]; try --help",
                "--timeout|option --timeout needs a value: seconds; try --help",
                "-w x h 1|\"x\" is no time limit; expected seconds, 0 to 1000000",
                "-w -1 h 1|\"-1\" is no time limit; expected seconds, 0 to 1000000",
                "-w 99999999999999999999 h 1|\"99999999999999999999\" is no time limit; expected seconds, 0 to 1000000",
                "-R x h 1|cannot resolve by \"x\"; expected local, remote, both, or the IP address of a name server",
                "--proxy-auth=basic,kerberos -H p h 1|--proxy-auth: unknown authentication scheme \"kerberos\"; known are "
                        + "negotiate, digest, ntlm and basic",
                "--proxy-auth= -H p h 1|--proxy-auth: unknown authentication scheme \"\"; known are negotiate, digest, ntlm "
                        + "and basic",
                "-a none,chap -S p h 1|unknown authentication method \"chap\": known are none, gssapi and userpass",
                "--half-close=maybe h 1|--half-close takes yes or no, not \"maybe\"",
                "-F -p 1 h 1|-F and -p exclude each other",
                "-F --half-close=no h 1|-F and --half-close exclude each other",
                "-F h 1|hand the connection over: only the native executable can do that",
                "-s h 1|-s needs the parameter SOCKS5_SERVER or SOCKS_SERVER, and it is not set",
                "-4s h 1|-s needs the parameter SOCKS4_SERVER or SOCKS_SERVER, and it is not set",
                "-h h 1|-h needs the parameter HTTP_PROXY, and it is not set",
                "-t h 1|-t needs the parameter TELNET_PROXY, and it is not set",
            })
    void saysWhatIsWrongInOneLine(String arguments, String message) {
        FakeHost host = new FakeHost();
        int status = App.run(host, arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(status).isEqualTo(1);
        assertThat(host.errors()).containsExactly("ERROR: " + message);
        assertThat(host.standardOutput()).isEmpty();
    }

    @Test
    void namesWhatStandsInTheEnvironmentInLowerCase() {
        FakeHost host = new FakeHost().environment("http_proxy", "http://ann:secret@proxy.example:8080");
        assertThat(App.run(host, new String[] {"-h", "h", "1"})).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: -h needs the parameter HTTP_PROXY, and it is not set; "
                        + "http_proxy is, and is not read: set HTTP_PROXY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x|x",
                "x y|x y",
                "-S p|-S p; options stand in front of the host",
                "-S p:1080|-S p:...; options stand in front of the host",
                "-H ann:secret|-H ann:...; options stand in front of the host",
                "-H http://ann:secret|-H http://ann:...; options stand in front of the host",
                "2001:db8::1 [::1] [::1]:22 [ann:secret]|2001:db8::1 [::1] [::1]:... [ann:...",
                "-H http://ann:secret@p|-H ...@p; options stand in front of the host",
            })
    void warnsOfWhatFollowsThePort(String surplus, String told) {
        FakeHost host = new FakeHost().name("h", "192.0.2.1").peer("192.0.2.1", 22, new Script().end());
        assertThat(App.run(host, ("h 22 " + surplus).split(" "))).isZero();
        assertThat(host.errors()).containsExactly("WARNING: ignored after host and port: " + told);
    }

    @ParameterizedTest
    @CsvSource({
        "connect-22,22",
        "connect-443.exe,443",
        "connect-ssh,22",
        "connect-http-alt,8080",
        "my-relay-ssh.EXE,22",
        "connect-http-22,22"
    })
    void aPortAtTheEndOfTheProgramsNameIsThePort(String name, int port) {
        FakeHost host = new FakeHost()
                .programName(name)
                .service("ssh", 22)
                .service("http-alt", 8080)
                .service("alt", 1)
                .name("h", "192.0.2.1")
                .peer("192.0.2.1", port, new Script().end());
        assertThat(App.run(host, new String[] {"h"})).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "connect,''",
        "connect-,''",
        "connect22,''",
        "connect-proxy,''",
        "connect-full,''",
        "connect-full.exe,''",
        "connect-foo,foo",
        "connect-0,0",
        "connect-70000,70000",
        "connect-22-x,x",
        "connect-SSH.exe,SSH"
    })
    void otherwiseThePortIsRequired(String name, String wrong) {
        FakeHost host = new FakeHost()
                .programName(name)
                .service("ssh", 22)
                .service("proxy", 3128)
                .service("full", 4);
        assertThat(App.run(host, new String[] {"h"})).isEqualTo(1);
        String base = name.replace(".exe", "");
        assertThat(host.errors())
                .containsExactly("ERROR: no port is given"
                        + (wrong.isEmpty()
                                ? ""
                                : ", and \"" + wrong + "\" in the program's name " + base
                                        + " is no port and no service")
                        + "; usage: connect [options] host [port]; try --help");
    }
}
