package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.Fault;
import sshconnect.base.Printable;

/** What MIT's library has to say about its two status codes (RFC 2744, section 3.9). */
final class GssStatus {

    private static final int ROUTINE_SHIFT = 16;
    private static final int ROUTINE_MASK = 0xff;
    /** GSS_S_NO_CRED, GSS_S_CREDENTIALS_EXPIRED and GSS_S_FAILURE. */
    private static final int NO_CREDENTIALS = 7;

    private static final int CREDENTIALS_EXPIRED = 11;
    private static final int FAILURE = 13;

    /** KRB5KRB_AP_ERR_TKT_EXPIRED, a code of the mechanism. */
    private static final int TICKET_EXPIRED = -1765328352;

    /** GSS_C_GSS_CODE and GSS_C_MECH_CODE. */
    private static final int OF_THE_LIBRARY = 1;

    private static final int OF_THE_MECHANISM = 2;

    private GssStatus() {}

    /** The fault of a call that gave these codes. */
    static Fault fault(LibGssapi library, int status, int minor, Address mechanism, String operation, String subject) {
        int routine = status >> ROUTINE_SHIFT & ROUTINE_MASK;
        boolean noTicket = routine == NO_CREDENTIALS || routine == CREDENTIALS_EXPIRED || minor == TICKET_EXPIRED;
        String general = text(library, status, OF_THE_LIBRARY, mechanism);
        String special = minor == 0 ? "" : text(library, minor, OF_THE_MECHANISM, mechanism);
        // Of these the library says nothing but that the mechanism knows more.
        boolean vague = routine == FAILURE || noTicket;
        String cause = special.isEmpty() ? general : vague ? special : general + ": " + special;
        return new Fault(noTicket ? Fault.Kind.NOT_FOUND : Fault.Kind.OTHER, operation, subject, cause);
    }

    private static String text(LibGssapi library, int status, int type, Address mechanism) {
        Address minor = Libc.calloc(1, Address.sizeOf());
        Address more = Libc.calloc(1, Address.sizeOf());
        LibGssapi.Buffer words =
                Libc.calloc(1, Structure.sizeOf(LibGssapi.Buffer.class)).toStructure();
        int result = library.gss_display_status.call(minor, status, type, mechanism, more, words.toAddress());
        String text = result == 0 && words.value != null ? CString.toString(words.value) : "";
        library.gss_release_buffer.call(minor, words.toAddress());
        Libc.free(words.toAddress());
        Libc.free(more);
        Libc.free(minor);
        return SystemError.lowerCaseStart(Printable.of(text));
    }
}
