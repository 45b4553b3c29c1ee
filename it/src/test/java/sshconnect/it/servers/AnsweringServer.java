package sshconnect.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A server for one connection, whose answer depends on how the peer's data ended. */
final class AnsweringServer implements AutoCloseable {
    static final String QUESTION = "question\n";
    static final String ANSWER = "answer\n";

    /** Where the end is passed on, it comes within a few milliseconds; a longer wait could not make a test fail. */
    private static final int SILENCE_MILLIS = 1_000;

    private final ServerSocket listener;

    private AnsweringServer(Conversation conversation) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getByName(Loopback.V4));
        Thread thread = new Thread(
                () -> {
                    try (Socket peer = listener.accept()) {
                        conversation.with(peer);
                    } catch (IOException gone) {
                        // The peer then gets no answer, and the test sees that.
                    }
                },
                "answering server");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Conversation {
        void with(Socket peer) throws IOException;
    }

    /** Reads to the end of the peer's data and answers with their {@link #digest}. */
    static AnsweringServer afterTheEnd() throws IOException {
        return new AnsweringServer(peer -> {
            byte[] data = peer.getInputStream().readAllBytes();
            peer.getOutputStream().write(digest(data).getBytes(StandardCharsets.US_ASCII));
        });
    }

    /**
     * Reads {@link #QUESTION} and gives the {@link #ANSWER} only when the peer then stays silent, with the connection
     * whole. If the end of the peer's data arrives instead, it closes without an answer: that is what a proxy makes of
     * a half-closed connection when it drops the tunnel.
     */
    static AnsweringServer beforeTheEnd() throws IOException {
        return new AnsweringServer(peer -> {
            peer.getInputStream().readNBytes(QUESTION.length());
            peer.setSoTimeout(SILENCE_MILLIS);
            if (staysSilent(peer.getInputStream())) {
                peer.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    /** Sends back what it gets, at once, until the end of the peer's data. */
    static AnsweringServer echo() throws IOException {
        return new AnsweringServer(peer -> peer.getInputStream().transferTo(peer.getOutputStream()));
    }

    /**
     * What {@link #afterTheEnd} answers.
     *
     * @param data all that it got
     * @return its SHA-256 in hexadecimal
     */
    static String digest(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String port() {
        return String.valueOf(listener.getLocalPort());
    }

    private static boolean staysSilent(InputStream input) throws IOException {
        try {
            input.read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
