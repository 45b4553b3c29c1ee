package sshconnect.security;

/** The message digest MD5 (RFC 1321). */
final class Md5 extends MdDigest {

    private static final int ROUNDS = 4;
    /** Section 3.4: the table T. */
    private static final int[] T = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
        0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
        0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
        0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
        0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
        0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
        0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
    };
    /** Section 3.4: how far each of four steps in turn rotates, by round. */
    private static final int[] ROTATIONS = {7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};

    Md5() {
        super(ROUNDS);
    }

    @Override
    int order(int step) {
        return switch (step >> 4) {
            case 0 -> step;
            case 1 -> 5 * step + 1 & 15;
            case 2 -> 3 * step + 5 & 15;
            default -> 7 * step & 15;
        };
    }

    /** Section 3.4, with the functions F, G, H and I of the four rounds. */
    @Override
    int next(int step, int sum, int b, int c, int d) {
        int round = step >> 4;
        int mixed = switch (round) {
            case 0 -> b & c | ~b & d;
            case 1 -> b & d | c & ~d;
            case 2 -> b ^ c ^ d;
            default -> c ^ (b | ~d);
        };
        return b + Integer.rotateLeft(sum + mixed + T[step], ROTATIONS[4 * round + (step & 3)]);
    }
}
