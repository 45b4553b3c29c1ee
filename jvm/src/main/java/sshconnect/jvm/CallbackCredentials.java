package sshconnect.jvm;

import java.net.PasswordAuthentication;
import sshconnect.app.CredentialSource;
import sshconnect.app.Deadline;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Secret;
import sshconnect.host.Surroundings;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.route.ProxySpec;

/** Names and passwords for one tunnel of the library: from the proxy's URL, or from the caller. */
final class CallbackCredentials implements CredentialSource {

    private final ProxySpec proxy;
    private final TunnelSocketFactory.Credentials callback;
    private final Surroundings surroundings;
    private RuntimeException thrown;

    CallbackCredentials(ProxySpec proxy, TunnelSocketFactory.Credentials callback, Surroundings surroundings) {
        this.proxy = proxy;
        this.callback = callback;
        this.surroundings = surroundings;
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
    public Outcome<Credential> credential(Challenge challenge, Deadline deadline) {
        if (proxy.password() != null) {
            String user = proxy.user() == null ? surroundings.accountName() : proxy.user();
            return Outcome.of(new Credential(user, Secret.of(proxy.password().bytes().clone())));
        }
        if (callback == null) {
            return failed("and none was given");
        }
        long mark = deadline.mark();
        try {
            PasswordAuthentication answer = callback.answer(challenge);
            return answer == null ? failed("cancelled")
                    : Outcome.of(new Credential(answer.getUserName(), PasswordText.encode(answer.getPassword())));
        } catch (RuntimeException e) {
            // The connection is closed in order first; then the caller sees it as the cause.
            thrown = e;
            return failed("asking for it failed");
        } finally {
            deadline.exclude(mark);
        }
    }

    private static Outcome<Credential> failed(String cause) {
        return Outcome.failed(Fault.Kind.CANCELLED, "wants a password", "", cause);
    }
}
