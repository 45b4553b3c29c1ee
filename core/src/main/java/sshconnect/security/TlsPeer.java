package sshconnect.security;

/**
 * What a TLS handshake has agreed upon, and with whom, for a person.
 *
 * @param version        the version, such as {@code TLSv1.3}
 * @param cipher         the cipher suite, by the name that RFC 8446 or the registry of IANA has for it
 * @param protocol       the protocol agreed upon (ALPN); empty for none
 * @param subject        whom the certificate is for: its common name, or the whole name where it has none
 * @param issuer         who says so, likewise
 * @param notAfterMillis until when it is valid, in milliseconds since 1970-01-01 UTC
 */
public record TlsPeer(
        String version, String cipher, String protocol, String subject, String issuer, long notAfterMillis) {}
