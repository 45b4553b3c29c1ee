package sshconnect.it.servers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;

/** A tunnel whose near end goes on speaking telnet (RFC 854), and now and then says something that is no data. */
final class TelnetTunnel {
    static final int IAC = 255;

    /** DO NAWS, WILL STATUS, and GA, which is no proposal. */
    private static final byte[] PROPOSALS = {
        (byte) IAC, (byte) 253, 31, (byte) IAC, (byte) 251, 5, (byte) IAC, (byte) 249
    };

    /** WONT NAWS and DONT STATUS. */
    static final List<Integer> ANSWERS = List.of(252 << 8 | 31, 254 << 8 | 5);

    private static final int FIRST_VERB = 251;

    private TelnetTunnel() {}

    /**
     * Carries bytes until both directions have ended; the end of one is passed on at once. Closes neither socket.
     *
     * @param client  the end that speaks telnet
     * @param target  the other end
     * @param options where what the client answers to proposals is added to, each as the verb and the option
     */
    static void between(Socket client, Socket target, List<Integer> options) throws IOException, InterruptedException {
        Thread upward = new Thread(
                () -> {
                    try {
                        toTarget(client, target, options);
                    } catch (IOException gone) {
                        // Whoever is still there sees the end when the sockets close.
                    }
                },
                "telnet tunnel");
        upward.setDaemon(true);
        upward.start();
        toClient(target, client);
        upward.join();
    }

    /** The proposals come behind the first octet. */
    private static void toClient(Socket target, Socket client) throws IOException {
        InputStream input = new BufferedInputStream(target.getInputStream());
        OutputStream output = new BufferedOutputStream(client.getOutputStream());
        boolean proposed = false;
        for (int octet = input.read(); octet >= 0; octet = input.read()) {
            output.write(octet);
            if (octet == IAC) {
                output.write(IAC);
            } else if (octet == '\r') {
                output.write(0);
            }
            if (!proposed) {
                output.write(PROPOSALS);
                proposed = true;
            }
            flushUnlessMore(input, output);
        }
        client.shutdownOutput();
    }

    private static void toTarget(Socket client, Socket target, List<Integer> options) throws IOException {
        InputStream input = new BufferedInputStream(client.getInputStream());
        OutputStream output = new BufferedOutputStream(target.getOutputStream());
        int last = 0;
        for (int octet = input.read(); octet >= 0; octet = input.read()) {
            int verb = octet == IAC ? input.read() : IAC;
            if (verb >= FIRST_VERB && verb < IAC) {
                options.add(verb << 8 | input.read());
            } else if (verb == IAC && (octet != 0 || last != '\r')) {
                output.write(octet);
            }
            last = octet;
            flushUnlessMore(input, output);
        }
        target.shutdownOutput();
    }

    private static void flushUnlessMore(InputStream input, OutputStream output) throws IOException {
        if (input.available() == 0) {
            output.flush();
        }
    }
}
