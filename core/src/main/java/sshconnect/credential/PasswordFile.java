package sshconnect.credential;

import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Deadline;
import sshconnect.host.FileTrust;
import sshconnect.host.Prompter;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;

/**
 * The first line of a file. It was named, so that whatever is wrong with it ends the search.
 *
 * @param user          the name that goes with it
 * @param system  where files are
 * @param path          its path
 * @param insecureFiles whether others may read it
 */
public record PasswordFile(UserName user, SystemEnvironment system, String path, boolean insecureFiles)
        implements PasswordSource {

    private static final String OPERATION = "read the password from";

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Result<Credential> find(Challenge challenge, Deadline deadline) {
        Result<SystemEnvironment.FileContent> file =
                system.readFile(path, Prompter.MAX_ANSWER_BYTES, deadline.millis());
        if (!file.ok()) {
            return Result.failed(Fault.Kind.OTHER, OPERATION, Printable.of(path), deadline.explain(file.fault()));
        }
        String problem = FileTrust.problemOfSecret(file.value().access(), insecureFiles);
        if (problem != null) {
            Arrays.fill(file.value().bytes(), (byte) 0);
            return Result.failed(Fault.Kind.DENIED, OPERATION, Printable.of(path), problem);
        }
        Secret password = Secret.ofFirstLine(file.value().bytes());
        return password.length() > 0
                ? user.with(password)
                : Result.failed(Fault.Kind.OTHER, OPERATION, Printable.of(path), "its first line is empty");
    }
}
