package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Fetchmail with the relay as its {@code plugin}, through a real SOCKS server to a scripted mailbox. */
class FetchmailIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();

    private static Mailbox mailbox;
    private static ServerProcess dante;

    @BeforeAll
    static void start() throws Exception {
        dante = Dante.open(ROOM, Listeners.v4(PORT), Loopback.freePort());
        mailbox = ROOM.keep(new Mailbox());
    }

    @EachRelay
    void plugin(Relay relay) throws Exception {
        Path folder = ROOM.folder("fetchmail");
        Path delivered = folder.resolve("delivered");
        Path configuration = Files.writeString(folder.resolve("fetchmailrc"), """
            poll 127.0.0.1 service %d protocol pop3 plugin "%s %%h %%p"
              user "%s" password "%s" keep fetchall sslproto "" mda "cat >%s"
            """.formatted(
                mailbox.port(), relay.line("-S", "127.0.0.1:" + PORT), Mailbox.USER, Mailbox.PASSWORD, delivered));
        Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-------"));

        Command.Result outcome = Command.of(Tool.FETCHMAIL.path(), "-f", configuration.toString(), "--nosyslog")
                .with("HOME", folder.toString())
                .run();

        assertThat(outcome.status()).as(outcome.stderr()).isZero();
        assertThat(delivered).exists();
        assertThat(Files.readString(delivered)).endsWith(Mailbox.BODY.replace("\r\n", "\n"));
        assertThat(mailbox.commands()).contains("RETR 1").endsWith("QUIT");
        dante.awaitLog("127.0.0.1." + mailbox.port());
    }
}
