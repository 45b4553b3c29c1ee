package sshconnect.way;

import org.jspecify.annotations.Nullable;

/**
 * How to speak TLS to a server. Files are named here, and read when they are needed.
 *
 * @param serverName      the name to verify and to send as SNI; null for the host of the server
 * @param authorityFile   the certificates that are trusted in place of the system's, as PEM; null for the system's
 * @param certificateFile the client's certificate, and those of its issuers, as PEM; null for none
 * @param keyFile         the key of that certificate, as PEM; null for the certificate's file
 * @param insecure        whether anybody's certificate will do
 */
public record TlsUse(
        @Nullable String serverName,
        @Nullable String authorityFile,
        @Nullable String certificateFile,
        @Nullable String keyFile,
        boolean insecure) {

    /** TLS as usual: to the name of the host, with the trust of the system. */
    public static final TlsUse USUAL = new TlsUse(null, null, null, null, false);
}
