package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.GssApi;
import sshconnect.security.SecurityContext;

/** Kerberos, as far as it can be told without a library whether there are tickets. */
abstract class PosixGssApi implements GssApi {

    @Override
    public final boolean mayHaveTicket() {
        return PosixTickets.mayBeThere();
    }

    @Override
    public final Result<SecurityContext> context(Mechanism mechanism, String service, String host) {
        if (mechanism == Mechanism.SPNEGO && PosixTickets.areMissingForSure()) {
            return noTicket("there is none");
        }
        if (PosixTickets.areUnusable()) {
            return noTicket("it holds something else");
        }
        return libraryContext(mechanism, service + "@" + host);
    }

    /**
     * See {@link GssApi#context}, where there may be tickets.
     *
     * @param service the service and its host, as RFC 2743 has them (section 4.1)
     */
    abstract Result<SecurityContext> libraryContext(Mechanism mechanism, String service);

    private static <T> Result<T> noTicket(String cause) {
        return Result.failed(
                Fault.Kind.NOT_FOUND,
                "find a kerberos ticket in",
                PosixTickets.cache().path(),
                cause);
    }
}
