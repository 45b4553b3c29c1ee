package sshconnect.it.demo;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Shows the main job on something real: an SSH server and a SOCKS5 proxy on loopback, and an SSH client that reaches
 * the one through the other with {@code connect}. Needs nothing but Java; where OpenSSH's client is installed, that is
 * the client.
 */
public final class Demo {
    static final String HOST = "behind.example";
    static final int PORT = 22;

    private final List<String> connect;
    private final PrintStream output;

    private Demo(List<String> connect, PrintStream output) {
        this.connect = connect;
        this.output = output;
    }

    /**
     * Runs the demonstration and ends with status 0 if the session gave exactly the greeting, else 1.
     *
     * @param words how to start {@code connect}
     */
    public static void main(String[] words) throws Exception {
        boolean worked = run(List.of(words), openSsh(), System.out);
        System.exit(worked ? 0 : 1);
    }

    /**
     * Runs the demonstration.
     *
     * @param connect how to start {@code connect}
     * @param openSsh OpenSSH's client, or nothing for the one in Apache MINA SSHD
     * @param output  where to tell what happens
     * @return whether the session gave exactly the greeting
     */
    public static boolean run(List<String> connect, Optional<Path> openSsh, PrintStream output) throws Exception {
        return new Demo(connect, output).run(openSsh);
    }

    /**
     * Looks for OpenSSH's client.
     *
     * @return the program that {@code PATH} leads to, if any
     */
    public static Optional<Path> openSsh() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "ssh"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private boolean run(Optional<Path> openSsh) throws Exception {
        KeyPair hostKey = newKey();
        KeyPair clientKey = newKey();
        try (GreetingServer server = new GreetingServer(hostKey, clientKey);
                NamedSocksProxy proxy =
                        new NamedSocksProxy(HOST, PORT, server.address(), line -> tell("proxy", line))) {
            tell(
                    "demo",
                    "an SSH server (Apache MINA SSHD) listens at 127.0.0.1:"
                            + server.address().getPort());
            tell("demo", "a SOCKS5 proxy listens at " + proxy.address() + "; only it knows the host " + HOST);
            GreetedClient client = openSsh.isPresent()
                    ? new OpenSshClient(openSsh.get(), clientKey, hostKey.getPublic())
                    : new MinaClient(clientKey, hostKey.getPublic());
            List<String> lines = client.greeting(connect, proxy.address(), line -> tell("demo", line));
            proxy.finish();
            lines.forEach(line -> tell("ssh", line));
            boolean worked = lines.equals(List.of(GreetingServer.GREETING));
            tell("demo", worked ? "this is what the SSH server says: it works" : "this is not the greeting: it failed");
            return worked;
        }
    }

    private void tell(String who, String line) {
        output.printf("%-6s%s%n", who, line);
    }

    /** An elliptic curve that the JDK brings and every SSH implementation speaks. */
    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
