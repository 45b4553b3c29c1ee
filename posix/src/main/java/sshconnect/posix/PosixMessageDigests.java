package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.MessageDigests;

/** The digests of libcrypto. */
final class PosixMessageDigests implements MessageDigests {

    /** {@inheritDoc} A library that is held to FIPS 140 knows MD5 and does not compute it: only trying tells. */
    @Override
    public Fault unavailableReason(DigestAlgorithm algorithm) {
        LibCrypto library = LibCrypto.open();
        if (library == null) {
            return fault(algorithm, LibCrypto.NAME + " is not there; install libssl3");
        }
        return compute(library, algorithm, new byte[0]) != null
                ? null
                : fault(algorithm, "this machine's libcrypto does not do it");
    }

    private static Fault fault(DigestAlgorithm algorithm, String cause) {
        return new Fault(Fault.Kind.UNSUPPORTED, "compute", algorithm.token(), cause);
    }

    @Override
    public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
        return compute(LibCrypto.open(), algorithm, message);
    }

    private static byte[] compute(LibCrypto library, DigestAlgorithm algorithm, byte[] message) {
        Address type = library.type(algorithm);
        if (type == null) {
            return null;
        }
        byte[] digest = new byte[algorithm.digestBytes()];
        int computed = library.EVP_Digest.call(
                Address.ofData(message), message.length, Address.ofData(digest), null, type, null);
        Address.pin(message);
        Address.pin(digest);
        return computed == 1 ? digest : null;
    }
}
