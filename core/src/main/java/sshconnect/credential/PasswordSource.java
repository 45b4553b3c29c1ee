package sshconnect.credential;

import sshconnect.base.Result;
import sshconnect.host.Deadline;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;

/** One of the places where a name and a password may be found. */
public interface PasswordSource {

    /**
     * Whether something may be found here; asks nobody, and runs nothing.
     *
     * @return true if {@link #find} has a chance
     */
    boolean available();

    /**
     * Looks for a name and a password.
     *
     * @param challenge who demands them, and how
     * @param deadline  when the search has to be over; the time that a person takes is to be excluded from it
     * @return both, the password to be wiped by the caller; {@code NOT_FOUND} when there is none here and the next
     *         place is to be tried; any other fault ends the search
     */
    Result<Credential> find(Challenge challenge, Deadline deadline);

    /**
     * Whether looking here may ask a person, or uses something up, so that it is for one at a time.
     *
     * @return false for what can be looked up again and again
     */
    default boolean asks() {
        return false;
    }

    /** Forgets what it holds; nobody will look here again. */
    default void wipe() {}
}
