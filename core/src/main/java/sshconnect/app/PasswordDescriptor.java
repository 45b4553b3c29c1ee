package sshconnect.app;

import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Secret;
import sshconnect.host.Person;
import sshconnect.host.Surroundings;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;

/**
 * A line from a descriptor that the process has inherited, such as the read end of a pipe.
 *
 * @param user         the name that goes with it
 * @param surroundings where descriptors are
 * @param descriptor   its number
 */
record PasswordDescriptor(UserName user, Surroundings surroundings, int descriptor) implements PasswordSource {

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public Outcome<Credential> find(Challenge challenge, Deadline deadline) {
        Outcome<byte[]> line = surroundings.readLine(descriptor, Person.MAX_ANSWER_BYTES, deadline.millis());
        return line.ok() ? user.with(Secret.of(line.value()))
                : Outcome.failed(Fault.Kind.OTHER, "read the password from", line.fault().subject(),
                        deadline.explain(line.fault()));
    }
}
