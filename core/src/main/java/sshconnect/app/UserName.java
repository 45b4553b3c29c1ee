package sshconnect.app;

import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Secret;
import sshconnect.host.Surroundings;
import sshconnect.proto.Credential;

/**
 * The user name that goes with a password.
 *
 * @param stated       the name that was stated, or null
 * @param surroundings where the name of the account is, which stands in for it
 */
record UserName(String stated, Surroundings surroundings) {

    /**
     * The name, without any other place that knows one.
     *
     * @return what was stated, or else the account's; null when nobody knows
     */
    String orAccount() {
        return stated == null ? surroundings.accountName() : stated;
    }

    /**
     * The name and a password.
     *
     * @param password the password
     * @return both; a fault, and the password wiped, when there is no name
     */
    Outcome<Credential> with(Secret password) {
        String name = orAccount();
        if (name == null) {
            password.wipe();
            return Outcome.failed(Fault.Kind.OTHER, "wants a user name", "",
                    "none is known; state it as user@host");
        }
        return Outcome.of(new Credential(name, password));
    }
}
