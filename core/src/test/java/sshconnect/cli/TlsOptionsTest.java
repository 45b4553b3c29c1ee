package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.host.Deadline;
import sshconnect.host.FakeHost;
import sshconnect.tunnel.Tracer;
import sshconnect.way.Parameters;
import sshconnect.way.TlsUse;
import sshconnect.way.Way;

/** What options, parameters and the query of a hop say of TLS together. */
class TlsOptionsTest {

    private final FakeHost host = new FakeHost();

    private Parsed<List<Way>> readAll(String arguments) {
        CommandLine line = CommandLine.parse(arguments.split(" ")).value();
        Deadline deadline = new Deadline(host.system(), 0);
        Parameters parameters = new Parameters(host.system(), deadline, false);
        return new WayReader(new Inputs(host, line, parameters, deadline, new Tracer(host, 0, "")))
                .read(Target.of("h.example", 22));
    }

    private Parsed<Way> read(String arguments) {
        Parsed<List<Way>> ways = readAll(arguments);
        return ways.ok() ? Parsed.of(ways.value().get(0)) : Parsed.wrong(ways.error());
    }

    private TlsUse ofHop(String arguments) {
        return read(arguments).value().hops().get(0).peer().tls();
    }

    @Test
    void theFilesOfAllCountWhereTheHopSaysNothingElse() {
        String all = "--tls-ca A --tls-cert C --tls-key K ";
        assertThat(ofHop(all + "-H https://p")).isEqualTo(new TlsUse(null, "A", "C", "K", false));
        assertThat(ofHop(all + "-x https://p?ca=a")).isEqualTo(new TlsUse(null, "a", "C", "K", false));
        assertThat(ofHop(all + "-x https://p?cert=c")).isEqualTo(new TlsUse(null, "A", "c", null, false));
        assertThat(ofHop(all + "-x https://p?key=k&server-name=n")).isEqualTo(new TlsUse("n", "A", "C", "k", false));
        assertThat(ofHop(all + "-H http://p")).isNull();
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void theNameIsTheTargets() {
        Way way = read("--tls --tls-server-name t.example -x socks5+tls://p").value();
        assertThat(way.targetTls()).isEqualTo(new TlsUse("t.example", null, null, null, false));
        assertThat(way.hops().get(0).peer().tls()).isEqualTo(TlsUse.USUAL);
    }

    @Test
    void parametersCountWhereOptionsDoNot() {
        host.environment("CONNECT_TLS", "yes").environment("TLS_CA", "A").environment("TLS_SERVER_NAME", "t.example");
        assertThat(read("--tls-ca B -n").value().targetTls())
                .isEqualTo(new TlsUse("t.example", "B", null, null, false));
    }

    @Test
    void whatIsNotVerifiedIsWarnedOf() {
        assertThat(read("--tls --tls-insecure -x https://p,https://q")
                        .value()
                        .targetTls()
                        .insecure())
                .isTrue();
        assertThat(host.errors())
                .containsExactly(
                        "WARNING: http proxy p:443: its certificate is not verified",
                        "WARNING: http proxy q:443: its certificate is not verified",
                        "WARNING: the target: its certificate is not verified");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tls-server-name t.example -n|--tls-server-name is for --tls, which is not given",
                "--tls-key K -n|--tls-key needs --tls-cert, the certificate that the key is of",
            })
    void whatMakesNoSense(String arguments, String message) {
        assertThat(read(arguments).error().describe()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT_TLS, -n", "TLS_INSECURE, --tls"})
    void aSwitchIsYesOrNo(String parameter, String arguments) {
        host.environment(parameter, "1");
        assertThat(read(arguments).error().describe()).isEqualTo(parameter + ": it is yes or no, not \"1\"");
    }
}
