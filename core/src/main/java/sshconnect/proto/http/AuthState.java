package sshconnect.proto.http;

import org.jspecify.annotations.Nullable;
import sshconnect.proto.Challenge;

/**
 * The states of an authentication with an HTTP proxy (RFC 9110, section 11), each a type that holds what is known in it.
 *
 * <h2>Theory</h2>
 *
 * <p>Two machines work together. {@link HttpConnect} is that of one connection: what is written or read next. The
 * authentication outlives connections, since a proxy may close one after each demand; a new connection inherits how far
 * it has come as one value, {@link AuthProgress}. The two meet where a request goes out, where a demand comes in (407, or
 * 401 of some firewalls), where a person has given a password, and where the connection is given up:
 *
 * <pre>
 * state        event                                                next
 * Undemanded   a password is known beforehand                       Unbidden; Undemanded if Basic cannot carry it
 *              demand                                               choice
 * Unbidden     first demand by 401, for another field               Unbidden
 *              demand without Basic                                 choice
 *              demand with Basic: rejected                          Refused
 * Asking       the password                                         Armed; choice if the scheme cannot carry it
 * Armed        demand: the scheme goes on                           Armed
 *              demand: the scheme leads nowhere, no password sent   choice
 *              demand: the password is rejected, or the scheme fails  Refused
 *              end of a connection that the scheme is bound to      Armed, begun anew; Refused after two messages
 * Refused      (none: there will be no tunnel)
 *
 * choice       the first scheme that is allowed, was not tried, is offered, and can begin:
 *              Asking if it needs a password and none was given yet, else Armed; Refused if there is none
 * </pre>
 *
 * <p>A request may go out in {@code Undemanded}, without authorization, and in the two states of {@link Sending}, with
 * it. The tunnel may open in those three. Three things make an end certain: a scheme that was chosen is never chosen
 * again, the number of demands is bounded, and a password that was rejected is not sent again, by no scheme, since each
 * attempt counts against the account.
 *
 * <p>What the messages have made of one connection is another small machine, {@link ConnectionUse}; what is remembered of
 * the proxy over conversations, a third, {@link ProxyStanding}.
 */
sealed interface AuthState {

    /** Nothing was demanded, and requests go without authorization. */
    record Undemanded() implements AuthState {}

    /** A scheme was begun, and may hold what was made of a password. */
    sealed interface Begun extends AuthState {

        /** The dialogue of the scheme with the proxy: the one thing in a state that changes. */
        Authenticator authenticator();
    }

    /** Requests carry the next message of a scheme. */
    sealed interface Sending extends Begun {}

    /** Basic goes with the requests, and nobody has demanded it yet. */
    record Unbidden(Authenticator authenticator) implements Sending {}

    /** A scheme was chosen that needs a password, and none was given yet. */
    record Asking(Authenticator authenticator, Challenge challenge) implements Begun {}

    /** A scheme was chosen and has what it needs. */
    record Armed(Authenticator authenticator) implements Sending {}

    /**
     * There will be no tunnel.
     *
     * @param seen          what happened
     * @param hint          what to try, or null
     * @param ofCredentials whether the user name or the password is wrong
     */
    record Refused(String seen, @Nullable String hint, boolean ofCredentials) implements AuthState {

        /** A refusal that says nothing of the password, and of which nobody knows what to try. */
        Refused(String seen) {
            this(seen, null, false);
        }
    }
}
