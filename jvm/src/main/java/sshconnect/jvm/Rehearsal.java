package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import sshconnect.cli.App;

/**
 * Runs the program for a JVM that watches it, to make an archive of classes for quicker starts: through a SOCKS5 server
 * and through an HTTP proxy that exist for just that, in this process. Standard input should be empty.
 * {@code dist/jvm/prepare} runs it.
 *
 * <p>It is in connect.jar because an archive fits only a class path that begins with the one that it was made with: with
 * a jar of its own, the archive would be rejected at every start. It is not run by the source launcher, which needs a
 * JDK where there may be only a runtime, and would put the compiler's classes into the archive.
 */
public final class Rehearsal {

    private static final byte[] SOCKS5_NO_AUTH = {5, 0};
    private static final byte[] SOCKS5_GRANTED = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    private static final int SOCKS5_GREETING_BYTES = 3;
    /** Its length with a target that is an IPv4 address. */
    private static final int SOCKS5_REQUEST_BYTES = 10;

    private static final String HEAD_END = "\r\n\r\n";

    private Rehearsal() {}

    /**
     * Runs the program once through each proxy.
     *
     * @param unused no arguments are taken
     * @throws IOException if there is no loopback interface to rehearse on
     */
    public static void main(String[] unused) throws IOException {
        int status;
        try (ServerSocket proxy = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(proxy));
            thread.setDaemon(true);
            thread.start();
            String server = "127.0.0.1:" + proxy.getLocalPort();
            status = run("-S", server) + run("-H", server);
        }
        System.exit(status);
    }

    private static int run(String option, String server) {
        return App.run(new JvmHost(), new String[] {"-w", "60", option, server, "192.0.2.1", "22"});
    }

    private static void serve(ServerSocket proxy) {
        try (Socket socks = proxy.accept()) {
            socks.getInputStream().readNBytes(SOCKS5_GREETING_BYTES);
            socks.getOutputStream().write(SOCKS5_NO_AUTH);
            socks.getInputStream().readNBytes(SOCKS5_REQUEST_BYTES);
            socks.getOutputStream().write(SOCKS5_GRANTED);
        } catch (IOException e) {
            // The program says what it missed, and ends with another status.
            return;
        }
        try (Socket http = proxy.accept()) {
            awaitHead(http.getInputStream());
            http.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return;
        }
    }

    private static void awaitHead(InputStream input) throws IOException {
        int matched = 0;
        while (matched < HEAD_END.length()) {
            int next = input.read();
            if (next < 0) {
                return;
            }
            matched = next == HEAD_END.charAt(matched) ? matched + 1 : next == HEAD_END.charAt(0) ? 1 : 0;
        }
    }
}
