package sshconnect.credential;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Deadline;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;

/**
 * A place that names no proxy, seen from one of several hops: what is there goes to the first hop that demands it, and to no
 * other one ever.
 */
public final class SharedSource implements PasswordSource {

    /** Which of the hops has got it. */
    public static final class Claim {

        private @Nullable SharedSource owner;
    }

    private final PasswordSource place;
    private final Claim claim;

    /**
     * A view of a place.
     *
     * @param place the place
     * @param claim the same one for all hops that may find something there
     */
    public SharedSource(PasswordSource place, Claim claim) {
        this.place = place;
        this.claim = claim;
    }

    private boolean isOthers() {
        return claim.owner != null && claim.owner != this;
    }

    @Override
    public boolean available() {
        return !isOthers() && place.available();
    }

    /** {@inheritDoc} Looking here takes it away from the others. */
    @Override
    public boolean asks() {
        return claim.owner != this || place.asks();
    }

    @Override
    public Result<Credential> find(Challenge challenge, Deadline deadline) {
        if (isOthers()) {
            return Result.failed(
                    Fault.Kind.NOT_FOUND, "wants a password", "", "the one that was stated is another hop's");
        }
        Result<Credential> found = place.find(challenge, deadline);
        if (found.ok()) {
            claim.owner = this;
        }
        return found;
    }

    @Override
    public void wipe() {
        place.wipe();
    }
}
