package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Printable;
import sshconnect.security.TlsAlert;
import sshconnect.security.TlsProblem;

/** Why a handshake of libssl has failed. */
final class TlsProblems {

    /** SSL_R_CERTIFICATE_VERIFY_FAILED. */
    private static final int NOT_VERIFIED = 134;
    /** SSL_R_NO_CIPHERS_AVAILABLE, SSL_R_NO_PROTOCOLS_AVAILABLE, SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_WRONG_SSL_VERSION. */
    private static final int NO_CIPHERS = 181;

    private static final int NO_PROTOCOLS = 191;
    private static final int UNSUPPORTED_PROTOCOL = 258;
    private static final int WRONG_VERSION = 266;

    /** X509_V_ERR_..., see X509_STORE_CTX_get_error(3). */
    private static final int NO_ISSUER = 2;

    private static final int NOT_YET_VALID = 9;
    private static final int EXPIRED = 10;
    private static final int SELF_SIGNED = 18;
    private static final int SELF_SIGNED_IN_CHAIN = 19;
    private static final int NO_LOCAL_ISSUER = 20;
    private static final int NO_ISSUER_OF_LEAF = 21;
    private static final int OTHER_NAME = 62;
    private static final int OTHER_ADDRESS = 64;

    /** Alerts with which servers of TLS 1.2 answer a client without a certificate. */
    private static final int BAD_CERTIFICATE = 42;

    private static final int CERTIFICATE_UNKNOWN = 46;
    private static final int ACCESS_DENIED = 49;

    private TlsProblems() {}

    /**
     * The problem that the library has with a handshake.
     *
     * @param anonymous whether the server has asked for a certificate and got none
     */
    static TlsProblem of(LibX509 library, LibSsl.Exchange exchange, boolean anonymous) {
        long error = library.ERR_peek_error.call();
        int alert = TlsErrors.alert(error);
        if (alert != TlsErrors.NO_ALERT) {
            return ofAlert(alert, anonymous);
        }
        return switch (TlsErrors.tlsReason(error)) {
            case NOT_VERIFIED -> ofVerification(library, exchange.error, exchange.culprit);
            case NO_CIPHERS, NO_PROTOCOLS, UNSUPPORTED_PROTOCOL, WRONG_VERSION -> new TlsProblem.NoCommonVersion();
            default -> new TlsProblem.Other(TlsErrors.words(library));
        };
    }

    private static TlsProblem ofAlert(int alert, boolean anonymous) {
        boolean forLackOfCertificate = alert == TlsAlert.HANDSHAKE_FAILURE
                || alert == BAD_CERTIFICATE
                || alert == CERTIFICATE_UNKNOWN
                || alert == ACCESS_DENIED;
        if (alert == TlsAlert.CERTIFICATE_REQUIRED || anonymous && forLackOfCertificate) {
            return new TlsProblem.CertificateRequired();
        }
        return alert == TlsAlert.PROTOCOL_VERSION
                ? new TlsProblem.NoCommonVersion()
                : new TlsProblem.Alert(TlsAlert.name(alert));
    }

    private static TlsProblem ofVerification(LibX509 library, int error, Address culprit) {
        TlsCertificate certificate = new TlsCertificate(library, culprit);
        return switch (error) {
            case EXPIRED -> new TlsProblem.Expired(certificate.subject(), certificate.notAfterMillis());
            case NOT_YET_VALID -> new TlsProblem.NotYetValid(certificate.subject(), certificate.notBeforeMillis());
            case SELF_SIGNED -> new TlsProblem.SelfSigned(certificate.subject());
            case NO_ISSUER, SELF_SIGNED_IN_CHAIN, NO_LOCAL_ISSUER, NO_ISSUER_OF_LEAF ->
                new TlsProblem.UnknownIssuer(certificate.issuer());
            case OTHER_NAME, OTHER_ADDRESS -> new TlsProblem.OtherName(certificate.names());
            default -> {
                Address text = library.X509_verify_cert_error_string.call(error);
                yield new TlsProblem.Certificate(SystemError.lowerCaseStart(Printable.of(CString.toString(text))));
            }
        };
    }
}
