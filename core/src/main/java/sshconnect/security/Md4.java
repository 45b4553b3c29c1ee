package sshconnect.security;

/**
 * The message digest MD4 (RFC 1320). NTLM makes its keys with it, and libraries no longer have it, or have it switched
 * off, as it protects nothing any more.
 */
public final class Md4 extends MdDigest {

    private static final int ROUNDS = 3;
    /** Section 3.4: what is added in each round. */
    private static final int[] CONSTANTS = {0, 0x5a827999, 0x6ed9eba1};
    /** Section 3.4: the words of a block in the order of each round. */
    private static final int[] ORDERS = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15,
        0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15,
    };
    /** Section 3.4: how far each of four steps in turn rotates, by round. */
    private static final int[] ROTATIONS = {3, 7, 11, 19, 3, 5, 9, 13, 3, 9, 11, 15};

    private Md4() {
        super(ROUNDS);
    }

    /**
     * Computes a digest.
     *
     * @param message the message; neither kept nor changed
     * @return the 16 bytes of its digest, the caller's to wipe
     */
    public static byte[] digest(byte[] message) {
        return new Md4().of(message);
    }

    @Override
    int order(int step) {
        return ORDERS[step];
    }

    /** Section 3.4, with the functions F, G and H of the three rounds. */
    @Override
    int next(int step, int sum, int b, int c, int d) {
        int round = step >> 4;
        int mixed = switch (round) {
            case 0 -> b & c | ~b & d;
            case 1 -> b & c | b & d | c & d;
            default -> b ^ c ^ d;
        };
        return Integer.rotateLeft(sum + mixed + CONSTANTS[round], ROTATIONS[4 * round + (step & 3)]);
    }
}
