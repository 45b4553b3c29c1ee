package sshconnect.security;

import java.util.Arrays;

/**
 * The message digest SHA-512/256 (FIPS 180-4, section 6.7): SHA-512 (section 6.4) with initial values of its own, of which
 * half of the result counts.
 */
final class Sha512 extends BlockDigest {

    private static final int BLOCK_BYTES = 128;
    private static final int ROUNDS = 80;
    private static final int DIGEST_BYTES = 32;

    /** Section 5.3.6.2. */
    private final long[] hash = {
        0x22312194fc2bf72cL, 0x9f555fa3c84c64c2L, 0x2393b86b6f53b151L, 0x963877195940eabdL,
        0x96283ee2a88effe3L, 0xbe5e1e2553863992L, 0x2b0199fc2c85b8aaL, 0x0eb72ddc81c52ca2L,
    };
    /** The last sixteen words of the message schedule. */
    private final long[] schedule = new long[16];

    Sha512() {
        super(BLOCK_BYTES, false);
    }

    /** Section 6.4.2, with its names. */
    @Override
    void takeBlock(byte[] bytes, int from) {
        for (int i = 0; i < BLOCK_BYTES; i++) {
            schedule[i >> 3] = schedule[i >> 3] << 8 | bytes[from + i] & 0xff;
        }
        long a = hash[0];
        long b = hash[1];
        long c = hash[2];
        long d = hash[3];
        long e = hash[4];
        long f = hash[5];
        long g = hash[6];
        long h = hash[7];
        for (int t = 0; t < ROUNDS; t++) {
            long t1 = h + sum1(e) + (e & f ^ ~e & g) + Sha2Constants.CUBE_ROOTS[t] + word(t);
            long t2 = sum0(a) + (a & b ^ a & c ^ b & c);
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

    /** Section 4.1.3, function (4.10). */
    private static long sum0(long x) {
        return Long.rotateRight(x, 28) ^ Long.rotateRight(x, 34) ^ Long.rotateRight(x, 39);
    }

    /** Section 4.1.3, function (4.11). */
    private static long sum1(long x) {
        return Long.rotateRight(x, 14) ^ Long.rotateRight(x, 18) ^ Long.rotateRight(x, 41);
    }

    /** The word of a round; asked for once for each, in their order. */
    private long word(int t) {
        if (t >= schedule.length) {
            long early = schedule[t + 1 & 15];
            long late = schedule[t + 14 & 15];
            schedule[t & 15] += schedule[t + 9 & 15]
                    + (Long.rotateRight(early, 1) ^ Long.rotateRight(early, 8) ^ early >>> 7)
                    + (Long.rotateRight(late, 19) ^ Long.rotateRight(late, 61) ^ late >>> 6);
        }
        return schedule[t & 15];
    }

    @Override
    byte[] finish() {
        byte[] digest = new byte[DIGEST_BYTES];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (hash[i >> 3] >> (56 - 8 * (i & 7) & 63));
        }
        Arrays.fill(hash, 0);
        Arrays.fill(schedule, 0);
        return digest;
    }
}
