package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import sshconnect.it.servers.ServerRoom.Listeners;

/** A telnet server, behind which {@link Account} has a shell that can connect on, and the script that makes it do so. */
final class Telnetd {
    private static final String LOG_IN = """
            #!/bin/sh
            # telnetd leaves nothing of its environment to it.
            printf 'login: '
            read -r name
            stty -echo
            printf 'Password: '
            read -r password
            stty echo
            echo
            if [ "$name:$password" = "$(cat %s)" ]; then
                PS1='gw$ ' exec /bin/sh -i
            fi
            echo 'Login incorrect'
            sleep 5
            """;

    private static final String SCRIPT = """
            expect login:
            send   %%u
            expect password:
            send   %%w
            bad    incorrect
            expect "gw$ "
            send   "stty raw -echo; echo the tunnel 'is' open; exec %s - TCP:%%h:%%p"
            good   the tunnel is open
            """;

    private final int port;
    private final Path script;

    private Telnetd(int port, Path script) {
        this.port = port;
        this.script = script;
    }

    static Telnetd start(ServerRoom room) throws IOException, InterruptedException {
        Requirements.check(Tool.SOCAT, Tool.TELNETD);
        if (!Requirements.isRoot()) {
            throw Requirements.missingServer("telnetd hands a terminal over, which takes root");
        }
        Path folder = room.folder("telnetd");
        Path account = Files.writeString(folder.resolve("account"), Account.USER + ":" + Account.PASSWORD);
        Path logIn = Files.writeString(folder.resolve("log-in"), LOG_IN.formatted(account));
        Files.setPosixFilePermissions(logIn, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Files.writeString(folder.resolve("script"), SCRIPT.formatted(Tool.SOCAT.path()));
        int port = Loopback.freePort();
        room.start(
                folder,
                Map.of(),
                List.of(
                        Tool.SOCAT.path(),
                        "TCP-LISTEN:" + port + ",bind=127.0.0.1,fork,reuseaddr",
                        "EXEC:" + Tool.TELNETD.path() + " -h -E " + logIn + ",nofork"),
                Listeners.v4(port));
        return new Telnetd(port, script);
    }

    /** The proxy as {@code -T} takes it. */
    String proxy() {
        return Account.USER + "@127.0.0.1:" + port;
    }

    /** The file with the script. */
    String script() {
        return script.toString();
    }
}
