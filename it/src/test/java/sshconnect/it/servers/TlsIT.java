package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/**
 * Sessions inside TLS: to HAProxy in front of squid, which demands a password, in front of microsocks, and in front of
 * the SSH server itself; and through several of them.
 */
class TlsIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int SQUID_PORT = Loopback.freePort();
    private static final int SOCKS_PORT = Loopback.freePort();
    private static final int HTTPS_PORT = Loopback.freePort();
    private static final int SOCKS_TLS_PORT = Loopback.freePort();
    private static final int SSH_TLS_PORT = Loopback.freePort();
    private static final Map<String, String> NOTHING = Map.of();

    private static SshTarget target;
    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        Squid.open(ROOM, SQUID_PORT, Loopback.freePort());
        Microsocks.open(ROOM, SOCKS_PORT);
        Path folder = ROOM.folder("haproxy-tls");
        Authority issuer = Authority.start(ROOM, "Test CA");
        authority = issuer.certificate();
        Path both = issuer.sign("gateway", Authority.LOOPBACK).both();
        String sections = """
            userlist accounts
              user %1$s password %2$s
            frontend https
              mode http
              bind 127.0.0.1:%3$d ssl crt %4$s alpn http/1.1
              option http-use-proxy-header
              http-request auth realm test unless { http_auth(accounts) }
              default_backend squid
            backend squid
              mode http
              server squid 127.0.0.1:%5$d
            listen socks
              bind 127.0.0.1:%6$d ssl crt %4$s
              server socks 127.0.0.1:%7$d
            listen ssh
              bind 127.0.0.1:%8$d ssl crt %4$s
              server ssh 127.0.0.1:%9$d
            """.formatted(
                        Account.USER,
                        Account.CRYPT,
                        HTTPS_PORT,
                        both,
                        SQUID_PORT,
                        SOCKS_TLS_PORT,
                        SOCKS_PORT,
                        SSH_TLS_PORT,
                        target.port());
        Haproxy.start(ROOM, folder, "tcp", sections, Listeners.v4(HTTPS_PORT));
    }

    private static String https() {
        return "https://" + Account.USER + "@127.0.0.1:" + HTTPS_PORT + "?ca=" + authority;
    }

    private static String socks() {
        return "socks5h+tls://127.0.0.1:" + SOCKS_TLS_PORT + "?ca=" + authority;
    }

    @EachSuccessor
    void passwordInsideTls(Relay relay) {
        target.echoesThrough(
                relay.proxyCommand("-x", https()), "127.0.0.1", Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
    }

    @EachSuccessor
    void socksInsideTls(Relay relay) {
        target.echoesThrough(relay.proxyCommand("-x", socks()), "127.0.0.1", NOTHING);
    }

    /** Microsocks ends a tunnel at the first half that closes, which would cut what is inside short. */
    @EachSuccessor
    void chainWithTlsInsideTls(Relay relay) {
        target.echoesThrough(
                relay.proxyCommand(
                        "--half-close=no", "-x", "http://127.0.0.1:" + SQUID_PORT + "," + socks() + "," + https()),
                "127.0.0.1",
                Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
    }

    /** One client, one after the other, and several at a time. */
    @EachSuccessor
    void clientsOfAPort(Relay relay) throws Exception {
        String port = String.valueOf(target.port());
        for (List<String> mode : List.of(List.of("-p", "0"), List.of("-P", "0"), List.of("-k", "-p", "0"))) {
            List<String> arguments = new ArrayList<>(mode);
            arguments.addAll(List.of("-x", socks(), "127.0.0.1", port));
            try (KeptRelay kept = KeptRelay.start(relay.words(), arguments)) {
                List<Socket> clients = new ArrayList<>();
                for (int i = 0; i < (mode.contains("-k") ? 3 : 1); i++) {
                    clients.add(new Socket(
                            kept.address().getAddress(), kept.address().getPort()));
                }
                for (Socket client : clients) {
                    byte[] banner = client.getInputStream().readNBytes("SSH-2.0-".length());
                    assertThat(new String(banner, StandardCharsets.ISO_8859_1)).isEqualTo("SSH-2.0-");
                    client.close();
                }
            }
        }
    }

    @EachSuccessor
    void proxyFromTheEnvironment(Relay relay) {
        target.echoesThrough(
                relay.proxyCommand("-x", "env"), "127.0.0.1", Map.of("ALL_PROXY", "socks5h://127.0.0.1:" + SOCKS_PORT));
    }

    @EachSuccessor
    void certificateThatNobodyTrusts(Relay relay) {
        String way = "https://127.0.0.1:" + HTTPS_PORT;
        Command.Result outcome = relay.command("-x", way, "127.0.0.1", String.valueOf(target.port()))
                .run();
        assertRefused(
                relay,
                outcome,
                "http proxy 127.0.0.1:" + HTTPS_PORT + ": its certificate is from Test CA, who is not trusted");
    }

    @EachSuccessor
    void certificateForSomebodyElse(Relay relay) {
        String way = "https://127.0.0.1:" + HTTPS_PORT + "?server-name=proxy.example&ca=" + authority;
        Command.Result outcome = relay.command("-x", way, "127.0.0.1", String.valueOf(target.port()))
                .run();
        assertRefused(relay, outcome, "its certificate is for ");
        assertThat(outcome.stderr()).contains("127.0.0.1, not for proxy.example");
    }

    @EachSuccessor
    void targetInsideTls(Relay relay) {
        Command.Result outcome = relay.command(
                        "--tls", "--tls-ca", authority.toString(), "127.0.0.1", String.valueOf(SSH_TLS_PORT))
                .input("SSH-2.0-x\r\n")
                .run();
        assertThat(new String(outcome.stdout(), StandardCharsets.ISO_8859_1)).startsWith("SSH-2.0-");
    }
}
