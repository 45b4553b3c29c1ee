package sshconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.host.FakeHost;

/** The command line: clusters, values, and one clear line for everything that is wrong with one. */
class CommandLineTest {

    private static CommandLine parse(String arguments) {
        return CommandLine.parse(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
    }

    @Test
    void lettersClusterAndTakeTheNextArguments() {
        CommandLine line = parse("-d4Sw proxy:1080 5 host 22");
        assertThat(line.problem()).isNull();
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
    @CsvSource(delimiter = '|', value = {
        "''|no host is given; usage: connect [options] host [port]",
        "host|no port is given; usage: connect [options] host [port]",
        "host 22 x|too many arguments: x; usage: connect [options] host [port]",
        "-x h 1|unknown option -x; try --help",
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
}
