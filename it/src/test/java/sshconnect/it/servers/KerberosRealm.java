package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sshconnect.it.servers.ServerRoom.Listeners;

/** A Kerberos realm with a KDC of its own, whose one user is the {@link Account}. Nothing of it is in /etc. */
final class KerberosRealm {
    private final String name;
    private final Path folder;

    private KerberosRealm(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /**
     * Starts a realm.
     *
     * @param name     its name
     * @param services names of the services on localhost that it knows, for example {@code HTTP}
     */
    static KerberosRealm start(ServerRoom room, String name, String... services)
            throws IOException, InterruptedException {
        Requirements.check(Tool.KDB5_UTIL, Tool.KADMIN, Tool.KRB5KDC, Tool.KINIT, Tool.KLIST);
        Requirements.check(Part.GSSAPI);
        KerberosRealm realm = new KerberosRealm(name, room.folder("kdc"));
        int port = Loopback.freePort();
        realm.writeConfiguration(port);
        realm.run(Tool.KDB5_UTIL.path(), "-r", name, "create", "-s", "-P", "the master key of this test");
        realm.administer("add_principal", "-pw", Account.PASSWORD, Account.USER);
        for (String service : services) {
            realm.administer("add_principal", "-randkey", service + "/localhost");
            realm.administer("ktadd", "-k", realm.keytab(), service + "/localhost");
            // Servers that give up root's rights read it.
            Files.setPosixFilePermissions(Path.of(realm.keytab()), ServerRoom.READABLE_TO_ALL);
        }
        room.start(
                realm.folder,
                realm.serverEnvironment(),
                List.of(Tool.KRB5KDC.path(), "-n", "-r", name),
                Listeners.v4(port));
        return realm;
    }

    /** The name of the {@link Account} in this realm. */
    String user() {
        return Account.USER + "@" + name;
    }

    /** The full name of a service on localhost. */
    String service(String service) {
        return service + "/localhost@" + name;
    }

    /** The keys of the services. */
    String keytab() {
        return folder.resolve("keytab").toString();
    }

    /** What a server has in its environment. */
    Map<String, String> serverEnvironment() {
        return Map.of(
                "KRB5_CONFIG",
                folder.resolve("krb5.conf").toString(),
                "KRB5_KDC_PROFILE",
                folder.resolve("kdc.conf").toString(),
                "KRB5_KTNAME",
                "FILE:" + keytab(),
                "KRB5RCACHEDIR",
                folder.toString());
    }

    /** What a client has in its environment that never asked for a ticket. */
    Map<String, String> withoutTicket() {
        return clientEnvironment("no-cache");
    }

    /** What a client has in its environment after kinit. */
    Map<String, String> withTicket() {
        Map<String, String> environment = clientEnvironment("cache");
        kinit(environment, "10h");
        return environment;
    }

    /** What starts a program without a word in the environment of where tickets are. */
    static final List<String> UNTOLD = List.of("/usr/bin/env", "-u", "KRB5CCNAME");

    /**
     * What a client has in its environment after kinit where the configuration says where tickets are, for programs that
     * are {@link #UNTOLD}.
     *
     * @param cache the name in {@code default_ccache_name}; {@code FOLDER} stands for the realm's
     */
    Map<String, String> withTicketMovedTo(String cache) throws IOException {
        Path included = Files.createDirectories(folder.resolve("moved.d"));
        Files.writeString(
                included.resolve("cache.conf"),
                "[libdefaults]\n  default_ccache_name = " + cache.replace("FOLDER", folder.toString()) + "\n");
        Path moved = folder.resolve("moved.conf");
        Files.writeString(moved, "includedir " + included + "\ninclude " + folder.resolve("krb5.conf") + "\n");
        Map<String, String> environment = Map.of("KRB5_CONFIG", moved.toString());
        kinit(UNTOLD, environment, "10h");
        return environment;
    }

    /** What a client has in its environment whose ticket has expired. */
    Map<String, String> withExpiredTicket() throws InterruptedException {
        Map<String, String> environment = clientEnvironment("expired-cache");
        kinit(environment, "1s");
        Command current = Command.of(Tool.KLIST.path(), "-s").with(environment);
        while (current.run().status() == 0) {
            Thread.onSpinWait();
        }
        // Times are whole seconds, and to some the last one still counts.
        Thread.sleep(Duration.ofSeconds(1).toMillis());
        return environment;
    }

    private void kinit(Map<String, String> environment, String lifetime) {
        kinit(List.of(), environment, lifetime);
    }

    private void kinit(List<String> before, Map<String, String> environment, String lifetime) {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(Tool.KINIT.path(), "-l", lifetime, user()));
        Command.Result outcome = Command.of(words)
                .with(environment)
                .input(Account.PASSWORD + "\n")
                .run();
        assertThat(outcome.status()).as(outcome.stderr()).isZero();
    }

    private Map<String, String> clientEnvironment(String cache) {
        return Map.of(
                "KRB5_CONFIG", folder.resolve("krb5.conf").toString(), "KRB5CCNAME", "FILE:" + folder.resolve(cache));
    }

    private void administer(String... query) {
        List<String> words = new ArrayList<>(List.of(Tool.KADMIN.path(), "-r", name));
        words.addAll(Arrays.asList(query));
        run(words.toArray(String[]::new));
    }

    private void run(String... words) {
        Command.Result outcome = Command.of(words).with(serverEnvironment()).run();
        assertThat(outcome.status()).as(outcome.stderr()).isZero();
    }

    private void writeConfiguration(int port) throws IOException {
        Files.writeString(folder.resolve("krb5.conf"), """
            [libdefaults]
              default_realm = %1$s
              dns_lookup_kdc = false
              dns_lookup_realm = false
              dns_canonicalize_hostname = false
              rdns = false
              udp_preference_limit = 1
            [realms]
              %1$s = {
                kdc = 127.0.0.1:%2$d
              }
            [domain_realm]
              localhost = %1$s
            """.formatted(name, port));
        Files.writeString(folder.resolve("kdc.conf"), """
            [kdcdefaults]
              kdc_listen = 127.0.0.1:%2$d
              kdc_tcp_listen = 127.0.0.1:%2$d
            [realms]
              %1$s = {
                database_name = %3$s/principal
                key_stash_file = %3$s/stash
                acl_file = %3$s/acl
              }
            """.formatted(name, port, folder));
    }
}
