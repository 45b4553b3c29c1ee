package sshconnect.security;

/** The message digests that HTTP Digest and {@link Hmac} are computed with. */
public enum DigestAlgorithm {
    /** RFC 1321. */
    MD5("MD5", 16, 64),
    /** FIPS 180-4, section 6.2. */
    SHA_256("SHA-256", 32, 64),
    /** SHA-512/256 of FIPS 180-4, section 6.7, with initial values of its own: not SHA-512 cut short. */
    SHA_512_256("SHA-512-256", 32, 128);

    private final String token;
    private final int digestBytes;
    private final int blockBytes;

    DigestAlgorithm(String token, int digestBytes, int blockBytes) {
        this.token = token;
        this.digestBytes = digestBytes;
        this.blockBytes = blockBytes;
    }

    /**
     * The name in HTTP (RFC 7616, section 6.1), which is also the one for people.
     *
     * @return for example {@code SHA-256}
     */
    public String token() {
        return token;
    }

    /**
     * The length of a digest.
     *
     * @return the number of bytes
     */
    public int digestBytes() {
        return digestBytes;
    }

    /**
     * The length of the blocks that the message is taken in, which {@link Hmac} has to know.
     *
     * @return the number of bytes
     */
    public int blockBytes() {
        return blockBytes;
    }
}
