package sshconnect.credential;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Credential;

/**
 * The user name that goes with a password.
 *
 * @param stated       the name that was stated, or null
 * @param system where the name of the account is, which stands in for it
 */
public record UserName(@Nullable String stated, SystemEnvironment system) {

    /**
     * The name, without any other place that knows one.
     *
     * @return what was stated, or else the account's; null when nobody knows
     */
    String orAccount() {
        return stated == null ? system.accountName() : stated;
    }

    /**
     * The name and a password.
     *
     * @param password the password
     * @return both; a fault, and the password wiped, when there is no name
     */
    Result<Credential> with(Secret password) {
        String name = orAccount();
        if (name == null) {
            password.wipe();
            return Result.failed(Fault.Kind.OTHER, "wants a user name", "", "none is known; state it as user@host");
        }
        return Result.of(new Credential(name, password));
    }
}
