package sshconnect.security;

import java.util.Arrays;

/**
 * The message digest MD4 (RFC 1320). NTLM makes its keys with it, and libraries no longer have it, or have it switched
 * off, as it protects nothing any more.
 */
public final class Md4 {

    private static final int BLOCK_BYTES = 64;
    private static final int BLOCK_WORDS = 16;
    private static final int LENGTH_BYTES = 8;
    private static final int DIGEST_WORDS = 4;
    private static final int WORD_BITS = 32;
    private static final int ROUNDS = 3;
    /** Section 3.4: what is added in each round. */
    private static final int[] CONSTANTS = {0, 0x5a827999, 0x6ed9eba1};
    /** Section 3.4: the words of a block in the order of each round. */
    private static final int[][] ORDERS = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
        {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15},
        {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15},
    };
    /** Section 3.4: how far each of four steps in turn rotates, by round. */
    private static final int[][] ROTATIONS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};

    private final int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
    private final int[] words = new int[BLOCK_WORDS];

    private Md4() {}

    /**
     * Computes a digest.
     *
     * @param message the message; neither kept nor changed
     * @return the 16 bytes of its digest
     */
    public static byte[] digest(byte[] message) {
        byte[] padded = pad(message);
        Md4 md4 = new Md4();
        for (int at = 0; at < padded.length; at += BLOCK_BYTES) {
            md4.process(padded, at);
        }
        byte[] digest = bytes(md4.state);
        Arrays.fill(padded, (byte) 0);
        Arrays.fill(md4.words, 0);
        Arrays.fill(md4.state, 0);
        return digest;
    }

    /** Sections 3.1 and 3.2: one bit, zeros, and the length in bits, the lowest byte first. */
    private static byte[] pad(byte[] message) {
        int blocks = (message.length + LENGTH_BYTES) / BLOCK_BYTES + 1;
        byte[] padded = Arrays.copyOf(message, blocks * BLOCK_BYTES);
        padded[message.length] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            padded[padded.length - LENGTH_BYTES + i] = (byte) (bits >> (8 * i & 63));
        }
        return padded;
    }

    /** Section 3.4. The step that changes A, then D, C and B: the roles move on by one with every step. */
    private void process(byte[] padded, int from) {
        for (int i = 0; i < BLOCK_WORDS; i++) {
            int at = from + 4 * i;
            words[i] = padded[at] & 0xff
                    | (padded[at + 1] & 0xff) << 8
                    | (padded[at + 2] & 0xff) << 16
                    | padded[at + 3] << 24;
        }
        int[] v = state.clone();
        for (int round = 0; round < ROUNDS; round++) {
            for (int step = 0; step < BLOCK_WORDS; step++) {
                int a = -step & DIGEST_WORDS - 1;
                int b = v[a + 1 & DIGEST_WORDS - 1];
                int c = v[a + 2 & DIGEST_WORDS - 1];
                int d = v[a + 3 & DIGEST_WORDS - 1];
                int sum = v[a] + mix(round, b, c, d) + words[ORDERS[round][step]] + CONSTANTS[round];
                v[a] = rotateLeft(sum, ROTATIONS[round][step & 3]);
            }
        }
        for (int i = 0; i < DIGEST_WORDS; i++) {
            state[i] += v[i];
        }
        Arrays.fill(v, 0);
    }

    /** Section 3.4: the functions F, G and H of the three rounds. */
    private static int mix(int round, int x, int y, int z) {
        return switch (round) {
            case 0 -> x & y | ~x & z;
            case 1 -> x & y | x & z | y & z;
            default -> x ^ y ^ z;
        };
    }

    private static int rotateLeft(int value, int bits) {
        return value << (bits & 31) | value >>> (WORD_BITS - bits & 31);
    }

    private static byte[] bytes(int[] words) {
        byte[] bytes = new byte[4 * words.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[i >> 2] >> (8 * (i & 3) & 31));
        }
        return bytes;
    }
}
