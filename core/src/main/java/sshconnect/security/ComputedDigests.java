package sshconnect.security;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;

/** The message digests computed here, from their specifications: on a host that is to need no library for them. */
public final class ComputedDigests implements MessageDigests {

    /** {@inheritDoc} All of them are. */
    @Override
    public @Nullable Fault unavailableReason(DigestAlgorithm algorithm) {
        return null;
    }

    @Override
    public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
        BlockDigest digest = switch (algorithm) {
            case MD5 -> new Md5();
            case SHA_256 -> new Sha256();
            case SHA_512_256 -> new Sha512();
        };
        return digest.of(message);
    }
}
