package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Inferno Nettverk's SOCKS 4 and 5 server. */
final class Dante {
    private static final Path NSS_WRAPPER = Path.of("/usr/lib");

    private Dante() {
    }

    /** A server that lets everybody in, and whose rules block one destination port. */
    static ServerProcess open(ServerRoom room, Listeners listeners, int blockedPort)
        throws IOException, InterruptedException {
        return start(room, room.folder("dante"), "none", listeners, blockedPort, Map.of());
    }

    /** A server that lets the {@link Account} in: it is a system account for this server alone. */
    static ServerProcess withAccount(ServerRoom room, Listeners listeners) throws IOException, InterruptedException {
        Path folder = room.folder("dante-account");
        return start(room, folder, "username", listeners, Loopback.freePort(), accountDatabase(folder));
    }

    private static ServerProcess start(ServerRoom room, Path folder, String method, Listeners listeners,
        int blockedPort, Map<String, String> environment) throws IOException, InterruptedException {
        String danted = Tool.DANTE.path();
        List<String> lines = new ArrayList<>();
        listeners.addresses().forEach(address -> lines.add("internal: " + address + " port = " + listeners.port()));
        if ("root".equals(System.getProperty("user.name"))) {
            lines.addAll(List.of("user.privileged: root", "user.unprivileged: nobody"));
        }
        lines.add("""
            logoutput: stderr
            external: lo
            socksmethod: %s
            clientmethod: none
            client pass {
              from: 0/0 to: 0/0
            }
            socks block {
              from: 0/0 to: 0/0 port = %d
              log: error
            }
            socks pass {
              from: 0/0 to: 0/0
              command: connect
              log: connect error
            }
            """.formatted(method, blockedPort));
        Path configuration = Files.write(folder.resolve("danted.conf"), lines);
        return room.start(folder, environment, List.of(danted, "-f", configuration.toString()), listeners);
    }

    /** Account files for one process, from which the library nss_wrapper answers: /etc stays as it is. */
    private static Map<String, String> accountDatabase(Path folder) throws IOException {
        Path passwd = Files.writeString(folder.resolve("passwd"),
            Files.readString(Path.of("/etc/passwd")) + Account.USER + ":x:24001:24001::/nonexistent:/bin/false\n");
        Path shadow = Files.writeString(folder.resolve("shadow"),
            Account.USER + ":" + Account.CRYPT + ":19000:0:99999:7:::\n");
        return Map.of("LD_PRELOAD", nssWrapper(), "NSS_WRAPPER_PASSWD", passwd.toString(),
            "NSS_WRAPPER_GROUP", "/etc/group", "NSS_WRAPPER_SHADOW", shadow.toString());
    }

    private static String nssWrapper() throws IOException {
        try (var libraries = Files.find(NSS_WRAPPER, 2, (file, kind) -> file.endsWith("libnss_wrapper.so"))) {
            return libraries.findFirst().orElseThrow(() -> Requirements.missingServer(
                "no libnss_wrapper.so here: install Debian's package libnss-wrapper")).toString();
        }
    }
}
