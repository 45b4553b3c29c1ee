package sshconnect.way;

import java.util.Arrays;
import sshconnect.base.Secret;

/** Who one is for a proxy, as far as nobody needs to be asked. */
public final class Account {

    private Account() {}

    /**
     * The user name: of the specification, else of the first parameter that is set, else of the system.
     *
     * @param parameters    the parameters
     * @param protocol      what the proxy speaks
     * @param specUser      the user name of the {@link ProxySpec}, or null
     * @param systemAccount the account that runs the program, or null when nobody knows
     * @return the name, perhaps empty; null when there is none
     */
    public static String user(Parameters parameters, Protocol protocol, String specUser, String systemAccount) {
        if (specUser != null) {
            return specUser;
        }
        String name = parameters.firstSet(protocol.userNames());
        return name == null ? systemAccount : parameters.text(name);
    }

    /**
     * The password: of the specification, else of the first parameter that is set.
     *
     * @param parameters   the parameters
     * @param protocol     what the proxy speaks
     * @param specPassword the password of the {@link ProxySpec}, or null
     * @return a copy, perhaps empty, to be wiped by the caller; null when there is none
     */
    public static Secret password(Parameters parameters, Protocol protocol, Secret specPassword) {
        if (specPassword != null) {
            return Secret.of(Arrays.copyOf(specPassword.bytes(), specPassword.length()));
        }
        String name = parameters.firstSet(protocol.passwordNames());
        return name == null ? null : parameters.secret(name);
    }
}
