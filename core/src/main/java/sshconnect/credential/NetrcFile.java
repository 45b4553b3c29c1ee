package sshconnect.credential;

import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.host.Deadline;
import sshconnect.host.FileTrust;
import sshconnect.host.Host;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.way.Netrc;

/**
 * The file {@code .netrc} in the home directory.
 *
 * @param host          where files are
 * @param proxy         where the proxy is, which is the machine to look for
 * @param user          whose password it is
 * @param insecureFiles whether others may read it
 */
public record NetrcFile(Host host, Target proxy, UserName user, boolean insecureFiles) implements PasswordSource {

    private static final String NAME = ".netrc";
    /** Some people keep hundreds of entries; nobody keeps a megabyte. */
    private static final int MAX_FILE_BYTES = 1 << 20;

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Result<Credential> find(Challenge challenge, Deadline deadline) {
        String home = host.system().homeDirectory();
        if (home == null) {
            return none("there is no home directory to look in");
        }
        String path = home.endsWith("/") ? home + NAME : home + "/" + NAME;
        Result<SystemEnvironment.FileContent> file = host.system().readFile(path, MAX_FILE_BYTES, deadline.millis());
        if (!file.ok()) {
            Fault.Kind kind = file.fault().kind();
            return kind == Fault.Kind.TIMED_OUT || kind == Fault.Kind.TOO_LARGE
                    ? Result.failed(kind, "read the password from", Printable.of(path), deadline.explain(file.fault()))
                    : warn(file.fault().describe());
        }
        byte[] content = file.value().bytes();
        String problem = FileTrust.problemOfSecret(file.value().access(), insecureFiles);
        if (problem != null) {
            Arrays.fill(content, (byte) 0);
            return warn(Printable.of(path) + " is not used: " + problem);
        }
        Netrc.Login login = Netrc.find(content, proxy.host(), user.stated());
        Arrays.fill(content, (byte) 0);
        return login == null
                ? none("it has no entry for " + proxy.host())
                : new UserName(login.user() == null ? user.stated() : login.user(), host.system())
                        .with(login.password());
    }

    private Result<Credential> warn(String problem) {
        host.diagnostics().error("WARNING: " + problem);
        return none(problem);
    }

    private static Result<Credential> none(String cause) {
        return Result.failed(Fault.Kind.NOT_FOUND, "find the password in", NAME, cause);
    }
}
