package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertPasswordCountsWithinTls;
import static sshconnect.it.servers.Expectations.assertProxyRefuses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/**
 * Sessions through nghttpx as a forward proxy, in front of squid. It prefers HTTP/2, in which CONNECT is another thing, so
 * that sessions depend on what ALPN says (RFC 7301).
 */
class NghttpxIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int SQUID_PORT = Loopback.freePort();
    private static final int SQUID_ACCOUNT_PORT = Loopback.freePort();
    private static final int OPEN_PORT = Loopback.freePort();
    private static final int ACCOUNT_PORT = Loopback.freePort();
    private static final int CERTIFICATE_PORT = Loopback.freePort();
    private static final int HTTP_2_PORT = Loopback.freePort();

    private static SshTarget target;
    private static Authority authority;
    private static Authority.Identity proxy;
    private static Path socket;
    private static Path clearSocket;
    private static ServerProcess squid;
    private static ServerProcess squidWithAccount;
    private static ServerProcess open;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        authority = Authority.start(ROOM, "Test CA");
        proxy = authority.sign("proxy", Authority.LOOPBACK + ",DNS:localhost");
        squid = Squid.open(ROOM, SQUID_PORT, Loopback.freePort());
        squidWithAccount = Squid.withAccount(ROOM, SQUID_ACCOUNT_PORT);
        Path folder = ROOM.folder("sockets");
        socket = folder.resolve("tls.sock");
        clearSocket = folder.resolve("clear.sock");
        open = nghttpx(
                OPEN_PORT, SQUID_PORT, "--frontend=unix:" + socket, "--frontend=unix:" + clearSocket + ";no-tls");
        nghttpx(ACCOUNT_PORT, SQUID_ACCOUNT_PORT);
        nghttpx(CERTIFICATE_PORT, SQUID_PORT, "--verify-client", "--verify-client-cacert=" + authority.certificate());
        nghttpx(HTTP_2_PORT, SQUID_PORT, "--npn-list=h2");
    }

    /** One that passes what it gets on to the proxy at another port. */
    private static ServerProcess nghttpx(int port, int behind, String... more) throws Exception {
        Path folder = ROOM.folder("nghttpx");
        List<String> words = new ArrayList<>(List.of(
                Tool.NGHTTPX.path(),
                "--conf=/dev/null",
                "--http2-proxy",
                "--no-ocsp",
                "--backend=127.0.0.1," + behind,
                "--accesslog-file=" + folder.resolve("access.log"),
                "--accesslog-format=$request $alpn $status"));
        words.addAll(List.of(more));
        // Behind other places to listen, which it opens in this order.
        words.add("--frontend=127.0.0.1," + port);
        words.addAll(List.of(proxy.key().toString(), proxy.certificate().toString()));
        return ROOM.start(folder, Map.of(), words, Listeners.v4(port));
    }

    @EachSuccessor
    void open(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-x", authority.proxyAt(OPEN_PORT)), "localhost");
        open.awaitLog("access.log", "CONNECT localhost:" + target.port() + " HTTP/1.1 http/1.1 200");
        squid.awaitLog("access.log", "CONNECT localhost:" + target.port());
    }

    @EachSuccessor
    void passwordOfTheProxyBehindIt(Relay relay) throws Exception {
        assertPasswordCountsWithinTls(relay, target, ACCOUNT_PORT, authority, "Basic", "");
        squidWithAccount.awaitLog("access.log", "CONNECT localhost:" + target.port() + " " + Account.USER);
    }

    @EachSuccessor
    void certificateOfTheClient(Relay relay) throws Exception {
        Authority.Identity client = authority.sign("ann", "DNS:ann");
        target.echoesThrough(
                relay.proxyCommand("-x", authority.proxyAt(CERTIFICATE_PORT) + client.query()), "127.0.0.1");
        squid.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port());
    }

    @EachSuccessor
    void noCertificateOfTheClient(Relay relay) {
        assertProxyRefuses(
                relay,
                target,
                CERTIFICATE_PORT,
                authority.proxyAt(CERTIFICATE_PORT),
                "the TLS peer wants a client certificate; try --tls-cert FILE and --tls-key FILE");
    }

    @EachSuccessor
    void nothingButHttp2(Relay relay) {
        assertProxyRefuses(
                relay, target, HTTP_2_PORT, authority.proxyAt(HTTP_2_PORT), "closed the connection without an answer");
    }

    @EachSuccessor
    void unixSocket(Relay relay) throws Exception {
        target.echoesThrough(
                relay.proxyCommand("-x", "https://localhost" + socket + "?ca=" + authority.certificate()), "127.0.0.1");
        open.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port() + " HTTP/1.1 http/1.1 200");
    }

    @EachSuccessor
    void unixSocketInClear(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-x", "http://localhost" + clearSocket), "127.0.0.1");
        open.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port() + " HTTP/1.1 http/1.1 200");
        target.echoesThrough(relay.proxyCommand("-H", clearSocket.toString()), "localhost");
        open.awaitLog("access.log", "CONNECT localhost:" + target.port() + " HTTP/1.1 http/1.1 200");
    }

    @EachSuccessor
    void checkTellsTheProtocol(Relay relay) {
        Command.Result outcome = relay.command(
                        "--check", "-x", authority.proxyAt(OPEN_PORT), "127.0.0.1", String.valueOf(target.port()))
                .run();
        assertThat(outcome.text()).contains(", http/1.1");
    }
}
