package sshconnect.jvm;

import java.net.PasswordAuthentication;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.credential.CredentialSource;
import sshconnect.host.Deadline;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.way.Peer;

/** Names and passwords for one tunnel of the library: from the proxy's URL, or from the caller. */
final class CallbackCredentials implements CredentialSource {

    private final Peer proxy;
    private final TunnelSocketFactory.Credentials callback;
    private final SystemEnvironment system;
    private RuntimeException thrown;

    CallbackCredentials(Peer proxy, TunnelSocketFactory.Credentials callback, SystemEnvironment system) {
        this.proxy = proxy;
        this.callback = callback;
        this.system = system;
    }

    /** What the caller's code threw, null for nothing. */
    RuntimeException thrown() {
        return thrown;
    }

    @Override
    public boolean available() {
        return proxy.password() != null || callback != null;
    }

    @Override
    public Result<Credential> credential(Challenge challenge, Deadline deadline) {
        if (proxy.password() != null) {
            String user = proxy.user() == null ? system.accountName() : proxy.user();
            return Result.of(
                    new Credential(user, Secret.of(proxy.password().bytes().clone())));
        }
        if (callback == null) {
            return failed("and none was given");
        }
        long mark = deadline.mark();
        try {
            PasswordAuthentication answer = callback.answer(challenge);
            return answer == null
                    ? failed("cancelled")
                    : Result.of(new Credential(answer.getUserName(), PasswordText.encode(answer.getPassword())));
        } catch (RuntimeException e) {
            // The connection is closed in order first; then the caller sees it as the cause.
            thrown = e;
            return failed("asking for it failed");
        } finally {
            deadline.exclude(mark);
        }
    }

    private static Result<Credential> failed(String cause) {
        return Result.failed(Fault.Kind.CANCELLED, "wants a password", "", cause);
    }
}
