package sshconnect.it.servers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A TLS server for one client, of which a test says byte for byte what leaves when: the records come from the JDK's
 * engine, and the socket is the test's. It is also what types the client's input.
 */
final class ScriptedTlsServer implements AutoCloseable {
    /** Far more than a client takes to say what it is waited for. */
    private static final int PATIENCE_MILLIS = 60_000;

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final char[] NO_PASSWORD = {};
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ServerSocket listener;
    private final SSLEngine engine;
    private final FutureTask<Void> played;
    private final PipedOutputStream typing = new PipedOutputStream();
    private final PipedInputStream typed = new PipedInputStream(typing, BUFFER_BYTES);
    private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();
    private final ByteBuffer incoming = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private final ByteBuffer heard = ByteBuffer.allocate(BUFFER_BYTES);
    private Socket socket;
    private boolean inPieces;

    /** What a server does. */
    interface Part {
        void play(ScriptedTlsServer server) throws IOException;
    }

    /**
     * Starts to listen.
     *
     * @param identity who it is
     * @param version  the one version of TLS that it speaks
     * @param part     what it does with its client
     */
    ScriptedTlsServer(Authority.Identity identity, String version, Part part)
            throws IOException, GeneralSecurityException {
        engine = context(identity).createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {version});
        listener = new ServerSocket(0, 1, InetAddress.getByName(Loopback.V4));
        listener.setSoTimeout(PATIENCE_MILLIS);
        played = new FutureTask<>(() -> {
            try (Socket accepted = listener.accept()) {
                accepted.setSoTimeout(PATIENCE_MILLIS);
                accepted.setTcpNoDelay(true);
                socket = accepted;
                part.play(this);
            }
            return null;
        });
        Thread thread = new Thread(played, "scripted TLS server");
        thread.setDaemon(true);
        thread.start();
    }

    private static SSLContext context(Authority.Identity identity) throws IOException, GeneralSecurityException {
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(identity.certificate())));
        String lines = Files.readString(identity.key()).replaceAll("-----.*-----", "");
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(lines)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("server", key, NO_PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What the client is to read from its standard input: what is {@link #type typed}. */
    InputStream typed() {
        return typed;
    }

    /** Waits until the part is played; what went wrong in it goes on from here. */
    void join() throws InterruptedException {
        try {
            played.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the scripted server: " + e.getCause(), e.getCause());
        }
    }

    /** From now on each byte leaves on its own. */
    void deliverByteByByte() {
        inPieces = true;
    }

    /** Demands a certificate of the client. */
    void demandCertificate() {
        engine.setNeedClientAuth(true);
    }

    /** Shakes hands. What comes at the end of that, such as tickets, waits for {@link #flush}. */
    void shakeHands() throws IOException {
        engine.beginHandshake();
        goOn(Integer.MAX_VALUE);
    }

    /** Shakes hands no further than some bytes into the server's first flight. */
    void shakeHandsUpTo(int bytes) throws IOException {
        engine.beginHandshake();
        goOn(bytes);
    }

    private void goOn(int mostBytes) throws IOException {
        HandshakeStatus status = engine.getHandshakeStatus();
        while (status != HandshakeStatus.NOT_HANDSHAKING) {
            switch (status) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> wrap(NOTHING);
                default -> {
                    if (outgoing.size() > 0 && mostBytes < Integer.MAX_VALUE) {
                        byte[] flight = outgoing.toByteArray();
                        outgoing.reset();
                        send(Arrays.copyOf(flight, Math.min(mostBytes, flight.length)));
                        return;
                    }
                    flush();
                    unwrap();
                }
            }
            status = engine.getHandshakeStatus();
        }
    }

    private void wrap(ByteBuffer content) throws SSLException {
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(content, record);
        outgoing.write(record.array(), 0, record.position());
    }

    /** Unwraps one record, for which it waits. */
    private void unwrap() throws IOException {
        int before = incoming.remaining();
        engine.unwrap(incoming, heard);
        if (incoming.remaining() == before && engine.getHandshakeStatus() != HandshakeStatus.NEED_TASK) {
            incoming.compact();
            int count = socket.getInputStream().read(incoming.array(), incoming.position(), incoming.remaining());
            incoming.position(incoming.position() + Math.max(0, count)).flip();
            if (count < 0) {
                throw new IOException("the client has ended");
            }
        }
    }

    /** Waits until the client has said a text. */
    void hear(String text) throws IOException {
        while (heard.position() < text.length()) {
            unwrap();
            goOn(Integer.MAX_VALUE);
        }
        String said = new String(heard.array(), 0, heard.position(), StandardCharsets.US_ASCII);
        if (!said.equals(text)) {
            throw new IOException("heard " + said + " in place of " + text);
        }
        heard.clear();
    }

    /** Puts texts in the way of what is sent next, a record each. */
    void put(String... texts) throws SSLException {
        for (String text : texts) {
            wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Puts new keys in the way, with the wish that the client has new ones too (RFC 8446, section 4.6.3). */
    void putKeyUpdate() throws SSLException {
        engine.beginHandshake();
        wrap(NOTHING);
    }

    /** Puts close_notify in the way. */
    void putEnd() throws SSLException {
        engine.closeOutbound();
        wrap(NOTHING);
    }

    /** How much is in the way. */
    int waiting() {
        return outgoing.size();
    }

    /** Sends what is in the way, but for its last bytes, so many. */
    void flushWithout(int last) throws IOException {
        byte[] bytes = outgoing.toByteArray();
        outgoing.reset();
        send(Arrays.copyOf(bytes, bytes.length - last));
    }

    void flush() throws IOException {
        flushWithout(0);
    }

    /** Sends bytes as they are. */
    void send(byte[] bytes) throws IOException {
        OutputStream output = socket.getOutputStream();
        for (int i = 0; inPieces && i < bytes.length; i++) {
            output.write(bytes[i]);
        }
        if (!inPieces) {
            output.write(bytes);
        }
    }

    /** Shakes hands with a client that will not do, and sends what is to be said to that. */
    void refuse() throws IOException {
        try {
            engine.beginHandshake();
            goOn(Integer.MAX_VALUE);
            throw new AssertionError("it will do");
        } catch (SSLException e) {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                try {
                    wrap(NOTHING);
                } catch (SSLException again) {
                    // What it has failed with, once more.
                    continue;
                }
            }
            flush();
        }
    }

    /** Types into the client. */
    void type(String text) throws IOException {
        typing.write(text.getBytes(StandardCharsets.US_ASCII));
        typing.flush();
    }

    /** Ends what is sent, and waits for the end of the client: what it says last must not meet a closed socket. */
    void end() throws IOException {
        socket.shutdownOutput();
        awaitEnd();
    }

    /** Waits for the end of the client, and says nothing itself. */
    void awaitEnd() throws IOException {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException gone) {
            // It closes with something unread when it has heard enough.
            return;
        }
    }

    /** Tears the connection down. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        typing.close();
        listener.close();
    }
}
