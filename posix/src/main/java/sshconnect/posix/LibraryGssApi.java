package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.SecurityContext;

/** Kerberos by MIT's library, which is opened when a proxy asks for it and not before. */
final class LibraryGssApi extends PosixGssApi {

    @Override
    Result<SecurityContext> libraryContext(Mechanism mechanism, String service) {
        LibGssapi library = LibGssapi.open();
        if (library == null) {
            return Result.failed(
                    Fault.Kind.UNSUPPORTED,
                    "load",
                    LibGssapi.NAME,
                    "it cannot be loaded; Debian's package with it is libgssapi-krb5-2");
        }
        return PosixSecurityContext.of(library, mechanism, service);
    }
}
