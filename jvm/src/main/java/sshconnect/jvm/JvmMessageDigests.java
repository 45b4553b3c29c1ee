package sshconnect.jvm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import sshconnect.base.Fault;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.MessageDigests;

/** The digests of the JDK. */
final class JvmMessageDigests implements MessageDigests {

    /** {@inheritDoc} Runtimes are confined to certain algorithms by their administrators. */
    @Override
    public Fault unavailableReason(DigestAlgorithm algorithm) {
        return of(algorithm) != null
                ? null
                : new Fault(Fault.Kind.UNSUPPORTED, "compute", algorithm.token(), "this Java runtime does not have it");
    }

    @Override
    public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
        return of(algorithm).digest(message);
    }

    private static MessageDigest of(DigestAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(
                    switch (algorithm) {
                        case MD5 -> "MD5";
                        case SHA_256 -> "SHA-256";
                        case SHA_512_256 -> "SHA-512/256";
                    });
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }
}
