package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sshconnect.it.servers.ServerRoom.Listeners;

/** The HTTP proxy squid. */
final class Squid {
    /** What it calls itself where a scheme has a realm. */
    static final String REALM = "the proxy of this test";

    /** What it runs as when root starts it: Debian's choice. */
    static final String GROUP = "proxy";

    private static final String KNOWN_ONLY = """
            acl known proxy_auth REQUIRED
            http_access allow known
            http_access deny all
            """;

    private Squid() {}

    /** A proxy that lets everybody in, and denies one destination port with status 403. */
    static ServerProcess open(ServerRoom room, int port, int deniedPort) throws IOException, InterruptedException {
        return start(room, room.folder("squid"), Listeners.all(port), "http_port %s", """
            acl denied port %d
            http_access deny denied
            http_access allow all
            """.formatted(deniedPort));
    }

    /** A proxy that lets the {@link Account} in (Basic). */
    static ServerProcess withAccount(ServerRoom room, int port) throws IOException, InterruptedException {
        return demanding(room, port, basic(room));
    }

    /**
     * A proxy that lets nobody in without authentication.
     *
     * @param schemes the schemes that it offers, in this order
     */
    static ServerProcess demanding(ServerRoom room, int port, String... schemes)
            throws IOException, InterruptedException {
        Path folder = room.folder("squid-account");
        return start(room, folder, Listeners.all(port), "http_port %s", String.join("", schemes) + KNOWN_ONLY);
    }

    /**
     * A proxy that speaks TLS, and lets nobody in without authentication.
     *
     * @param identity what it shows
     * @param schemes  the schemes that it offers, in this order
     */
    static ServerProcess demandingWithinTls(ServerRoom room, int port, Authority.Identity identity, String... schemes)
            throws IOException, InterruptedException {
        Path folder = room.folder("squid-tls");
        return start(room, folder, Listeners.v4(port), httpsPort(identity), String.join("", schemes) + KNOWN_ONLY);
    }

    /**
     * A proxy that speaks TLS, and lets those in who have a certificate.
     *
     * @param identity  what it shows
     * @param authority who has to have signed the certificate
     */
    static ServerProcess demandingCertificate(
            ServerRoom room, int port, Authority.Identity identity, Authority authority)
            throws IOException, InterruptedException {
        String directive = httpsPort(identity) + " clientca=" + authority.certificate();
        return start(room, room.folder("squid-certificate"), Listeners.v4(port), directive, "http_access allow all\n");
    }

    private static String httpsPort(Authority.Identity identity) {
        if (!Command.of(Tool.SQUID.path(), "-v").run().text().contains("--with-openssl")) {
            throw Requirements.missingServer("no TLS in squid here: install Debian's package squid-openssl");
        }
        return "https_port %s tls-cert=" + identity.certificate() + " tls-key=" + identity.key();
    }

    /** The scheme Basic for the {@link Account}. */
    static String basic(ServerRoom room) throws IOException {
        return basic(room, Account.USER, Account.APR1);
    }

    /**
     * The scheme Basic for somebody.
     *
     * @param user the user
     * @param hash the password as htpasswd(1) stores it
     */
    static String basic(ServerRoom room, String user, String hash) throws IOException {
        Path passwords = Files.writeString(room.folder("squid-basic").resolve("htpasswd"), user + ":" + hash + "\n");
        return scheme("basic", Part.SQUID_BASIC.path() + " " + passwords) + "auth_param basic realm " + REALM + "\n";
    }

    /** The scheme Digest for the {@link Account}. */
    static String digest(ServerRoom room) throws IOException {
        Path passwords = Files.writeString(
                room.folder("squid-digest").resolve("htdigest"),
                Account.USER + ":" + REALM + ":" + Account.digest(REALM) + "\n");
        return scheme("digest", Part.SQUID_DIGEST.path() + " -c " + passwords) + "auth_param digest realm " + REALM
                + "\n";
    }

    /** The scheme Negotiate for those who have tickets of a realm. */
    static String negotiate(KerberosRealm realm) {
        return scheme(
                "negotiate",
                with(realm.serverEnvironment()) + Part.SQUID_NEGOTIATE.path() + " -k " + realm.keytab() + " -s "
                        + realm.service("HTTP"));
    }

    /** The scheme NTLM for those whom a domain knows. */
    static String ntlm(WindowsDomain domain) {
        return scheme(
                "ntlm",
                with(domain.clientEnvironment()) + Tool.NTLM_AUTH.path() + " --configfile=" + domain.configuration()
                        + " --helper-protocol=squid-2.5-ntlmssp");
    }

    private static String scheme(String name, String helper) {
        return "auth_param %1$s program %2$s%nauth_param %1$s children 1%n".formatted(name, helper);
    }

    private static String with(Map<String, String> environment) {
        StringBuilder words = new StringBuilder("/usr/bin/env ");
        environment.forEach(
                (name, value) -> words.append(name).append('=').append(value).append(' '));
        return words.toString();
    }

    /**
     * Starts it.
     *
     * @param directive the line of its configuration that opens a port, with a place for address and port
     * @param rules     further lines
     */
    private static ServerProcess start(
            ServerRoom room, Path folder, Listeners listeners, String directive, String rules)
            throws IOException, InterruptedException {
        String squid = Tool.SQUID.path();
        StringBuilder ports = new StringBuilder();
        for (String address : listeners.addresses()) {
            String host = address.contains(":") ? "[" + address + "]" : address;
            ports.append(directive.formatted(host + ":" + listeners.port())).append('\n');
        }
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
        // Its shared memory is named after the service: a squid that was killed leaves it in the way of its namesakes.
        return room.start(
                folder,
                Map.of(),
                List.of(squid, "-N", "-n", "connect" + listeners.port(), "-f", configuration.toString()),
                listeners);
    }
}
