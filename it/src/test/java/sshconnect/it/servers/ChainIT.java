package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/**
 * Sessions through several servers one after the other, each with what it demands: dante with an account of the system,
 * squid with TLS and Digest, microsocks with a password, dante with a Kerberos ticket and a protected tunnel; and through
 * stunnel, and through Unix sockets that HAProxy listens on.
 */
class ChainIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    /** {@link Account#PASSWORD} as URLs have it. */
    private static final String LOGIN = Account.USER + ":p%40ss%3A%2523%20w%27d@";

    private static final int DANTE_PORT = Loopback.freePort();
    private static final int TICKET_PORT = Loopback.freePort();
    private static final int SQUID_PORT = Loopback.freePort();
    private static final int SQUID_TLS_PORT = Loopback.freePort();
    private static final int SOCKS_PORT = Loopback.freePort();
    private static final int STUNNEL_SOCKS_PORT = Loopback.freePort();
    private static final int STUNNEL_SSH_PORT = Loopback.freePort();
    private static final int BY_NAME_PORT = Loopback.freePort();

    private static SshTarget target;
    private static KerberosRealm realm;
    private static ServerProcess dante;
    private static ServerProcess danteWithTickets;
    private static ServerProcess squid;
    private static ServerProcess microsocks;
    private static Path authority;
    private static Path socket;
    private static Path sshSocket;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        realm = KerberosRealm.start(ROOM, "TEST.EXAMPLE", "rcmd");
        dante = Dante.withAccount(ROOM, Listeners.v4(DANTE_PORT));
        danteWithTickets = Dante.withTickets(ROOM, Listeners.all(TICKET_PORT), realm, "confidentiality");
        Squid.open(ROOM, SQUID_PORT, Loopback.freePort());
        Authority issuer = Authority.start(ROOM, "Test CA");
        authority = issuer.certificate();
        squid = Squid.demandingWithinTls(
                ROOM, SQUID_TLS_PORT, issuer.sign("squid", Authority.LOOPBACK), Squid.digest(ROOM));
        microsocks = Microsocks.withAccount(ROOM, SOCKS_PORT);
        startStunnel(issuer.sign("stunnel", Authority.LOOPBACK));
        startHaproxy(issuer);
    }

    private static void startStunnel(Authority.Identity identity) throws Exception {
        Path folder = ROOM.folder("stunnel");
        Path configuration = Files.writeString(folder.resolve("stunnel.conf"), """
            foreground = yes
            pid =
            [socks]
            accept = 127.0.0.1:%1$d
            connect = 127.0.0.1:%2$d
            cert = %5$s
            [ssh]
            accept = 127.0.0.1:%3$d
            connect = 127.0.0.1:%4$d
            cert = %5$s
            """.formatted(
                        STUNNEL_SOCKS_PORT, DANTE_PORT, STUNNEL_SSH_PORT, target.port(), identity.both()));
        ROOM.start(
                folder,
                Map.of(),
                List.of(Tool.STUNNEL.path(), configuration.toString()),
                Listeners.v4(STUNNEL_SSH_PORT));
    }

    /** Unix sockets that lead to microsocks and to the SSH server; and a port that leads where SNI says. */
    private static void startHaproxy(Authority issuer) throws Exception {
        Path folder = ROOM.folder("haproxy");
        socket = folder.resolve("socks.sock");
        sshSocket = folder.resolve("ssh.sock");
        String sections = """
            listen socks
              bind unix@%1$s mode 666
              server socks 127.0.0.1:%2$d
            listen ssh
              bind unix@%3$s mode 666
              server ssh 127.0.0.1:%4$d
            frontend names
              bind 127.0.0.1:%5$d ssl crt %6$s
              use_backend named if { ssl_fc_sni ssh.example }
              default_backend nothing
            backend named
              server ssh 127.0.0.1:%4$d
            backend nothing
              server nothing 127.0.0.1:%7$d
            """.formatted(
                socket,
                SOCKS_PORT,
                sshSocket,
                target.port(),
                BY_NAME_PORT,
                issuer.sign("names", "DNS:ssh.example,DNS:other.example").both(),
                Loopback.freePort());
        Haproxy.start(ROOM, folder, "tcp", sections, Listeners.v4(BY_NAME_PORT));
    }

    private static String danteHop() {
        return "socks5h://" + LOGIN + "127.0.0.1:" + DANTE_PORT;
    }

    private static String squidHop() {
        return "https://" + LOGIN + "127.0.0.1:" + SQUID_TLS_PORT + "?ca=" + authority;
    }

    private static String microsocksHop() {
        return "socks5h://" + LOGIN + "127.0.0.1:" + SOCKS_PORT;
    }

    private static String stunnelHop() {
        return "socks5h+tls://" + LOGIN + "127.0.0.1:" + STUNNEL_SOCKS_PORT + "?ca=" + authority;
    }

    /** Microsocks ends a tunnel at the first half that closes, which would cut what is inside short. */
    private static String proxyCommand(Relay relay) {
        return relay.proxyCommand("--half-close=no");
    }

    private static void echoes(Relay relay, String host, String... hops) {
        target.echoesThrough(proxyCommand(relay), host, Map.of("CONNECT_PROXY", String.join(",", hops)));
    }

    @EachSuccessor
    void eachHopHasItsOwnPasswordAndScheme(Relay relay) throws Exception {
        echoes(relay, "localhost", danteHop(), squidHop(), microsocksHop());
        dante.awaitLog("username%" + Account.USER + "@");
        squid.awaitLog("access.log", "CONNECT 127.0.0.1:" + SOCKS_PORT + " " + Account.USER);
        microsocks.awaitLog("connected to localhost:" + target.port());
    }

    @EachSuccessor
    void fiveHops(Relay relay) throws Exception {
        String open = "http://127.0.0.1:" + SQUID_PORT;
        echoes(relay, "localhost", open, stunnelHop(), microsocksHop(), squidHop(), danteHop());
        dante.awaitLog("username%" + Account.USER + "@");
    }

    @EachSuccessor
    void aWrongPasswordIsThatOfItsHop(Relay relay) {
        String wrong = microsocksHop().replace("w%27d", "w%27e");
        Command.Result outcome = relay.command("127.0.0.1", String.valueOf(target.port()))
                .with("CONNECT_PROXY", danteHop() + "," + wrong + "," + squidHop())
                .run();
        assertRefused(
                relay,
                outcome,
                "socks server 127.0.0.1:" + SOCKS_PORT + ": authentication failed: rejected user name or password of "
                        + Account.USER);
    }

    @EachSuccessor
    void ticketAndProtectionInsideAChain(Relay relay) throws Exception {
        Map<String, String> environment = new HashMap<>(realm.withTicket());
        String way = microsocksHop() + ",socks5h://localhost:" + TICKET_PORT + "," + squidHop();
        environment.put("CONNECT_PROXY", way);
        target.echoesThrough(proxyCommand(relay), "localhost", environment);
        danteWithTickets.awaitLog("gssapi/confidentiality%" + realm.user() + "@");
    }

    @EachSuccessor
    void socksBehindStunnel(Relay relay) throws Exception {
        echoes(relay, "127.0.0.1", stunnelHop());
        dante.awaitLog("username%" + Account.USER + "@");
    }

    private static Command.Result greeted(Relay relay, String... words) {
        Command.Result outcome = relay.command(words).input("SSH-2.0-x\r\n").run();
        assertThat(outcome.text()).startsWith("SSH-2.0-OpenSSH");
        return outcome;
    }

    @EachSuccessor
    void targetBehindStunnel(Relay relay) {
        greeted(relay, "--tls", "--tls-ca", authority.toString(), "127.0.0.1", String.valueOf(STUNNEL_SSH_PORT));
    }

    @EachSuccessor
    void targetThatSniNames(Relay relay) {
        String port = String.valueOf(BY_NAME_PORT);
        String ca = authority.toString();
        greeted(relay, "--tls", "--tls-ca", ca, "--tls-server-name", "ssh.example", "127.0.0.1", port);
        Command.Result other = relay.command(
                        "--tls", "--tls-ca", ca, "--tls-server-name", "other.example", "127.0.0.1", port)
                .input("SSH-2.0-x\r\n")
                .run();
        assertThat(other.text()).isEmpty();
    }

    @EachSuccessor
    void proxyOnAUnixSocket(Relay relay) throws Exception {
        echoes(relay, "localhost", "socks5h://" + LOGIN + "localhost" + socket);
        microsocks.awaitLog("connected to localhost:" + target.port());
        target.echoesThrough(
                relay.proxyCommand("-S", Account.USER + "@" + socket),
                "localhost",
                Map.of("SOCKS5_PASSWORD", Account.PASSWORD));
    }

    @EachSuccessor
    void targetOnAUnixSocket(Relay relay) {
        greeted(relay, sshSocket.toString());
    }
}
