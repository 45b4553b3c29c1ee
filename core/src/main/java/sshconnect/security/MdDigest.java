package sshconnect.security;

import java.util.Arrays;
import sshconnect.base.LittleEndian;

/** What MD4 (RFC 1320) and MD5 (RFC 1321) have in common. Sections are the same in both. */
abstract class MdDigest extends BlockDigest {

    private static final int BLOCK_BYTES = 64;
    private static final int BLOCK_WORDS = 16;
    private static final int DIGEST_WORDS = 4;

    private final int steps;
    /** Section 3.3. */
    private final int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};

    private final int[] words = new int[BLOCK_WORDS];

    /**
     * A digest of nothing so far.
     *
     * @param rounds how often it takes each word of a block
     */
    MdDigest(int rounds) {
        super(BLOCK_BYTES, true);
        steps = rounds * BLOCK_WORDS;
    }

    /** Section 3.4. The step that changes A, then D, C and B: the roles move on by one with every step. */
    @Override
    final void takeBlock(byte[] bytes, int from) {
        for (int i = 0; i < BLOCK_WORDS; i++) {
            words[i] = LittleEndian.int32(bytes, from + 4 * i);
        }
        int[] v = state.clone();
        for (int step = 0; step < steps; step++) {
            int a = -step & DIGEST_WORDS - 1;
            int b = v[a + 1 & DIGEST_WORDS - 1];
            int c = v[a + 2 & DIGEST_WORDS - 1];
            int d = v[a + 3 & DIGEST_WORDS - 1];
            v[a] = next(step, v[a] + words[order(step)], b, c, d);
        }
        for (int i = 0; i < DIGEST_WORDS; i++) {
            state[i] += v[i];
        }
        Arrays.fill(v, 0);
    }

    /**
     * The word of the block that a step takes.
     *
     * @param step 0 and up
     * @return its index
     */
    abstract int order(int step);

    /**
     * A step.
     *
     * @param step which one
     * @param sum  A and the word of the block
     * @param b    B
     * @param c    C
     * @param d    D
     * @return what A becomes
     */
    abstract int next(int step, int sum, int b, int c, int d);

    /** Section 3.5. */
    @Override
    final byte[] finish() {
        byte[] digest = new byte[4 * DIGEST_WORDS];
        for (int i = 0; i < DIGEST_WORDS; i++) {
            LittleEndian.putInt32(digest, 4 * i, state[i]);
        }
        Arrays.fill(state, 0);
        Arrays.fill(words, 0);
        return digest;
    }
}
