package sshconnect.it.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.keyverifier.RequiredServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;

/** The client of Apache MINA SSHD, which reaches the server through a local port of {@code connect -p}. */
final class MinaClient implements GreetedClient {
    /** Far more than a Java virtual machine takes to start. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int TRY_EVERY_MILLIS = 50;

    private final KeyPair clientKey;
    private final PublicKey hostKey;

    MinaClient(KeyPair clientKey, PublicKey hostKey) {
        this.clientKey = clientKey;
        this.hostKey = hostKey;
    }

    @Override
    public List<String> greeting(List<String> connect, String proxy, Consumer<String> tell)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> words = new ArrayList<>(connect);
        words.addAll(List.of("-S", proxy, "-p", String.valueOf(port), Demo.HOST, String.valueOf(Demo.PORT)));
        tell.accept("no ssh here, so a client of Apache MINA SSHD connects to the local port " + port + " of");
        tell.accept("$ " + ProxyCommand.shell(words));
        // Its standard input stays an open pipe: at an end there, connect.c gives up waiting.
        Process relay = new ProcessBuilder(words)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(new RequiredServerKeyVerifier(hostKey));
            client.start();
            return greeting(client, port, relay);
        } finally {
            relay.destroy();
            relay.waitFor();
        }
    }

    private List<String> greeting(SshClient client, int port, Process relay) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ConnectFuture attempt = connect(client, port);
        while (!attempt.isConnected()) {
            if (!relay.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                return List.of("no connection through the local port: " + attempt.getException());
            }
            Thread.sleep(TRY_EVERY_MILLIS);
            attempt = connect(client, port);
        }
        try (ClientSession session = attempt.getSession()) {
            session.addPublicKeyIdentity(clientKey);
            session.auth().verify(PATIENCE);
            return session.executeRemoteCommand(GreetingServer.COMMAND).lines().toList();
        }
    }

    private static ConnectFuture connect(SshClient client, int port) throws IOException {
        ConnectFuture attempt = client.connect(
                GreetingServer.USER, InetAddress.getLoopbackAddress().getHostAddress(), port);
        attempt.await(PATIENCE);
        return attempt;
    }

    private static int freePort() throws IOException {
        try (Socket socket = new Socket()) {
            // Not listened on: a process that is being started beside this would keep it so for a moment.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
