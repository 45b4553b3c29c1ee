package sshconnect.way;

import java.util.List;
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

    /** The parameter that says whether TLS is spoken to the target. */
    public static final String TARGET_PARAMETER = "CONNECT_TLS";
    /** The parameter that names the authorities' file. */
    public static final String AUTHORITY_PARAMETER = "TLS_CA";
    /** The parameter that names the certificate's file. */
    public static final String CERTIFICATE_PARAMETER = "TLS_CERT";
    /** The parameter that names the key's file. */
    public static final String KEY_PARAMETER = "TLS_KEY";
    /** The parameter that holds what the key is encrypted with; it is a password. */
    public static final String PASSPHRASE_PARAMETER = "TLS_KEY_PASSWORD";
    /** The parameter that holds the target's name. */
    public static final String SERVER_NAME_PARAMETER = "TLS_SERVER_NAME";
    /** The parameter that says whether any certificate will do. */
    public static final String INSECURE_PARAMETER = "TLS_INSECURE";

    /** Every parameter. */
    static final List<String> PARAMETERS = List.of(
            TARGET_PARAMETER,
            AUTHORITY_PARAMETER,
            CERTIFICATE_PARAMETER,
            KEY_PARAMETER,
            SERVER_NAME_PARAMETER,
            INSECURE_PARAMETER);

    /** TLS as usual: to the name of the host, with the trust of the system. */
    public static final TlsUse USUAL = new TlsUse(null, null, null, null, false);

    /**
     * The same, with what holds for all where this says nothing. A key belongs to its certificate, so that the one of all
     * does not count for a certificate that is stated here.
     *
     * @param all the files of all; its name does not count
     * @return both together
     */
    public TlsUse over(TlsUse all) {
        String key = keyFile == null && certificateFile == null ? all.keyFile : keyFile;
        return new TlsUse(
                serverName,
                authorityFile == null ? all.authorityFile : authorityFile,
                certificateFile == null ? all.certificateFile : certificateFile,
                key,
                insecure || all.insecure);
    }
}
