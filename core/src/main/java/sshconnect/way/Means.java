package sshconnect.way;

import org.jspecify.annotations.Nullable;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Credential;
import sshconnect.proto.Trace;
import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;

/**
 * What a {@link Hop} needs from outside for its handshake. Nothing of it is used before the protocol wants it.
 *
 * @param trace      where progress is told
 * @param system     clock, unpredictable bytes, and the name of the account
 * @param gssApi     the user's Kerberos tickets
 * @param digests    message digests
 * @param passwords  whether a password could be had
 * @param beforehand the name and the password for {@link Hop#schemeBeforehand}, taken over; null when none is known
 * @param memory     what earlier connections to the same proxy have learnt
 */
public record Means(
        Trace trace,
        SystemEnvironment system,
        GssApi gssApi,
        MessageDigests digests,
        PasswordProspect passwords,
        @Nullable Credential beforehand,
        HopMemory memory) {

    /** Whether a password could be had. */
    public interface PasswordProspect {

        /**
         * Whether a password could be had, without asking anybody: it decides whether a SOCKS5 server is offered one.
         *
         * @return true if there is a chance
         */
        boolean available();

        /**
         * Why no password could be had, where none is {@link #available}.
         *
         * @return what is missing, and what to do about it; null when there is nothing to say
         */
        default @Nullable String unavailableReason() {
            return null;
        }
    }
}
