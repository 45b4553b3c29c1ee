package sshconnect.proto.tls;

import org.jspecify.annotations.Nullable;
import sshconnect.base.UtcTime;
import sshconnect.proto.Failure;
import sshconnect.proto.Trace;
import sshconnect.security.TlsProblem;

/**
 * What is said of a handshake that has failed.
 *
 * @param seen what happened
 * @param hint what to try; null where there is nothing to suggest
 * @param cause whether it is about the certificate of the other end
 */
record TlsRefusal(String seen, @Nullable String hint, Failure.Cause cause) {

    private static final String TRUST_HINT = "try --tls-ca FILE with the certificate of its authority";

    /**
     * Puts a problem in words.
     *
     * @param problem    the problem
     * @param serverName the name that was to be verified
     * @param trace      masks and quotes what the peer said
     * @return the words
     */
    static TlsRefusal of(TlsProblem problem, String serverName, Trace trace) {
        if (problem instanceof TlsProblem.Expired expired) {
            return ofCertificate(
                    certificate(trace, expired.subject()) + " expired on " + UtcTime.text(expired.notAfterMillis()),
                    null);
        }
        if (problem instanceof TlsProblem.NotYetValid early) {
            return ofCertificate(
                    certificate(trace, early.subject()) + " is not valid before "
                            + UtcTime.text(early.notBeforeMillis()),
                    "is the clock of this machine right?");
        }
        if (problem instanceof TlsProblem.OtherName other) {
            String names = other.names().isEmpty() ? "for no name at all" : "for " + trace.quote(other.names());
            return ofCertificate(
                    "its certificate is " + names + ", not for " + serverName,
                    "try that name, or --tls-server-name or server-name=");
        }
        if (problem instanceof TlsProblem.UnknownIssuer unknown) {
            return ofCertificate(
                    "its certificate is from " + trace.quote(unknown.issuer()) + ", who is not trusted", TRUST_HINT);
        }
        if (problem instanceof TlsProblem.SelfSigned own) {
            return ofCertificate(
                    certificate(trace, own.subject()) + " is signed by itself, and not trusted",
                    "try --tls-ca FILE with that certificate");
        }
        return ofProtocol(problem, trace);
    }

    private static TlsRefusal ofCertificate(String seen, @Nullable String hint) {
        return new TlsRefusal(seen, hint, Failure.Cause.CERTIFICATE);
    }

    private static String certificate(Trace trace, String subject) {
        return "the certificate of " + trace.quote(subject);
    }

    private static TlsRefusal ofProtocol(TlsProblem problem, Trace trace) {
        if (problem instanceof TlsProblem.NoCommonVersion) {
            return new TlsRefusal(
                    "speaks no version of TLS or no cipher that is spoken here (TLS 1.2 and 1.3)",
                    null,
                    Failure.Cause.TLS);
        }
        if (problem instanceof TlsProblem.CertificateRequired) {
            return new TlsRefusal(
                    "wants a client certificate", "try --tls-cert FILE and --tls-key FILE", Failure.Cause.TLS);
        }
        if (problem instanceof TlsProblem.Alert alert) {
            return new TlsRefusal(
                    "ended the TLS handshake: " + trace.quote(alert.description()), null, Failure.Cause.TLS);
        }
        if (problem instanceof TlsProblem.Certificate certificate) {
            return ofCertificate("its certificate cannot be accepted: " + trace.quote(certificate.cause()), null);
        }
        return new TlsRefusal(
                "TLS handshake: " + trace.quote(((TlsProblem.Other) problem).cause()), null, Failure.Cause.TLS);
    }
}
