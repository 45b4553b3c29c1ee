package sshconnect.security;

import java.util.Arrays;
import sshconnect.base.Digits;
import sshconnect.base.Wire;

/** The computations of HTTP Digest authentication (RFC 7616, section 3.4). Results are hexadecimal digits in ASCII. */
public final class HttpDigest {

    private final MessageDigests digests;
    private final DigestAlgorithm algorithm;

    /**
     * The computations with one digest.
     *
     * @param digests   where the digest is from
     * @param algorithm the digest, without an {@link MessageDigests#unavailableReason} there
     */
    public HttpDigest(MessageDigests digests, DigestAlgorithm algorithm) {
        this.digests = digests;
        this.algorithm = algorithm;
    }

    /**
     * Computes H(A1) of section 3.4.2, which stands for the password.
     *
     * @param user     the user name
     * @param realm    the realm
     * @param password the password, not changed
     * @return the key, the caller's to wipe
     */
    public byte[] key(String user, String realm, byte[] password) {
        return hash(Wire.text().text(user + ":" + realm + ":").secret(password));
    }

    /**
     * Computes the key of a session, H(A1) of section 3.4.2 for algorithms that end in {@code -sess}.
     *
     * @param key    the key, not changed
     * @param nonce  the nonce of the session's first challenge
     * @param cnonce the cnonce of the session's first answer
     * @return the key, the caller's to wipe
     */
    public byte[] sessionKey(byte[] key, String nonce, String cnonce) {
        return hash(Wire.text().secret(key).text(":" + nonce + ":" + cnonce));
    }

    /**
     * Computes what is sent in place of a user name, section 3.4.4.
     *
     * @param user  the user name
     * @param realm the realm
     * @return its digits
     */
    public byte[] userHash(String user, String realm) {
        return hash(Wire.text().text(user + ":" + realm));
    }

    /**
     * Computes the response, section 3.4.1.
     *
     * @param key    the key, not changed
     * @param nonce  the nonce; with qop {@code auth}, followed by {@code :nc:cnonce:auth}
     * @param method the method of the request
     * @param uri    its target
     * @return the response, the caller's to wipe
     */
    public byte[] response(byte[] key, String nonce, String method, String uri) {
        byte[] request = hash(Wire.text().text(method + ":" + uri));
        return hash(Wire.text().secret(key).text(":" + nonce + ":").bytes(request));
    }

    /** The digest; what was digested is wiped. */
    private byte[] hash(Wire message) {
        byte[] bytes = message.toBytes();
        byte[] digest = digests.digest(algorithm, bytes);
        byte[] digits = Digits.hexadecimal(digest);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(digest, (byte) 0);
        message.wipe();
        return digits;
    }
}
