package sshconnect.vectors;

import sshconnect.base.Fault;
import sshconnect.security.ComputedDigests;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.MessageDigests;

/** The digests that are computed in Java, each of which has to be wiped by who got it. */
public final class WatchedDigests implements MessageDigests {

    private final MessageDigests digests = new ComputedDigests();

    @Override
    public Fault unavailableReason(DigestAlgorithm algorithm) {
        return digests.unavailableReason(algorithm);
    }

    @Override
    public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
        return Leftovers.giving(digests.digest(algorithm, message));
    }
}
