package sshconnect.way;

import org.jspecify.annotations.Nullable;
import sshconnect.base.HostPort;
import sshconnect.base.Secret;
import sshconnect.host.SystemEnvironment;

/**
 * Whom a hop talks to, and as whom.
 *
 * @param server   where it is, the host without brackets
 * @param user     the user name that was stated, perhaps empty; null for the account's
 * @param password the password that was stated, perhaps empty; null when none was
 */
public record Peer(
        HostPort server, @Nullable String user, @Nullable Secret password) {

    /**
     * The user name.
     *
     * @param system where the account's name is
     * @return the name that was stated, or else the account's; empty when nobody knows
     */
    public String userOrAccount(SystemEnvironment system) {
        String name = user == null ? system.accountName() : user;
        return name == null ? "" : name;
    }

    /** Wipes the password, if there is one. */
    public void wipe() {
        if (password != null) {
            password.wipe();
        }
    }
}
