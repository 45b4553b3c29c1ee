package sshconnect.security;

import java.util.Arrays;

/**
 * What the message digests that are computed here have in common: they take the message in blocks, and fill up the last one
 * in the same way (RFC 1320, sections 3.1 and 3.2; FIPS 180-4, section 5.1).
 *
 * <p>An instance computes one digest. It has no secret any more when it has given it.
 */
abstract class BlockDigest {

    private static final int LENGTH_BYTES = 8;
    /** The field for the length: an eighth of a block. That of SHA-512 has 16 bytes, of which no message here takes more than 8. */
    private static final int BLOCKS_TO_LENGTHS_SHIFT = 3;

    private final int blockBytes;
    private final boolean littleEndian;

    /**
     * A digest of nothing so far.
     *
     * @param blockBytes   the length of a block, a power of two
     * @param littleEndian whether the lowest byte of the length comes first
     */
    BlockDigest(int blockBytes, boolean littleEndian) {
        this.blockBytes = blockBytes;
        this.littleEndian = littleEndian;
    }

    /**
     * Computes the digest.
     *
     * @param message the message; neither kept nor changed
     * @return its digest, the caller's to wipe
     */
    final byte[] of(byte[] message) {
        int whole = message.length & -blockBytes;
        takeBlocks(message, whole);
        byte[] last = lastBlocks(message, whole);
        takeBlocks(last, last.length);
        Arrays.fill(last, (byte) 0);
        return finish();
    }

    private void takeBlocks(byte[] bytes, int count) {
        for (int from = 0; from < count; from += blockBytes) {
            takeBlock(bytes, from);
        }
    }

    /** The rest of a message, one bit, zeros, and the length in bits. */
    private byte[] lastBlocks(byte[] message, int from) {
        int rest = message.length - from;
        boolean one = rest + (blockBytes >> BLOCKS_TO_LENGTHS_SHIFT) < blockBytes;
        byte[] last = new byte[one ? blockBytes : 2 * blockBytes];
        System.arraycopy(message, from, last, 0, rest);
        last[rest] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            last[last.length - (littleEndian ? LENGTH_BYTES - i : 1 + i)] = (byte) (bits >> (8 * i & 63));
        }
        return last;
    }

    /**
     * Takes a block of the message into account.
     *
     * @param bytes where it is
     * @param from  where it begins
     */
    abstract void takeBlock(byte[] bytes, int from);

    /**
     * Ends.
     *
     * @return the digest of the blocks; what led to it is wiped
     */
    abstract byte[] finish();
}
