package sshconnect.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Host;
import sshconnect.host.Listener;
import sshconnect.host.Script;
import sshconnect.host.ScriptedPeer;

/** What is particular to the JVM host, beside the contract of all hosts. */
class JvmHostTest {

    private final Host host = new JvmHost();

    private long soon() {
        return host.system().monotonicMillis() + 50;
    }

    @Test
    void sendingToAPeerThatDoesNotReadIsGivenUpAtTheDeadline() throws IOException {
        ServerSocket listening = ScriptedPeer.listen();
        HostPort address = ScriptedPeer.addressOf(listening);
        Channel channel = host.dialer()
                .dial(IpAddress.parse(address.host()), address.port(), Host.NO_DEADLINE)
                .value();
        try (listening) {
            // Larger than the buffers of both kernels together.
            Fault fault = channel.send(new byte[64 * 1024 * 1024], soon());
            assertThat(fault)
                    .isEqualTo(new Fault(
                            Fault.Kind.TIMED_OUT, "write to", address.host() + " port " + address.port(), "timed out"));
        }
    }

    @Test
    void aListenerTakesClientsOfBothFamilies() throws IOException {
        assumeTrue(hasIpv6());
        int port = ScriptedPeer.closedPort();
        Listener listener =
                host.dialer().listen(ListenAddress.Tcp.loopback(port)).value();
        for (String address : new String[] {"127.0.0.1", "::1"}) {
            Result<Channel> client = host.dialer().dial(IpAddress.parse(address), port, soon());
            assertThat(client).isInstanceOf(Result.Ok.class);
            Channel accepted = listener.accept().value();
            client.value().send("x".getBytes(UTF_8), Host.NO_DEADLINE);
            assertThat(accepted.peek(new byte[1], Host.NO_DEADLINE).value()).isEqualTo(1);
            accepted.close();
            client.value().close();
        }
        listener.close();
    }

    private static boolean hasIpv6() {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return listening.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aPortThatIsTakenCannotBeListenedOn() throws IOException {
        try (ServerSocket taken = ScriptedPeer.listen()) {
            ListenAddress address = ListenAddress.Tcp.loopback(taken.getLocalPort());
            assertThat(host.dialer().listen(address).fault().describe())
                    .isEqualTo("listen on 127.0.0.1 port " + taken.getLocalPort() + ": address already in use");
        }
    }

    @Test
    void aNameServerThatIsNotThereIsToldFromASilentOne() throws IOException {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        IpAddress server = IpAddress.parse("127.0.0.1");
        Fault fault = new JvmResolver(port)
                .exchange(server, new byte[1], any -> true, Host.NO_DEADLINE)
                .fault();
        assertThat(fault)
                .isEqualTo(new Fault(
                        Fault.Kind.REFUSED, "ask name server", "127.0.0.1 port " + port, "connection refused"));
    }

    @ParameterizedTest
    @CsvSource({"fe80::1%1, 1", "fe80::1%4711, 4711"})
    void zonesAreInterfaces(String name, int scopeId) {
        assertThat(host.resolver().addresses(name, Host.NO_DEADLINE).value())
                .containsExactly(IpAddress.of(IpAddress.parse("fe80::1").bytes(), scopeId));
    }

    @Test
    void anInterfaceThatIsNotThereIsSaid() {
        assertThat(host.resolver()
                        .addresses("fe80::1%none0", Host.NO_DEADLINE)
                        .fault()
                        .describe())
                .isEqualTo("look up fe80::1%none0: no such interface");
    }

    @Test
    void theEmptyNameIsNotThisMachine() {
        assertThat(host.resolver().addresses("", Host.NO_DEADLINE).fault().kind())
                .isEqualTo(Fault.Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"ssh, 22", "SSH, 0", "domain, 5353", "dns, 5353", "syslog, 0", "huge, 0", "bad, 0", "nothing, 0"})
    void servicesAreThoseOfTcp(String name, int port) {
        String file = "# services\nssh\t22/tcp\t# Secure Shell\n"
                + "domain 53/udp\ndomain  5353/tcp dns name # bad 1/tcp\r\n"
                + "syslog 514/udp\nhuge 65536/tcp\nbad x/tcp\nlast 9/tcp";
        assertThat(ServicesFile.port(file, name)).isEqualTo(port);
    }

    @Test
    void theLastServiceNeedsNoLineEnd() {
        assertThat(ServicesFile.port("last 9/tcp", "last")).isEqualTo(9);
        assertThat(ServicesFile.port("", "last")).isZero();
    }

    @Test
    void aScriptedPeerFailsWhereTheScriptDoes() throws IOException {
        ServerSocket listening = ScriptedPeer.listen();
        ScriptedPeer peer = ScriptedPeer.server(listening, new Script().expect("a"));
        HostPort address = ScriptedPeer.addressOf(listening);
        Channel channel = host.dialer()
                .dial(IpAddress.parse(address.host()), address.port(), Host.NO_DEADLINE)
                .value();
        channel.send("b".getBytes(UTF_8), Host.NO_DEADLINE);
        channel.close();
        assertThatThrownBy(peer::finish)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected a, received b");
    }
}
