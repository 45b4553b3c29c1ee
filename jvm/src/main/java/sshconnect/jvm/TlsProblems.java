package sshconnect.jvm;

import java.util.Set;
import sshconnect.base.Printable;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSession;

/** What the JDK's exceptions about TLS mean. Their messages are all that tells them apart. */
final class TlsProblems {

    private static final String ALERT = "Received fatal alert: ";
    private static final String CERTIFICATE_REQUIRED = "certificate_required";
    private static final String PROTOCOL_VERSION = "protocol_version";
    /** With these, too, servers answer a client that has no certificate. */
    private static final Set<String> FOR_LACK_OF_CERTIFICATE =
            Set.of("handshake_failure", "bad_certificate", "certificate_unknown", "access_denied");

    private static final String[] NO_COMMON_VERSION = {
        "The server selected protocol version", "No appropriate protocol", "Unsupported or unrecognized record version"
    };

    private TlsProblems() {}

    /**
     * Why a handshake has failed.
     *
     * @param failure   what the JDK threw
     * @param anonymous whether the server has asked for a certificate and got none
     */
    static TlsProblem of(Exception failure, boolean anonymous) {
        String alert = alert(failure);
        if (alert != null) {
            return ofAlert(alert, anonymous);
        }
        String message = String.valueOf(failure.getMessage());
        for (String each : NO_COMMON_VERSION) {
            if (message.contains(each)) {
                return new TlsProblem.NoCommonVersion();
            }
        }
        return new TlsProblem.Other(words(failure));
    }

    private static TlsProblem ofAlert(String alert, boolean anonymous) {
        if (wantsCertificate(alert, anonymous)) {
            return new TlsProblem.CertificateRequired();
        }
        return alert.equals(PROTOCOL_VERSION) ? new TlsProblem.NoCommonVersion() : new TlsProblem.Alert(alert);
    }

    private static boolean wantsCertificate(String alert, boolean anonymous) {
        return alert.equals(CERTIFICATE_REQUIRED) || anonymous && FOR_LACK_OF_CERTIFICATE.contains(alert);
    }

    /** The alert that the peer has sent; null for none. */
    private static String alert(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        int start = message.indexOf(ALERT);
        return start < 0 ? null : message.substring(start + ALERT.length());
    }

    /**
     * What has ended a session after its handshake, in plain words.
     *
     * @param failure   what the JDK threw
     * @param anonymous whether the server has asked for a certificate and got none; TLS 1.3 says only later that this
     *                  will not do
     */
    static String inSession(Exception failure, boolean anonymous) {
        String alert = alert(failure);
        if (alert == null) {
            return words(failure);
        }
        return wantsCertificate(alert, anonymous)
                ? TlsSession.CERTIFICATE_WANTED
                : "the TLS peer ended the connection: " + Printable.of(alert);
    }

    /** The words of the innermost cause, since those around it repeat them. */
    static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : Faults.lowerCaseStart(Printable.of(message));
    }
}
