package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import sshconnect.it.servers.ServerRoom.Listeners;

/** An OpenSSH server on every loopback address, with keys of its own, and the OpenSSH client that may log in there. */
final class SshTarget {
    /** More than one window of the SSH protocol's channel (2 MiB in OpenSSH), so that both directions have to wait. */
    private static final int SESSION_BYTES = 3 << 20;

    private final int port;
    private final Path clientConfiguration;

    private SshTarget(int port, Path clientConfiguration) {
        this.port = port;
        this.clientConfiguration = clientConfiguration;
    }

    static SshTarget start(ServerRoom room) throws IOException, InterruptedException {
        String sshd = Tool.SSHD.path();
        Requirements.check(Tool.SSH, Tool.SSH_KEYGEN);
        Path folder = room.folder("sshd");
        Path hostKey = newKey(folder, "host_key");
        Path clientKey = newKey(folder, "client_key");
        Listeners listeners = Listeners.all(Loopback.freePort());
        Path serverConfiguration = writeServerConfiguration(folder, hostKey, clientKey, listeners);
        Path clientConfiguration = writeClientConfiguration(folder, hostKey, clientKey, listeners.port());
        if (Requirements.isRoot()) {
            // Debian makes it when the packaged service starts, which it need not have done here.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        room.start(folder, Map.of(), List.of(sshd, "-D", "-e", "-f", serverConfiguration.toString()), listeners);
        return new SshTarget(listeners.port(), clientConfiguration);
    }

    int port() {
        return port;
    }

    /**
     * A client's command line.
     *
     * @param proxyCommand how the client connects, or null for its own way
     * @param rest         further options, the host and the remote command
     * @return the words of the command
     */
    List<String> client(String proxyCommand, String... rest) {
        List<String> words = new ArrayList<>(List.of(Tool.SSH.path(), "-F", clientConfiguration.toString()));
        if (proxyCommand != null) {
            words.addAll(List.of("-o", "ProxyCommand=" + proxyCommand));
        }
        words.addAll(List.of(rest));
        return words;
    }

    /**
     * Runs a session that sends some megabytes and gets them back, and expects nothing else to be printed.
     *
     * @param proxyCommand how the client connects
     * @param host         the host as the client is to call it
     * @param environment  variables for the client, which hands them on to the proxy command
     */
    void echoesThrough(String proxyCommand, String host, Map<String, String> environment) {
        byte[] sent = new byte[SESSION_BYTES];
        new Random(SESSION_BYTES).nextBytes(sent);
        Command.Result outcome = Command.of(client(proxyCommand, host, "cat"))
                .with(environment)
                .input(sent)
                .run();
        assertThat(outcome.stderr()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.stdout())
                .as("%d bytes there and back", SESSION_BYTES)
                .isEqualTo(sent);
    }

    void echoesThrough(String proxyCommand, String host) {
        echoesThrough(proxyCommand, host, Map.of());
    }

    private static Path newKey(Path folder, String name) {
        Path key = folder.resolve(name);
        Command.Result outcome = Command.of(
                        Tool.SSH_KEYGEN.path(), "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .run();
        assertThat(outcome.status()).as(outcome.stderr()).isZero();
        return key;
    }

    private static Path writeServerConfiguration(Path folder, Path hostKey, Path clientKey, Listeners listeners)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "Port " + listeners.port(),
                "HostKey " + hostKey,
                "AuthorizedKeysFile " + clientKey + ".pub",
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "PermitRootLogin prohibit-password",
                "MaxStartups 100",
                "PidFile none",
                "PrintMotd no",
                "PrintLastLog no",
                "UseDNS no"));
        listeners.addresses().forEach(address -> lines.add("ListenAddress " + address));
        return Files.write(folder.resolve("sshd_config"), lines);
    }

    private static Path writeClientConfiguration(Path folder, Path hostKey, Path clientKey, int port)
            throws IOException {
        String[] publicKey = Files.readString(Path.of(hostKey + ".pub")).split(" ");
        Files.writeString(folder.resolve("known_hosts"), "target " + publicKey[0] + " " + publicKey[1] + "\n");
        return Files.write(
                folder.resolve("ssh_config"),
                List.of(
                        "Port " + port,
                        "IdentityFile " + clientKey,
                        "IdentitiesOnly yes",
                        "IdentityAgent none",
                        "UserKnownHostsFile " + folder.resolve("known_hosts"),
                        "GlobalKnownHostsFile /dev/null",
                        "HostKeyAlias target",
                        "StrictHostKeyChecking yes",
                        "BatchMode yes",
                        "LogLevel ERROR"));
    }
}
