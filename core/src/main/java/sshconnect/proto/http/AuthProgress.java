package sshconnect.proto.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.proto.Credential;

/**
 * The progress of the authentication of one conversation: all that a new connection to the same proxy inherits.
 * Immutable; each event makes a new one.
 *
 * @param state       the state, see {@link AuthState}
 * @param demand      the last demand, or {@link Demand#NONE}
 * @param demands     how many there were
 * @param untried     the schemes that may still be chosen, the preferred one first
 * @param unavailable why schemes that were chosen were given up
 * @param credential  the name and the password, once somebody has given them; the password may be wiped already
 */
record AuthProgress(
        AuthState state,
        Demand demand,
        int demands,
        List<AuthScheme> untried,
        UnavailableSchemes unavailable,
        @Nullable Credential credential) {

    /**
     * The beginning of a conversation.
     *
     * @param allowed the schemes that may be used, the preferred one first
     */
    static AuthProgress beginning(List<AuthScheme> allowed) {
        return new AuthProgress(
                new AuthState.Undemanded(), Demand.NONE, 0, List.copyOf(allowed), UnavailableSchemes.NONE, null);
    }

    /** The same in another state. */
    AuthProgress in(AuthState next) {
        return new AuthProgress(next, demand, demands, untried, unavailable, credential);
    }

    /** The same after one more demand. */
    AuthProgress after(Demand next) {
        return new AuthProgress(state, next, demands + 1, untried, unavailable, credential);
    }

    /** The same after a demand of somebody who has not seen what went out before it, which does not count. */
    AuthProgress afterUnseen(Demand next) {
        return new AuthProgress(state, next, demands, untried, unavailable, credential);
    }

    /** The same without a scheme to choose from. */
    AuthProgress tried(AuthScheme scheme) {
        List<AuthScheme> rest = new ArrayList<>(untried);
        rest.remove(scheme);
        return new AuthProgress(state, demand, demands, List.copyOf(rest), unavailable, credential);
    }

    /** The same with one more scheme that was given up. */
    AuthProgress without(AuthScheme scheme, Unavailable reason) {
        return new AuthProgress(state, demand, demands, untried, unavailable.and(scheme, reason), credential);
    }

    /** The same with a name and a password. */
    AuthProgress with(Credential given) {
        return new AuthProgress(state, demand, demands, untried, unavailable, given);
    }

    /** Wipes everything in it that is secret. */
    void wipe() {
        if (state instanceof AuthState.Begun begun) {
            begun.authenticator().wipe();
        }
        if (credential != null) {
            credential.password().wipe();
        }
    }
}
