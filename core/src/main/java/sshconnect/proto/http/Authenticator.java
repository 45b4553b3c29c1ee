package sshconnect.proto.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;

/**
 * One authentication scheme (RFC 9110, section 11) in the conversation with one proxy. Calls come in this order:
 *
 * <pre>
 * begin, identify when a password is needed, authorization, { proceed, authorization }, wipe
 * </pre>
 *
 * <p>After a lost connection, {@code authorization} is called again; where the scheme is bound to the connection,
 * {@code begin} and then {@code authorization}, without another {@code identify}.
 */
interface Authenticator {

    /**
     * The meaning of an answer to {@link #authorization} that demands authentication again.
     *
     * @param kind   what to do
     * @param reason why, for a person; empty for {@code GOES_ON} and {@code REJECTED}
     */
    record Verdict(Kind kind, String reason) {

        static final Verdict GOES_ON = new Verdict(Kind.GOES_ON, "");
        static final Verdict REJECTED = new Verdict(Kind.REJECTED, "");

        enum Kind {
            /** {@link #authorization} has the next message. */
            GOES_ON,
            /** This scheme leads nowhere, and no password has been sent: another may do better. */
            UNUSABLE,
            /** The user name or the password is wrong: sending it once more, by any scheme, might lock the account. */
            REJECTED,
            /** This scheme leads nowhere, and the password has been sent. */
            FAILED
        }

        static Verdict unusable(String reason) {
            return new Verdict(Kind.UNUSABLE, reason);
        }

        static Verdict failed(String reason) {
            return new Verdict(Kind.FAILED, reason);
        }
    }

    /**
     * The scheme that this is.
     *
     * @return the scheme
     */
    AuthScheme scheme();

    /**
     * Tells whether its messages count on one connection only, so that a new connection is a new beginning.
     *
     * @return true if the proxy has to keep the connection
     */
    boolean connectionBound();

    /**
     * Tells whether it works with a user name and a password.
     *
     * @return true if {@link #identify} has to come before {@link #authorization}
     */
    boolean needsPassword();

    /**
     * Begins, or begins anew.
     *
     * @param challenges all challenges for this scheme in the answer that demands authentication, at least one
     * @return null when this scheme can be tried; else why it cannot
     */
    @Nullable
    Unavailable begin(List<HttpChallenge> challenges);

    /**
     * The principal that a scheme without a password authenticates, once begun.
     *
     * @return the principal; empty where that is not known
     */
    default String principal() {
        return "";
    }

    /**
     * The realm: what the proxy says that the password is for, once begun.
     *
     * @return the realm; empty when there is none
     */
    String realm();

    /**
     * Takes a user name and a password, and wipes the password once it needs it no more.
     *
     * @param credential both
     * @return null, or what about them this scheme cannot carry; the password is not wiped then
     */
    @Nullable
    String identify(Credential credential);

    /**
     * Makes the next message.
     *
     * @return the value for Proxy-Authorization, with the name of the scheme, its secrets marked; the caller's to wipe
     */
    Wire authorization();

    /**
     * Reads the answer to {@link #authorization} that demands authentication again.
     *
     * @param challenges all challenges for this scheme in that answer; none when it is not offered any more
     * @return what that means
     */
    Verdict proceed(List<HttpChallenge> challenges);

    /** Wipes everything that was made of the password. */
    void wipe();
}
