package sshconnect.it.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** OpenSSH's client, with {@code connect} as its ProxyCommand. */
final class OpenSshClient implements GreetedClient {
    private final Path program;
    private final KeyPair clientKey;
    private final PublicKey hostKey;

    OpenSshClient(Path program, KeyPair clientKey, PublicKey hostKey) {
        this.program = program;
        this.clientKey = clientKey;
        this.hostKey = hostKey;
    }

    @Override
    public List<String> greeting(List<String> connect, String proxy, Consumer<String> tell)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("connect-demo-");
        Path identity = folder.resolve("identity");
        Path knownHosts = folder.resolve("known_hosts");
        Path configuration = folder.resolve("ssh_config");
        try {
            writeIdentity(identity);
            Files.writeString(knownHosts, Demo.HOST + " " + PublicKeyEntry.toString(hostKey) + "\n");
            Files.write(
                    configuration,
                    List.of(
                            "User " + GreetingServer.USER,
                            "IdentityFile " + identity,
                            "IdentitiesOnly yes",
                            "IdentityAgent none",
                            "UserKnownHostsFile " + knownHosts,
                            "GlobalKnownHostsFile /dev/null",
                            "StrictHostKeyChecking yes",
                            "BatchMode yes",
                            "LogLevel ERROR"));
            String proxyCommand = ProxyCommand.of(connect, List.of("-S", proxy));
            return run(
                    List.of(
                            program.toString(),
                            "-F",
                            configuration.toString(),
                            "-o",
                            "ProxyCommand=" + proxyCommand,
                            Demo.HOST,
                            GreetingServer.COMMAND),
                    tell);
        } finally {
            for (Path file : List.of(identity, knownHosts, configuration, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static List<String> run(List<String> words, Consumer<String> tell)
            throws IOException, InterruptedException {
        tell.accept("$ " + ProxyCommand.shell(words));
        Process ssh = new ProcessBuilder(words).redirectErrorStream(true).start();
        ssh.getOutputStream().close();
        List<String> lines = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        tell.accept("ssh ended with status " + ssh.waitFor());
        return lines;
    }

    private void writeIdentity(Path file) throws IOException, GeneralSecurityException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream output = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(clientKey, GreetingServer.USER, null, output);
        }
    }
}
