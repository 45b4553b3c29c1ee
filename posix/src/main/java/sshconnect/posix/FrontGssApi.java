package sshconnect.posix;

import java.util.Objects;
import sshconnect.base.Result;
import sshconnect.security.SecurityContext;

/** Kerberos of the front, which can load no library: the full executable is required for it. */
final class FrontGssApi extends PosixGssApi {

    @Override
    Result<SecurityContext> libraryContext(Mechanism mechanism, String service) {
        return Result.failed(Objects.requireNonNull(Replacement.require("authentication by kerberos")));
    }
}
