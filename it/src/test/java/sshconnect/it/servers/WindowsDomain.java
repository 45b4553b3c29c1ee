package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Active Directory domain that knows the {@link Account}: Samba's domain controller, alone in a network namespace of
 * its own, as its ports cannot be chosen. Programs here ask its winbind through a Unix socket.
 */
final class WindowsDomain {
    static final String NAME = "TESTDOMAIN";
    static final String DNS_NAME = "testdomain.example";

    private static final String ADMINISTRATOR_PASSWORD = "Pa55word.of.this.test";
    /** More than these tests get wrong: what counts is the count. */
    private static final int LOCKED_AFTER = 50;

    private static final String FOLDERS = "private lock state cache pid ncalrpc sockets";
    private static final Pattern COUNT = Pattern.compile("^badPwdCount: (\\d+)$", Pattern.MULTILINE);

    private final Path folder;

    private WindowsDomain(Path folder) {
        this.folder = folder;
    }

    /** Makes the domain, which takes ten seconds or so, and starts its controller. */
    static WindowsDomain start(ServerRoom room) throws IOException, InterruptedException {
        checkRequirements();
        WindowsDomain domain = new WindowsDomain(room.folder("domain"));
        domain.makeFolders();
        domain.writeConfiguration();
        domain.administer(
                "domain",
                "provision",
                "--realm=" + DNS_NAME,
                "--domain=" + NAME,
                "--server-role=dc",
                "--adminpass=" + ADMINISTRATOR_PASSWORD,
                "--dns-backend=NONE",
                "--host-name=dc",
                "--host-ip=127.0.0.1");
        domain.administer("domain", "passwordsettings", "set", "--account-lockout-threshold=" + LOCKED_AFTER);
        domain.administer("user", "create", Account.USER, Account.PASSWORD);
        ServerProcess controller = room.keep(ServerProcess.start(
                domain.folder,
                Map.of(),
                inNamespace(Tool.SAMBA.path(), "--foreground", "--no-process-group", "-s", domain.configuration())));
        controller.await(domain::answers, () -> "answers no question about an account");
        return domain;
    }

    private static void checkRequirements() {
        Requirements.check(Tool.IP, Tool.SAMBA, Tool.SAMBA_TOOL, Tool.NTLM_AUTH, Tool.WINBINDD);
        Requirements.check(Part.SAMBA_DOMAIN, Part.SAMBA_DATABASE, Part.SAMBA_FILE_SERVER, Part.NSS_WRAPPER);
        if (!Requirements.isRoot()) {
            throw Requirements.missingServer("no domain controller here: it needs root's rights");
        }
        if (Command.of(inNamespace("true")).run().status() != 0) {
            throw Requirements.missingServer(
                    "no domain controller here: it needs the right to make a network namespace " + "(unshare --net)");
        }
    }

    /** The configuration of Samba's programs. */
    String configuration() {
        return folder.resolve("smb.conf").toString();
    }

    /** What a program that asks winbind has in its environment: Samba's own tests move the socket that way. */
    Map<String, String> clientEnvironment() {
        return Map.of(
                "LD_PRELOAD",
                Part.NSS_WRAPPER.path(),
                "NSS_WRAPPER_PASSWD",
                "/etc/passwd",
                "NSS_WRAPPER_GROUP",
                "/etc/group",
                "SELFTEST_WINBINDD_SOCKET_DIR",
                folder.resolve("sockets").toString());
    }

    /** How many wrong passwords the domain has counted against the {@link Account}. */
    int wrongPasswords() {
        Matcher count = COUNT.matcher(administer("user", "show", Account.USER, "--attributes=badPwdCount"));
        return count.find() ? Integer.parseInt(count.group(1)) : 0;
    }

    private boolean answers() {
        return Command.of(
                                Tool.NTLM_AUTH.path(),
                                "--configfile=" + configuration(),
                                "--domain=" + NAME,
                                "--username=" + Account.USER,
                                "--password=" + Account.PASSWORD)
                        .with(clientEnvironment())
                        .run()
                        .status()
                == 0;
    }

    private String administer(String... words) {
        List<String> command = new ArrayList<>(List.of(Tool.SAMBA_TOOL.path()));
        command.addAll(List.of(words));
        command.addAll(List.of("-s", configuration()));
        Command.Result outcome =
                Command.of(inNamespace(command.toArray(String[]::new))).run();
        assertThat(outcome.status()).as(outcome.stderr()).isZero();
        return outcome.text();
    }

    /** The command in a network where there is nothing but 127.0.0.1. */
    private static List<String> inNamespace(String... words) {
        List<String> command = new ArrayList<>(
                List.of("unshare", "--net", "sh", "-c", Tool.IP.path() + " link set lo up && exec \"$@\"", "sh"));
        command.addAll(List.of(words));
        return command;
    }

    private void makeFolders() throws IOException {
        for (String name : FOLDERS.split(" ")) {
            Files.setPosixFilePermissions(
                    Files.createDirectory(folder.resolve(name)), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        // winbindd insists on root as its owner and on these permissions; squid's helper runs with another group.
        Path privileged = Files.createDirectory(folder.resolve("state/winbindd_privileged"));
        Files.setPosixFilePermissions(privileged, PosixFilePermissions.fromString("rwxr-x---"));
        Files.getFileAttributeView(privileged, PosixFileAttributeView.class)
                .setGroup(Requirements.group(Squid.GROUP, "squid"));
    }

    private void writeConfiguration() throws IOException {
        Files.writeString(Path.of(configuration()), """
            [global]
              netbios name = DC
              workgroup = %1$s
              realm = %2$s
              server role = active directory domain controller
              server services = rpc, ldap, cldap, kdc, winbindd
              interfaces = 127.0.0.1
              bind interfaces only = yes
              private dir = %3$s/private
              lock directory = %3$s/lock
              state directory = %3$s/state
              cache directory = %3$s/cache
              pid directory = %3$s/pid
              ncalrpc dir = %3$s/ncalrpc
              winbindd socket directory = %3$s/sockets
              log file = %3$s/samba.log
            [sysvol]
              path = %3$s/state/sysvol
            [netlogon]
              path = %3$s/state/sysvol/scripts
            """.formatted(NAME, DNS_NAME, folder));
    }
}
