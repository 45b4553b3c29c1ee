package sshconnect.it.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/**
 * Many bytes that are the same in every run, and differ everywhere: whatever is lost, repeated or reordered shows.
 *
 * @param size how many bytes
 */
record Bulk(long size) {
    private static final int PIECE = 64 * 1024;
    private static final long SEED = 4711;

    /** What takes a piece of the bytes. */
    private interface Sink {
        void take(byte[] piece, int count) throws IOException;
    }

    /** Writes all bytes. */
    void writeTo(OutputStream out) {
        try {
            generate((piece, count) -> out.write(piece, 0, count));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(this + " could not be sent", e);
        }
    }

    /** The SHA-256 digest of all bytes, in hexadecimal. */
    String digest() {
        MessageDigest sha256 = sha256();
        try {
            generate((piece, count) -> sha256.update(piece, 0, count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Reads as many bytes from a stream, and gives their SHA-256 digest; or says how many came. */
    String digestOf(InputStream in) {
        MessageDigest sha256 = sha256();
        byte[] piece = new byte[PIECE];
        long left = size;
        try {
            while (left > 0) {
                int count = in.read(piece, 0, (int) Math.min(PIECE, left));
                if (count < 0) {
                    return "the stream ended after " + (size - left) + " bytes";
                }
                sha256.update(piece, 0, count);
                left -= count;
            }
        } catch (IOException e) {
            return e.getMessage() + " after " + (size - left) + " bytes";
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public String toString() {
        return size + " bytes";
    }

    private void generate(Sink sink) throws IOException {
        Random random = new Random(SEED);
        byte[] piece = new byte[PIECE];
        for (long left = size; left > 0; left -= PIECE) {
            random.nextBytes(piece);
            sink.take(piece, (int) Math.min(PIECE, left));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
