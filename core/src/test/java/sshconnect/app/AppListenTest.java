package sshconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;

/** The program with local clients instead of standard input and output, on a fake host. */
class AppListenTest {

    private final FakeHost host = new FakeHost();

    private int run(String... arguments) {
        return App.run(host, arguments);
    }

    @AfterEach
    void everyScriptIsPlayedToItsEnd() {
        host.assertDone();
    }

    @Test
    void listensOnLoopbackUnlessAnAddressIsStated() {
        host.clients(7000, new Script().expect("hello").expectEnd()).peer("192.0.2.1", 22,
                new Script().say("hello").end());
        assertThat(run("-p", "7000", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).isEmpty();
    }

    @Test
    void listensOnTheAddressThatIsStated() {
        host.clients(new ListenAddress.Tcp(List.of(IpAddress.parse("192.0.2.7")), 7000), new Script().expectEnd())
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-d", "-p", "192.0.2.7:7000", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).contains("DEBUG: local_type=socket", "DEBUG: local_port=7000",
                "DEBUG: listening on 192.0.2.7:7000");
    }

    @Test
    void listensOnAPath() {
        host.clients(new ListenAddress.UnixSocket("./s"), new Script().expectEnd())
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-d", "-p", "./s", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).contains("DEBUG: listening on ./s");
    }

    @Test
    void tellsThePortThatTheSystemChose() {
        host.clients(0, new Script().expectEnd()).peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-p", "0", "192.0.2.1", "22")).isZero();
        assertThat(host.errors()).containsExactly("listening on 127.0.0.1:32768, [::1]:32768");
    }
}
