package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Printable;
import sshconnect.security.TlsAlert;
import sshconnect.security.TlsSession;

/** What OpenSSL has to say about its failures: the first error in its queue (ERR_peek_error(3)). */
final class TlsErrors {

    private static final int LIBRARY_SHIFT = 23;
    private static final int LIBRARY_MASK = 0xff;
    private static final int REASON_MASK = 0x7fffff;

    /** ERR_LIB_SSL. */
    private static final int OF_TLS = 20;
    /** SSL_AD_REASON_OFFSET: an alert was received, and what is above this is its number. */
    private static final int ALERTS = 1000;

    private static final int ALERT_NUMBERS = 256;
    static final int NO_ALERT = -1;

    private TlsErrors() {}

    static int library(long error) {
        return (int) (error >> LIBRARY_SHIFT) & LIBRARY_MASK;
    }

    static int reason(long error) {
        return (int) error & REASON_MASK;
    }

    /** The reason of an error of libssl; 0 for another. */
    static int tlsReason(long error) {
        return library(error) == OF_TLS ? reason(error) : 0;
    }

    /** The number of the alert that was received, or {@link #NO_ALERT}. */
    static int alert(long error) {
        int alert = tlsReason(error) - ALERTS;
        return alert >= 0 && alert < ALERT_NUMBERS ? alert : NO_ALERT;
    }

    /** What has happened, in words. */
    static String words(LibX509 library) {
        long error = library.ERR_peek_error.call();
        int alert = alert(error);
        if (alert == TlsAlert.CERTIFICATE_REQUIRED) {
            return TlsSession.CERTIFICATE_WANTED;
        }
        if (alert != NO_ALERT) {
            return "the TLS peer ended the connection: " + TlsAlert.name(alert);
        }
        Address text = error == 0 ? null : library.reason(error);
        return text == null
                ? "the library does not say why"
                : SystemError.lowerCaseStart(Printable.of(CString.toString(text)));
    }
}
