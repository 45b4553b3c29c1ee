package sshconnect.proto.tls;

/** The header of a record of TLS (RFC 8446, section 5.1): type, version, length. */
final class TlsRecord {

    /** The length of a header. */
    static final int HEADER_BYTES = 5;

    /** RFC 5246, section 6.2.3: what encryption may add to 2^14 octets. TLS 1.3 allows less. */
    private static final int MAX_PAYLOAD_BYTES = 16_384 + 2_048;

    /** The length of the longest record. */
    static final int MAX_BYTES = HEADER_BYTES + MAX_PAYLOAD_BYTES;

    /** change_cipher_spec, the first content type. */
    private static final int FIRST_TYPE = 20;
    /** application_data, the last one. */
    private static final int LAST_TYPE = 23;

    private static final int MAJOR_VERSION = 3;

    private TlsRecord() {}

    /**
     * Whether this may begin a record.
     *
     * @param type  its first octet
     * @param major its second one
     * @return false for anything else than TLS
     */
    static boolean begins(int type, int major) {
        return type >= FIRST_TYPE && type <= LAST_TYPE && major == MAJOR_VERSION;
    }

    /**
     * The length of a record.
     *
     * @param high the octet before the last one of the header
     * @param low  the last one
     * @return the number of bytes, with those of the header; -1 where no record is so long
     */
    static int bytes(int high, int low) {
        int payload = (high & 0xff) << 8 | low & 0xff;
        return payload > MAX_PAYLOAD_BYTES ? -1 : HEADER_BYTES + payload;
    }
}
