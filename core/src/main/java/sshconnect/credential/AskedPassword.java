package sshconnect.credential;

import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.way.HopKind;
import sshconnect.way.Parameters;

/** What a person answers, to the program in SSH_ASKPASS or on the terminal. */
public final class AskedPassword implements PasswordSource {

    private final Person person;
    private final HopKind.PasswordUse use;
    private final UserName user;

    /**
     * A person to be asked.
     *
     * @param host       where to ask
     * @param parameters where SSH_ASKPASS is
     * @param use        how passwords for the proxy are called
     * @param user       whose password it is
     */
    public AskedPassword(Host host, Parameters parameters, HopKind.PasswordUse use, UserName user) {
        this.person = new Person(host, parameters);
        this.use = use;
        this.user = user;
    }

    @Override
    public boolean available() {
        return person.canBeAsked();
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public Result<Credential> find(Challenge challenge, Deadline deadline) {
        String name = user.orAccount();
        if (name == null) {
            return user.with(Secret.of(""));
        }
        Result<Secret> password = person.ask(prompt(challenge, name), use.suggested(), deadline);
        return password.ok()
                ? user.with(password.value())
                : Result.failed(
                        password.fault().kind(),
                        "wants a password for user " + Printable.of(name),
                        "",
                        reason(password.fault()));
    }

    private static String reason(Fault fault) {
        return fault.subject().isEmpty() ? fault.cause() : fault.subject() + ": " + fault.cause();
    }

    /** The realm is a stranger's text, and the name may be one's own mistake. */
    private static String prompt(Challenge challenge, String name) {
        String realm = challenge.realm().isEmpty() ? "" : ", realm \"" + Printable.of(challenge.realm()) + "\"";
        return "Password for user " + Printable.of(name) + " at " + challenge.hop() + " (" + challenge.scheme() + realm
                + "): ";
    }

    /**
     * Why nobody can be asked, and what to do about it.
     *
     * @return see {@link Person#unavailableReason}
     */
    String unavailableReason() {
        return person.unavailableReason(use.suggested());
    }
}
