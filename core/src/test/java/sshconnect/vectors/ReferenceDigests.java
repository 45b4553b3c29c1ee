package sshconnect.vectors;

import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.MessageDigests;

/**
 * MD5, SHA-256 and SHA-512/256 in Java, from their specifications: for vectors, which run without a host.
 */
public final class ReferenceDigests implements MessageDigests {

    @Override
    public Fault unavailableReason(DigestAlgorithm algorithm) {
        return null;
    }

    @Override
    public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
        return Leftovers.giving(
                switch (algorithm) {
                    case MD5 -> Md5.digest(message);
                    case SHA_256 -> Sha256.digest(message);
                    case SHA_512_256 -> Sha512.digest256(message);
                });
    }

    /** A one, zeros, and the length in bits in the last eight bytes. */
    static byte[] pad(byte[] message, int blockBytes, int lengthBytes, boolean littleEndian) {
        int size = blockBytes;
        while (size <= message.length + lengthBytes) {
            size += blockBytes;
        }
        byte[] padded = Arrays.copyOf(message, size);
        padded[message.length] = (byte) 0x80;
        for (int i = 0; i < 8; i++) {
            int at = littleEndian ? padded.length - 8 + i : padded.length - 1 - i;
            padded[at] = (byte) (8L * message.length >> (8 * i & 63));
        }
        return padded;
    }
}
