package sshconnect.app;

import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Printable;
import sshconnect.base.Secret;
import sshconnect.host.Person;
import sshconnect.host.Surroundings;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;

/**
 * The first line of a file. It was named, so that whatever is wrong with it ends the search.
 *
 * @param user          the name that goes with it
 * @param surroundings  where files are
 * @param path          its path
 * @param insecureFiles whether others may read it
 */
record PasswordFile(UserName user, Surroundings surroundings, String path, boolean insecureFiles)
        implements PasswordSource {

    private static final String OPERATION = "read the password from";

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Outcome<Credential> find(Challenge challenge, Deadline deadline) {
        Outcome<Surroundings.FileContent> file =
                surroundings.readFile(path, Person.MAX_ANSWER_BYTES, deadline.millis());
        if (!file.ok()) {
            return Outcome.failed(Fault.Kind.OTHER, OPERATION, Printable.of(path), deadline.explain(file.fault()));
        }
        String problem = FileTrust.problemOfSecret(file.value().access(), insecureFiles);
        if (problem != null) {
            Arrays.fill(file.value().bytes(), (byte) 0);
            return Outcome.failed(Fault.Kind.DENIED, OPERATION, Printable.of(path), problem);
        }
        Secret password = Secret.ofFirstLine(file.value().bytes());
        return password.length() > 0 ? user.with(password)
                : Outcome.failed(Fault.Kind.OTHER, OPERATION, Printable.of(path), "its first line is empty");
    }
}
