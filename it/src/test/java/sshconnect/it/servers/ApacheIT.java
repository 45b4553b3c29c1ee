package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Sessions through Apache's mod_proxy_connect: one port for everybody, one with Basic authentication. */
class ApacheIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final int ACCOUNT_PORT = Loopback.freePort();
    private static final String PROXY = "127.0.0.1:" + PORT;
    private static final String ACCOUNT_PROXY = Account.USER + "@127.0.0.1:" + ACCOUNT_PORT;

    private static SshTarget target;
    private static ServerProcess apache;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        String program = Tool.APACHE.path();
        Path folder = ROOM.folder("apache");
        Path configuration = writeConfiguration(folder);
        apache = ROOM.start(folder, Map.of(), List.of(program, "-DFOREGROUND", "-f", configuration.toString()),
            Listeners.v4(PORT));
    }

    @EachRelay
    void open(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-H", PROXY), "127.0.0.1");
        apache.awaitLog("access.log", "CONNECT 127.0.0.1:" + target.port() + " HTTP/1");
    }

    @EachRelay
    void rightPassword(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-H", ACCOUNT_PROXY), "localhost",
            Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
        apache.awaitLog("access.log", Account.USER + " CONNECT localhost:" + target.port());
    }

    @EachRelay
    void wrongPassword(Relay relay) {
        assertRefused(relay, relay.command("-H", ACCOUNT_PROXY, "127.0.0.1", String.valueOf(target.port()))
            .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD).run(), "password");
    }

    @EachRelay
    void portThatItDoesNotAllow(Relay relay) {
        assertRefused(relay, relay.command("-H", PROXY, "127.0.0.1", "1").run(), "403");
    }

    @EachRelay
    void answerAfterLocalEnd(Relay relay) throws Exception {
        byte[] sent = "abc".getBytes();
        try (AnsweringServer server = AnsweringServer.afterTheEnd()) {
            Command.Outcome outcome = relay.command("-H", PROXY, "127.0.0.1", server.port()).input(sent).run();
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.text()).isEqualTo(AnsweringServer.digest(sent));
            assertThat(outcome.status()).isZero();
        }
    }

    private static Path writeConfiguration(Path folder) throws IOException {
        Path passwords = Files.writeString(folder.resolve("htpasswd"), Account.USER + ":" + Account.APR1 + "\n");
        StringBuilder modules = new StringBuilder();
        for (String module : List.of("mpm_event", "proxy", "proxy_connect", "auth_basic", "authn_core", "authn_file",
            "authz_core", "authz_user")) {
            modules.append("LoadModule %1$s_module /usr/lib/apache2/modules/mod_%1$s.so%n".formatted(module));
        }
        return Files.writeString(folder.resolve("apache2.conf"), modules + """
            ServerRoot %1$s
            ServerName localhost
            PidFile %1$s/pid
            ErrorLog %1$s/error.log
            LogFormat "%%u %%r" short
            CustomLog %1$s/access.log short
            User nobody
            Group nogroup
            ProxyRequests On
            AllowCONNECT 2-65535
            Listen 127.0.0.1:%2$d
            Listen 127.0.0.1:%3$d
            <VirtualHost *:%2$d>
              <Proxy "*">
                Require all granted
              </Proxy>
            </VirtualHost>
            <VirtualHost *:%3$d>
              <Proxy "*">
                AuthType Basic
                AuthName "the proxy of this test"
                AuthUserFile %4$s
                Require valid-user
              </Proxy>
            </VirtualHost>
            """.formatted(folder, PORT, ACCOUNT_PORT, passwords));
    }
}
