package sshconnect.credential;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Deadline;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.way.Means;

/** Where names and passwords come from, when a proxy demands them and not before. */
public interface CredentialSource extends Means.PasswordProspect {

    /**
     * Finds a name and a password.
     *
     * @param challenge who demands them, and how
     * @param deadline  when the search has to be over; the time that a person takes is to be excluded from it
     * @return both, the password to be wiped by who gets it; or why not
     */
    Result<Credential> credential(Challenge challenge, Deadline deadline);

    /**
     * Finds a name and a password that are known already, without asking anybody or using anything up.
     *
     * @param challenge who would demand them, and how
     * @param deadline  when the search has to be over
     * @return both, the password to be wiped by who gets it; {@code NOT_FOUND} where they are not known before a peer
     *         demands them; or what is wrong
     */
    default Result<Credential> known(Challenge challenge, Deadline deadline) {
        return Result.failed(Fault.Kind.NOT_FOUND, "find", "the password", "nobody has demanded it");
    }

    /** Hears that the peer took the password that was found last. */
    default void accepted() {}

    /** Hears that the peer rejected the password that was found last; it is not to be given out again. */
    default void rejected() {}

    /** Forgets every password; none will be asked for again. */
    default void wipe() {}
}
