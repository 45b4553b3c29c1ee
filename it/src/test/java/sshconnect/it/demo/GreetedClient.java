package sshconnect.it.demo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Consumer;

/** An SSH client that asks the {@link GreetingServer} for its greeting. */
interface GreetedClient {
    /**
     * Runs one session through the proxy.
     *
     * @param connect how to start {@code connect}
     * @param proxy   the SOCKS5 proxy, as host:port
     * @param tell    takes the command that is run, for a person to read
     * @return the lines that came, errors among them
     */
    List<String> greeting(List<String> connect, String proxy, Consumer<String> tell)
            throws IOException, GeneralSecurityException, InterruptedException;
}
