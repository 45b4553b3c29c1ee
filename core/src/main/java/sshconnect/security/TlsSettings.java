package sshconnect.security;

import org.jspecify.annotations.Nullable;
import sshconnect.base.IpAddress;
import sshconnect.base.Secret;

/**
 * What a TLS session is to be like.
 *
 * @param serverName the name to verify, and to send as SNI (RFC 6066, section 3) where it is no address
 * @param address    the address that the name is, which is verified as one; null for a name
 * @param verified   whether the server has to show a certificate that is trusted, and is for that name
 * @param trusted    the certificates of the authorities that are trusted in place of the system's, as PEM; null for the
 *                   system's
 * @param identity   what to prove who one is with; null for nothing
 * @param protocol   the protocol to agree on (ALPN, RFC 7301), for example {@code http/1.1}; null for none
 */
public record TlsSettings(
        String serverName,
        @Nullable IpAddress address,
        boolean verified,
        TlsSettings.@Nullable Pem trusted,
        TlsSettings.@Nullable Identity identity,
        @Nullable String protocol) {

    /**
     * Text of a file (RFC 7468).
     *
     * @param file its name, for messages
     * @param text its content
     */
    public record Pem(String file, byte[] text) {}

    /**
     * A client's certificate.
     *
     * @param certificates the certificate, and those of its issuers
     * @param keyFile      the name of the key's file, for messages
     * @param key          the private key as PEM, PKCS #8 (RFC 5958); the session keeps no copy that it does not wipe
     * @param passphrase   what the key is encrypted with; null when it is not
     */
    public record Identity(
            Pem certificates,
            String keyFile,
            Secret key,
            @Nullable Secret passphrase) {}
}
