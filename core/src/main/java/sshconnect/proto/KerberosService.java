package sshconnect.proto;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.GssApi;
import sshconnect.security.GssApi.Mechanism;
import sshconnect.security.SecurityContext;

/**
 * The service that Kerberos is to prove the user's identity to.
 *
 * @param library who has the user's tickets
 * @param name    the name of the proxy's service, for example {@code rcmd}
 * @param host    the proxy's name
 */
public record KerberosService(GssApi library, String name, String host) {

    /** A context with the service, see {@link GssApi#context}. */
    public Result<SecurityContext> context(Mechanism mechanism) {
        return library.context(mechanism, name, host);
    }

    /** The hint for a person about a fault of a context that has sent nothing yet; null for nothing. */
    public static @Nullable String hint(Fault fault) {
        return fault.kind() == Fault.Kind.NOT_FOUND ? "try kinit" : null;
    }
}
