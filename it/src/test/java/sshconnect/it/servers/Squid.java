package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sshconnect.it.servers.ServerRoom.Listeners;

/** The HTTP proxy squid. */
final class Squid {
    private static final String PASSWORD_CHECKER = "/usr/lib/squid/basic_ncsa_auth";

    private Squid() {
    }

    /** A proxy that lets everybody in, and denies one destination port with status 403. */
    static ServerProcess open(ServerRoom room, int port, int deniedPort) throws IOException, InterruptedException {
        return start(room, room.folder("squid"), port, """
            acl denied port %d
            http_access deny denied
            http_access allow all
            """.formatted(deniedPort));
    }

    /** A proxy that lets the {@link Account} in (Basic). */
    static ServerProcess withAccount(ServerRoom room, int port) throws IOException, InterruptedException {
        Path folder = room.folder("squid-account");
        Path passwords = Files.writeString(folder.resolve("htpasswd"), Account.USER + ":" + Account.APR1 + "\n");
        return start(room, folder, port, """
            auth_param basic program %s %s
            auth_param basic realm the proxy of this test
            auth_param basic children 1
            acl known proxy_auth REQUIRED
            http_access allow known
            http_access deny all
            """.formatted(PASSWORD_CHECKER, passwords));
    }

    private static ServerProcess start(ServerRoom room, Path folder, int port, String rules)
        throws IOException, InterruptedException {
        String squid = Tool.SQUID.path();
        Listeners listeners = Listeners.all(port);
        StringBuilder ports = new StringBuilder();
        listeners.addresses().forEach(
            address -> ports.append("http_port ").append(address.contains(":") ? "[" + address + "]" : address)
                .append(':').append(port).append('\n'));
        Path configuration = Files.writeString(folder.resolve("squid.conf"), ports + rules + """
            visible_hostname localhost
            pid_filename none
            cache_mem 8 MB
            cache deny all
            cache_log %1$s/cache.log
            access_log stdio:%1$s/access.log
            cache_store_log none
            coredump_dir %1$s
            netdb_filename none
            pinger_enable off
            shutdown_lifetime 0 seconds
            max_filedescriptors 1024
            """.formatted(folder));
        return room.start(folder, Map.of(), List.of(squid, "-N", "-f", configuration.toString()), listeners);
    }
}
