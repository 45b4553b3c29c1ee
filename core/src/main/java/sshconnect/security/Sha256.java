package sshconnect.security;

import java.util.Arrays;

/** The message digest SHA-256 (FIPS 180-4, section 6.2). */
final class Sha256 extends BlockDigest {

    private static final int BLOCK_BYTES = 64;
    private static final int ROUNDS = 64;
    private static final int DIGEST_WORDS = 8;

    /** Section 5.3.3. */
    private final int[] hash = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    /** The last sixteen words of the message schedule. */
    private final int[] schedule = new int[16];

    Sha256() {
        super(BLOCK_BYTES, false);
    }

    /** Section 6.2.2, with its names. */
    @Override
    void takeBlock(byte[] bytes, int from) {
        for (int i = 0; i < BLOCK_BYTES; i++) {
            schedule[i >> 2] = schedule[i >> 2] << 8 | bytes[from + i] & 0xff;
        }
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        int f = hash[5];
        int g = hash[6];
        int h = hash[7];
        for (int t = 0; t < ROUNDS; t++) {
            int t1 = h + sum1(e) + (e & f ^ ~e & g) + (int) (Sha2Constants.CUBE_ROOTS[t] >>> 32) + word(t);
            int t2 = sum0(a) + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        hash[0] += a;
        hash[1] += b;
        hash[2] += c;
        hash[3] += d;
        hash[4] += e;
        hash[5] += f;
        hash[6] += g;
        hash[7] += h;
    }

    /** Section 4.1.2, function (4.4). */
    private static int sum0(int x) {
        return Integer.rotateRight(x, 2) ^ Integer.rotateRight(x, 13) ^ Integer.rotateRight(x, 22);
    }

    /** Section 4.1.2, function (4.5). */
    private static int sum1(int x) {
        return Integer.rotateRight(x, 6) ^ Integer.rotateRight(x, 11) ^ Integer.rotateRight(x, 25);
    }

    /** The word of a round; asked for once for each, in their order. */
    private int word(int t) {
        if (t >= schedule.length) {
            int early = schedule[t + 1 & 15];
            int late = schedule[t + 14 & 15];
            schedule[t & 15] += schedule[t + 9 & 15]
                    + (Integer.rotateRight(early, 7) ^ Integer.rotateRight(early, 18) ^ early >>> 3)
                    + (Integer.rotateRight(late, 17) ^ Integer.rotateRight(late, 19) ^ late >>> 10);
        }
        return schedule[t & 15];
    }

    @Override
    byte[] finish() {
        byte[] digest = new byte[4 * DIGEST_WORDS];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (hash[i >> 2] >> (24 - 8 * (i & 3) & 31));
        }
        Arrays.fill(hash, 0);
        Arrays.fill(schedule, 0);
        return digest;
    }
}
