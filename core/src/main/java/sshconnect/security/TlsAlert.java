package sshconnect.security;

/** The alerts of TLS (RFC 8446, section 6), for those who know them by number. */
public final class TlsAlert {
    /** The alert {@code handshake_failure}. */
    public static final int HANDSHAKE_FAILURE = 40;
    /** The alert {@code protocol_version}. */
    public static final int PROTOCOL_VERSION = 70;
    /** The alert {@code certificate_required}. */
    public static final int CERTIFICATE_REQUIRED = 116;

    private TlsAlert() {}

    /**
     * The name of an alert.
     *
     * @param description the number that stands for it
     * @return its name as in RFC 8446, appendix B.2, or RFC 5246, section 7.2; {@code alert 99} for one that nobody knows
     */
    public static String name(int description) {
        return switch (description) {
            case 0 -> "close_notify";
            case 10 -> "unexpected_message";
            case 20 -> "bad_record_mac";
            case 21 -> "decryption_failed";
            case 22 -> "record_overflow";
            case 30 -> "decompression_failure";
            case HANDSHAKE_FAILURE -> "handshake_failure";
            case 41 -> "no_certificate";
            case 42 -> "bad_certificate";
            case 43 -> "unsupported_certificate";
            case 44 -> "certificate_revoked";
            case 45 -> "certificate_expired";
            case 46 -> "certificate_unknown";
            case 47 -> "illegal_parameter";
            case 48 -> "unknown_ca";
            case 49 -> "access_denied";
            case 50 -> "decode_error";
            case 51 -> "decrypt_error";
            case PROTOCOL_VERSION -> "protocol_version";
            case 71 -> "insufficient_security";
            case 80 -> "internal_error";
            case 86 -> "inappropriate_fallback";
            case 90 -> "user_canceled";
            case 100 -> "no_renegotiation";
            case 109 -> "missing_extension";
            case 110 -> "unsupported_extension";
            case 112 -> "unrecognized_name";
            case 113 -> "bad_certificate_status_response";
            case 115 -> "unknown_psk_identity";
            case CERTIFICATE_REQUIRED -> "certificate_required";
            case 120 -> "no_application_protocol";
            default -> "alert " + description;
        };
    }
}
