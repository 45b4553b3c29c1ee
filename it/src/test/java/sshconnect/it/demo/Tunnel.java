package sshconnect.it.demo;

import java.io.IOException;
import java.net.Socket;

/** What every proxy does once the connection stands: it carries bytes in both directions. */
public final class Tunnel {
    private static final int BUFFER_BYTES = 1 << 15;

    private Tunnel() {}

    /**
     * How much went through a tunnel.
     *
     * @param toTarget bytes from the client to the target
     * @param toClient bytes from the target to the client
     */
    public record Traffic(long toTarget, long toClient) {}

    /**
     * Carries bytes until both directions have ended; the end of one is passed on at once. Closes neither socket.
     *
     * @param client one end
     * @param target the other end
     * @return how much went through
     */
    public static Traffic between(Socket client, Socket target) throws InterruptedException {
        long[] toTarget = {0};
        Thread upward = new Thread(() -> toTarget[0] = carry(client, target), "tunnel to the target");
        upward.setDaemon(true);
        upward.start();
        long toClient = carry(target, client);
        upward.join();
        return new Traffic(toTarget[0], toClient);
    }

    private static long carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        try {
            int count = from.getInputStream().read(buffer);
            while (count >= 0) {
                to.getOutputStream().write(buffer, 0, count);
                total += count;
                count = from.getInputStream().read(buffer);
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            // Whoever is still there sees the end when the sockets close.
        }
        return total;
    }
}
