package sshconnect.jvm;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on the loopback interface that speaks TLS with one client. */
final class TlsServer implements Closeable {

    /** What it does with its client. */
    interface Part {

        /**
         * Plays it.
         *
         * @param socket TLS, of which the handshake was not made
         * @param plain  what is underneath
         */
        void play(SSLSocket socket, Socket plain) throws IOException;
    }

    /** An end that a client does not bring about in time is a failure. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final ServerSocket listening;
    private final FutureTask<Void> played;

    TlsServer(SSLContext context, String version, boolean certificateWanted, Part part) throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        listening.setSoTimeout(PATIENCE_MILLIS);
        played = new FutureTask<>(() -> {
            try (Socket plain = listening.accept();
                    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true)) {
                plain.setSoTimeout(PATIENCE_MILLIS);
                socket.setUseClientMode(false);
                socket.setEnabledProtocols(new String[] {version});
                socket.setNeedClientAuth(certificateWanted);
                part.play(socket, plain);
            }
            return null;
        });
        Thread thread = new Thread(played, "TLS server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    Socket connect() throws IOException {
        return new Socket(listening.getInetAddress(), listening.getLocalPort());
    }

    /** Waits until it has played its part; gives what went wrong, null for nothing. */
    Throwable failure() throws InterruptedException {
        try {
            played.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
