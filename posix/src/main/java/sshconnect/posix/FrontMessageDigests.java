package sshconnect.posix;

import java.util.Objects;
import sshconnect.base.Fault;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.MessageDigests;

/** The digests of the front, which can load no library: the full executable is required for them. */
final class FrontMessageDigests implements MessageDigests {

    @Override
    public Fault unavailableReason(DigestAlgorithm algorithm) {
        return Objects.requireNonNull(Replacement.require("the message digest " + algorithm.token()));
    }

    /** {@inheritDoc} There is no algorithm to be asked for. */
    @Override
    public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
        return new byte[algorithm.digestBytes()];
    }
}
