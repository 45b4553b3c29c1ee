package sshconnect.credential;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Deadline;
import sshconnect.host.Prompter;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;

/**
 * A line from a descriptor that the process has inherited, such as the read end of a pipe.
 *
 * @param user         the name that goes with it
 * @param system where descriptors are
 * @param descriptor   its number
 */
public record PasswordDescriptor(UserName user, SystemEnvironment system, int descriptor) implements PasswordSource {

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public Result<Credential> find(Challenge challenge, Deadline deadline) {
        Result<byte[]> line = system.readLine(descriptor, Prompter.MAX_ANSWER_BYTES, deadline.millis());
        return line.ok()
                ? user.with(Secret.of(line.value()))
                : Result.failed(
                        Fault.Kind.OTHER,
                        "read the password from",
                        line.fault().subject(),
                        deadline.explain(line.fault()));
    }
}
