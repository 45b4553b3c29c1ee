package sshconnect.it.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;

/** An SSH server on loopback that lets one key in and knows one command, a greeting. */
final class GreetingServer implements AutoCloseable {
    static final String USER = "demo";
    static final String COMMAND = "greet";
    static final String GREETING = "Hello demo! This is the SSH server behind the proxy.";

    private static final int UNKNOWN_COMMAND = 127;

    private final SshServer server;

    /**
     * Starts it.
     *
     * @param hostKey   its own key
     * @param clientKey the key that may log in
     */
    GreetingServer(KeyPair hostKey, KeyPair clientKey) throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(key, clientKey.getPublic()));
        server.setCommandFactory((channel, command) -> new Answer(command));
        server.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getHost(), server.getPort());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class Answer extends AbstractCommandSupport {
        Answer(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            ExitCallback exit = getExitCallback();
            if (!getCommand().equals(COMMAND)) {
                exit.onExit(UNKNOWN_COMMAND);
                return;
            }
            try {
                getOutputStream().write((GREETING + "\n").getBytes(StandardCharsets.UTF_8));
                getOutputStream().flush();
                exit.onExit(0);
            } catch (IOException gone) {
                exit.onExit(1, gone.getMessage());
            }
        }
    }
}
