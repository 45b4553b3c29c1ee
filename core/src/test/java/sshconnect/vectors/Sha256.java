package sshconnect.vectors;

import java.util.Arrays;

/** SHA-256 (FIPS 180-4, section 6.2). */
final class Sha256 {

    private static final int BLOCK_BYTES = 64;
    private static final int ROUNDS = 64;
    /** Section 4.2.2. */
    private static final int[] K = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    };

    private Sha256() {}

    static byte[] digest(byte[] message) {
        byte[] padded = ReferenceDigests.pad(message, BLOCK_BYTES, 8, false);
        int[] state = {
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
        };
        for (int from = 0; from < padded.length; from += BLOCK_BYTES) {
            process(state, schedule(padded, from));
        }
        byte[] digest = new byte[32];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (state[i >> 2] >> (24 - 8 * (i & 3) & 31));
        }
        return digest;
    }

    private static int[] schedule(byte[] bytes, int from) {
        int[] w = new int[ROUNDS];
        for (int i = 0; i < 64; i++) {
            w[i >> 2] = w[i >> 2] << 8 | bytes[from + i] & 0xff;
        }
        for (int i = 16; i < ROUNDS; i++) {
            int early = w[i - 15];
            int late = w[i - 2];
            w[i] = w[i - 16]
                    + w[i - 7]
                    + (rotate(early, 7) ^ rotate(early, 18) ^ early >>> 3)
                    + (rotate(late, 17) ^ rotate(late, 19) ^ late >>> 10);
        }
        return w;
    }

    private static void process(int[] state, int[] w) {
        int[] v = Arrays.copyOf(state, state.length);
        for (int i = 0; i < ROUNDS; i++) {
            int choice = v[4] & v[5] ^ ~v[4] & v[6];
            int majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2];
            int first = v[7] + (rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)) + choice + K[i] + w[i];
            int second = (rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)) + majority;
            System.arraycopy(v, 0, v, 1, 7);
            v[4] += first;
            v[0] = first + second;
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += v[i];
        }
    }

    private static int rotate(int value, int bits) {
        return value >>> (bits & 31) | value << (32 - bits & 31);
    }
}
