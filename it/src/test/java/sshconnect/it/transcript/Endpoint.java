package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * One thing that bytes go to or come from: a connection of a scripted server, a client, the program's standard input
 * or output. Nothing is read before a transcript asks for it, so that a reader that stalls really stalls.
 *
 * <p>Bulk transfers run in the background; the next step on the same side waits until they are done.
 */
final class Endpoint {
    private final String name;
    private final InputStream in;
    private final OutputStream out;
    private final Closeable endOfOutput;
    private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> receiving = CompletableFuture.completedFuture(null);

    /**
     * Makes an endpoint.
     *
     * @param name        what to call it in failures
     * @param in          what comes from it
     * @param out         what goes to it
     * @param endOfOutput what ends {@code out} and leaves {@code in} open
     */
    Endpoint(String name, InputStream in, OutputStream out, Closeable endOfOutput) {
        this.name = name;
        this.in = in;
        this.out = out;
        this.endOfOutput = endOfOutput;
    }

    /** Sends bytes in one piece. */
    void send(byte[] bytes) throws IOException {
        sending.join();
        out.write(bytes);
        out.flush();
    }

    /** Sends the end of the stream. */
    void sendEnd() throws IOException {
        sending.join();
        endOfOutput.close();
    }

    /** Reads as many bytes as expected and compares them. */
    void expect(byte[] expected) throws IOException {
        receiving.join();
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        for (byte next : expected) {
            int read = read();
            if (read >= 0) {
                seen.write(read);
            }
            if (read != (next & 0xff)) {
                seen.writeBytes(alreadyThere());
                fail(
                        "%s: expected %s%n  but came %s%s",
                        name,
                        Bytes.show(expected),
                        Bytes.show(seen.toByteArray()),
                        read < 0 ? " and the end of the stream" : "");
            }
        }
    }

    /** Reads up to the end of the first occurrence of an ending. */
    byte[] readThrough(byte[] ending) throws IOException {
        receiving.join();
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        while (!endsWith(seen.toByteArray(), ending)) {
            int read = read();
            if (read < 0) {
                fail(
                        "%s: expected something that ends with %s%n  but came %s and the end of the stream",
                        name, Bytes.show(ending), Bytes.show(seen.toByteArray()));
            }
            seen.write(read);
        }
        return seen.toByteArray();
    }

    /** Expects the end of the stream, and nothing before it. */
    void expectEnd() throws IOException {
        assertThat(Bytes.show(remaining()))
                .as("%s, before the end of the stream", name)
                .isEqualTo("nothing");
    }

    /** Expects that the connection is torn down, and nothing before that. */
    void expectReset() {
        receiving.join();
        try {
            int read = in.read();
            fail("%s: expected a reset, but came %s", name, read < 0 ? "the end of the stream" : "bytes");
        } catch (IOException reset) {
            assertThat(reset).as(name).hasMessageContaining("reset");
        }
    }

    /** Everything up to the end of the stream, or to a reset. */
    byte[] remaining() {
        receiving.join();
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (IOException reset) {
            // The peer is gone: what came before counts.
        }
        return rest.toByteArray();
    }

    /** Starts to send pseudo-random bytes in the background. */
    void sendBulk(Bulk bulk) {
        sending = sending.thenRunAsync(() -> bulk.writeTo(out), Endpoint::onNewThread);
    }

    /** Starts to read the same bytes in the background and to compare their SHA-256 digests. */
    void expectBulk(Bulk bulk) {
        receiving = receiving.thenRunAsync(
                () -> assertThat(bulk.digestOf(in))
                        .as("%s: SHA-256 of %s", name, bulk)
                        .isEqualTo(bulk.digest()),
                Endpoint::onNewThread);
    }

    /** Expects that what is sent in the background has come to a stop: buffers are full, and nobody collects it. */
    void expectStall() {
        assertThat(sending).as("%s: what is sent in the background", name).isNotDone();
    }

    /** Waits for what runs in the background. */
    void finishBulk() {
        CompletableFuture.allOf(sending, receiving).join();
    }

    /** Closes the reading side: nobody will ever read what comes. */
    void closeInput() throws IOException {
        in.close();
    }

    private int read() {
        try {
            return in.read();
        } catch (IOException reset) {
            return fail("%s: %s", name, reset.getMessage());
        }
    }

    private byte[] alreadyThere() throws IOException {
        return in.readNBytes(in.available());
    }

    private static boolean endsWith(byte[] seen, byte[] ending) {
        int from = seen.length - ending.length;
        return from >= 0 && Arrays.equals(seen, from, seen.length, ending, 0, ending.length);
    }

    private static void onNewThread(Runnable transfer) {
        Thread thread = new Thread(transfer, "bulk transfer");
        thread.setDaemon(true);
        thread.start();
    }
}
