package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.GssApi;
import sshconnect.security.SecurityContext;

/** Kerberos by MIT's library, which is opened when a proxy asks for it and not before. */
final class PosixGssApi implements GssApi {

    @Override
    public boolean mayHaveTicket() {
        return PosixTickets.mayBeThere();
    }

    @Override
    public Result<SecurityContext> context(Mechanism mechanism, String service, String host) {
        if (mechanism == Mechanism.SPNEGO && PosixTickets.areMissingForSure()) {
            return noTicket("there is none");
        }
        if (PosixTickets.areUnusable()) {
            return noTicket("it holds something else");
        }
        Fault missing = Replacement.require("authentication by kerberos");
        if (missing != null) {
            return Result.failed(missing);
        }
        LibGssapi library = LibGssapi.open();
        if (library == null) {
            return Result.failed(
                    Fault.Kind.UNSUPPORTED,
                    "load",
                    LibGssapi.NAME,
                    "it cannot be loaded; Debian's package with it is libgssapi-krb5-2");
        }
        return PosixSecurityContext.of(library, mechanism, service + "@" + host);
    }

    private static <T> Result<T> noTicket(String cause) {
        return Result.failed(
                Fault.Kind.NOT_FOUND,
                "find a kerberos ticket in",
                PosixTickets.cache().path(),
                cause);
    }
}
