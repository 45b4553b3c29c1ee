package sshconnect.security;

import java.util.Arrays;

/** Keyed hashing (RFC 2104). */
public final class Hmac {

    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;

    private Hmac() {}

    /**
     * Computes the code that proves knowledge of a key.
     *
     * @param digests   where the digest is from
     * @param algorithm the digest, without an {@link MessageDigests#unavailableReason} there
     * @param key       the key, of any length
     * @param message   the message
     * @return the code, as long as the digest
     */
    public static byte[] of(MessageDigests digests, DigestAlgorithm algorithm, byte[] key, byte[] message) {
        byte[] shortKey = key.length > algorithm.blockBytes() ? digests.digest(algorithm, key) : key.clone();
        byte[] inner = digest(digests, algorithm, shortKey, INNER_PAD, message);
        byte[] outer = digest(digests, algorithm, shortKey, OUTER_PAD, inner);
        Arrays.fill(shortKey, (byte) 0);
        Arrays.fill(inner, (byte) 0);
        return outer;
    }

    /** The digest of a padded key and a text (RFC 2104, section 2). */
    private static byte[] digest(MessageDigests digests, DigestAlgorithm algorithm, byte[] key, byte pad, byte[] text) {
        int block = algorithm.blockBytes();
        byte[] whole = Arrays.copyOf(key, block + text.length);
        for (int i = 0; i < block; i++) {
            whole[i] ^= pad;
        }
        System.arraycopy(text, 0, whole, block, text.length);
        byte[] digest = digests.digest(algorithm, whole);
        Arrays.fill(whole, (byte) 0);
        return digest;
    }
}
