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
    /**
     * Whom a server lets in.
     *
     * @param program     the program that can tell
     * @param method      the method of authentication, as its configuration calls it
     * @param inEachRule  lines for each of its rules
     * @param environment what it needs in its environment
     */
    private record Access(Tool program, String method, String inEachRule, Map<String, String> environment) {}

    private Dante() {}

    /** A server that lets everybody in, and whose rules block one destination port. */
    static ServerProcess open(ServerRoom room, Listeners listeners, int blockedPort)
            throws IOException, InterruptedException {
        return start(room, room.folder("dante"), new Access(Tool.DANTE, "none", "", Map.of()), listeners, blockedPort);
    }

    /** A server that lets the {@link Account} in: it is a system account for this server alone. */
    static ServerProcess withAccount(ServerRoom room, Listeners listeners) throws IOException, InterruptedException {
        return withAccount(room, listeners, Account.USER, Account.CRYPT);
    }

    /**
     * A server that lets somebody in who is a system account for this server alone.
     *
     * @param user the user
     * @param hash the password as shadow(5) holds it
     */
    static ServerProcess withAccount(ServerRoom room, Listeners listeners, String user, String hash)
            throws IOException, InterruptedException {
        Path folder = room.folder("dante-account");
        return start(
                room,
                folder,
                new Access(Tool.DANTE, "username", "", accountDatabase(folder, user, hash)),
                listeners,
                Loopback.freePort());
    }

    /**
     * A server that lets those in who have a ticket of a realm (RFC 1961), whose keytab holds the service {@code rcmd}.
     *
     * @param levels the protection that it agrees to, each {@code clear}, {@code integrity} or {@code confidentiality}
     */
    static ServerProcess withTickets(ServerRoom room, Listeners listeners, KerberosRealm realm, String... levels)
            throws IOException, InterruptedException {
        String inEachRule = """
              gssapi.servicename: rcmd
              gssapi.keytab: FILE:%s
              gssapi.enctype: %s
            """.formatted(realm.keytab(), String.join(" ", levels));
        return start(
                room,
                room.folder("dante-gssapi"),
                new Access(Tool.DANTE_GSSAPI, "gssapi", inEachRule, realm.serverEnvironment()),
                listeners,
                Loopback.freePort());
    }

    private static ServerProcess start(
            ServerRoom room, Path folder, Access access, Listeners listeners, int blockedPort)
            throws IOException, InterruptedException {
        String danted = access.program().path();
        List<String> lines = new ArrayList<>();
        listeners.addresses().forEach(address -> lines.add("internal: " + address + " port = " + listeners.port()));
        if (Requirements.isRoot()) {
            lines.addAll(List.of("user.privileged: root", "user.unprivileged: nobody"));
        }
        lines.add("""
            logoutput: stderr
            external: lo
            socksmethod: %1$s
            clientmethod: none
            client pass {
              from: 0/0 to: 0/0
            %2$s}
            socks block {
              from: 0/0 to: 0/0 port = %3$d
              log: error
            %2$s}
            socks pass {
              from: 0/0 to: 0/0
              command: connect
              log: connect error
            %2$s}
            """.formatted(access.method(), access.inEachRule(), blockedPort));
        Path configuration = Files.write(folder.resolve("danted.conf"), lines);
        return room.start(folder, access.environment(), List.of(danted, "-f", configuration.toString()), listeners);
    }

    /** Account files for one process. */
    private static Map<String, String> accountDatabase(Path folder, String user, String hash) throws IOException {
        Path passwd = Files.writeString(
                folder.resolve("passwd"),
                Files.readString(Path.of("/etc/passwd")) + user + ":x:24001:24001::/nonexistent:/bin/false\n");
        Path shadow = Files.writeString(folder.resolve("shadow"), user + ":" + hash + ":19000:0:99999:7:::\n");
        return Map.of(
                "LD_PRELOAD",
                Part.NSS_WRAPPER.path(),
                "NSS_WRAPPER_PASSWD",
                passwd.toString(),
                "NSS_WRAPPER_GROUP",
                "/etc/group",
                "NSS_WRAPPER_SHADOW",
                shadow.toString());
    }
}
