package sshconnect.proto;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Secret;

/**
 * A name and its password, for one peer.
 *
 * @param user     the name
 * @param password the password
 * @param scheme   the scheme that whoever keeps the password has it for; null when nobody says
 */
public record Credential(
        String user, Secret password, @Nullable String scheme) {

    /**
     * One for any scheme.
     *
     * @param user     the name
     * @param password the password
     */
    public Credential(String user, Secret password) {
        this(user, password, null);
    }
}
