package sshconnect.credential;

import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Deadline;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;

/**
 * The password that stands in the proxy's specification or in a parameter.
 *
 * @param user     the name that goes with it
 * @param password the password, which is copied for each use
 */
public record StatedPassword(UserName user, Secret password) implements PasswordSource {

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Result<Credential> find(Challenge challenge, Deadline deadline) {
        return user.with(password.copy());
    }

    @Override
    public void wipe() {
        password.wipe();
    }
}
