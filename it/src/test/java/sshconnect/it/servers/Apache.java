package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Apache with mod_proxy_connect: each of its ports is a host of its own, with other rules and perhaps TLS. */
final class Apache {
    /** Lets everybody in. */
    static final String OPEN = proxy("Require all granted\n");

    /** What it runs as when root starts it. */
    private static final String GROUP = "nogroup";

    /** What it calls itself where a scheme has a realm. */
    private static final String REALM = "the proxy of this test";

    private static final List<String> MODULES = List.of(
            "mpm_event",
            "proxy",
            "proxy_connect",
            "auth_basic",
            "auth_digest",
            "authn_core",
            "authn_file",
            "authz_core",
            "authz_user",
            "socache_shmcb",
            "ssl");

    private Apache() {}

    /** Lets the {@link Account} in (Basic). */
    static String basic(ServerRoom room) throws IOException {
        Path passwords = Files.writeString(
                room.folder("apache-basic").resolve("htpasswd"), Account.USER + ":" + Account.APR1 + "\n");
        return proxy("""
            AuthType Basic
            AuthName "%s"
            AuthUserFile %s
            Require valid-user
            """.formatted(REALM, passwords));
    }

    /** Lets the {@link Account} in (Digest). */
    static String digest(ServerRoom room) throws IOException {
        Path passwords = Files.writeString(
                room.folder("apache-digest").resolve("htdigest"),
                Account.USER + ":" + REALM + ":" + Account.digest(REALM) + "\n");
        return proxy("""
            AuthType Digest
            AuthName "%s"
            AuthDigestProvider file
            AuthUserFile %s
            Require valid-user
            """.formatted(REALM, passwords));
    }

    /** Lets those in who have a ticket of a realm (Negotiate). */
    static String negotiate(KerberosRealm realm) {
        Requirements.check(Part.APACHE_GSSAPI);
        return proxy("""
            AuthType GSSAPI
            AuthName "%s"
            GssapiCredStore keytab:%s
            GssapiAllowedMech krb5
            Require valid-user
            """.formatted(REALM, realm.keytab()));
    }

    /** Speaks TLS, and lets those in whom a host without it would let in. */
    static String withinTls(Authority.Identity identity, String host) {
        return host + """
            SSLEngine on
            SSLCertificateFile %s
            SSLCertificateKeyFile %s
            """.formatted(identity.certificate(), identity.key());
    }

    /** Speaks TLS, and only with those who have a certificate of an authority. */
    static String demandingCertificate(Authority.Identity identity, Authority authority) {
        return withinTls(identity, OPEN) + """
            SSLVerifyClient require
            SSLCACertificateFile %s
            """.formatted(authority.certificate());
    }

    private static String proxy(String rules) {
        return """
            <Proxy "*">
            %s</Proxy>
            """.formatted(rules.indent(2));
    }

    /**
     * Starts it.
     *
     * @param hosts the ports, and the lines for the host at each
     */
    static ServerProcess start(ServerRoom room, Map<Integer, String> hosts) throws IOException, InterruptedException {
        return start(room, hosts, Map.of());
    }

    /**
     * Starts it.
     *
     * @param hosts       the ports, and the lines for the host at each
     * @param environment what it needs in its environment
     */
    static ServerProcess start(ServerRoom room, Map<Integer, String> hosts, Map<String, String> environment)
            throws IOException, InterruptedException {
        String program = Tool.APACHE.path();
        Requirements.group(GROUP, "base-passwd");
        Path folder = room.folder("apache");
        StringBuilder lines = new StringBuilder();
        MODULES.forEach(name -> lines.append(load(name, module(name))));
        if (Part.APACHE_GSSAPI.isThere()) {
            lines.append(load("auth_gssapi", Part.APACHE_GSSAPI.path()));
        }
        lines.append("""
            ServerRoot %1$s
            ServerName localhost
            PidFile %1$s/pid
            DefaultRuntimeDir %1$s
            ErrorLog %1$s/error.log
            LogFormat "%%u %%r" short
            CustomLog %1$s/access.log short
            User nobody
            Group %2$s
            ProxyRequests On
            AllowCONNECT 2-65535
            """.formatted(folder, GROUP));
        hosts.forEach((port, host) -> lines.append("""
            Listen 127.0.0.1:%1$d
            <VirtualHost *:%1$d>
            %2$s</VirtualHost>
            """.formatted(port, host.indent(2))));
        Path configuration = Files.writeString(folder.resolve("apache2.conf"), lines);
        return room.start(
                folder,
                environment,
                List.of(program, "-DFOREGROUND", "-f", configuration.toString()),
                Listeners.v4(hosts.keySet().iterator().next()));
    }

    private static String module(String name) {
        Path module = Path.of("/usr/lib/apache2/modules/mod_" + name + ".so");
        if (!Files.isReadable(module)) {
            throw Requirements.missingServer("no " + module + " here: install Debian's package apache2-bin");
        }
        return module.toString();
    }

    private static String load(String name, String module) {
        return "LoadModule %s_module %s%n".formatted(name, module);
    }
}
