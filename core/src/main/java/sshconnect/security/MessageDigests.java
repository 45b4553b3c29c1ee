package sshconnect.security;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;

/**
 * Message digests: {@link ComputedDigests}, or those of a platform that has its own, which may be confined to certain
 * algorithms. Nothing is loaded before somebody asks for it.
 */
public interface MessageDigests {

    /**
     * Tells whether an algorithm is there. What asks a person for a password for its sake asks this first.
     *
     * @param algorithm the algorithm
     * @return null when {@link #digest} can compute it; else why it cannot
     */
    @Nullable
    Fault unavailableReason(DigestAlgorithm algorithm);

    /**
     * Computes a digest.
     *
     * @param algorithm one without an {@link #unavailableReason}
     * @param message   the message; neither kept nor changed
     * @return its digest, {@link DigestAlgorithm#digestBytes} long; the caller's to wipe
     */
    byte[] digest(DigestAlgorithm algorithm, byte[] message);
}
