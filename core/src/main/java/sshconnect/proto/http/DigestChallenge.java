package sshconnect.proto.http;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.proto.Trace;
import sshconnect.security.DigestAlgorithm;

/**
 * A challenge for Digest (RFC 7616, section 3.3), understood.
 *
 * @param algorithm the digest
 * @param spelled   the algorithm as the proxy writes it, to be sent back; empty when it says nothing, which means MD5
 * @param session   whether it ends in {@code -sess}
 * @param realm     what the password is for
 * @param nonce     the proxy's value
 * @param opaque    to be sent back as it is; null when there is none
 * @param qop       whether quality of protection {@code auth} is offered; without it, the answer is that of RFC 2069
 * @param userhash  whether the user name is to be sent hashed
 * @param stale     whether only the nonce was wrong, and not the password
 */
record DigestChallenge(
        DigestAlgorithm algorithm,
        String spelled,
        boolean session,
        String realm,
        String nonce,
        @Nullable String opaque,
        boolean qop,
        boolean userhash,
        boolean stale) {

    private static final String SESSION_SUFFIX = "-sess";

    /**
     * Finds the reason why a challenge cannot be answered.
     *
     * @param challenge the challenge
     * @return the reason, for a person; null when {@link #of} understands it
     */
    static @Nullable String problem(HttpChallenge challenge, Trace trace) {
        if (algorithm(challenge) == null) {
            return "algorithm " + trace.quote(challenge.parameter("algorithm")) + " is not known";
        }
        String qop = challenge.parameter("qop");
        if (!qop.isEmpty() && !hasAuth(qop)) {
            return "qop \"" + trace.quote(qop) + "\" is not for requests without a body";
        }
        if (challenge.parameter("nonce").isEmpty()) {
            return "the challenge has no nonce";
        }
        for (HttpChallenge.Parameter parameter : challenge.parameters()) {
            if (!QuotedString.canCarry(parameter.value())) {
                return "the challenge holds what cannot be sent back, in " + trace.quote(parameter.name());
            }
        }
        return null;
    }

    /**
     * Reads a challenge.
     *
     * @param challenge one without a {@link #problem}
     * @return what it says
     */
    static DigestChallenge of(HttpChallenge challenge) {
        String spelled = challenge.parameter("algorithm");
        return new DigestChallenge(
                requireNonNull(algorithm(challenge)),
                spelled,
                isSession(spelled),
                challenge.parameter("realm"),
                challenge.parameter("nonce"),
                challenge.has("opaque") ? challenge.parameter("opaque") : null,
                hasAuth(challenge.parameter("qop")),
                isTrue(challenge, "userhash"),
                isTrue(challenge, "stale"));
    }

    private static boolean isTrue(HttpChallenge challenge, String name) {
        return Ascii.equalsIgnoreCase(challenge.parameter(name), "true");
    }

    private static boolean isSession(String name) {
        int start = name.length() - SESSION_SUFFIX.length();
        return start > 0 && Ascii.equalsIgnoreCase(name.substring(start), SESSION_SUFFIX);
    }

    private static @Nullable DigestAlgorithm algorithm(HttpChallenge challenge) {
        String name = challenge.parameter("algorithm");
        String plain = isSession(name) ? name.substring(0, name.length() - SESSION_SUFFIX.length()) : name;
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            if (Ascii.equalsIgnoreCase(algorithm.token(), plain)) {
                return algorithm;
            }
        }
        return name.isEmpty() ? DigestAlgorithm.MD5 : null;
    }

    /** Tells whether {@code auth} is among the words of a list that commas, or for some proxies blanks, separate. */
    private static boolean hasAuth(String qop) {
        for (String element : Ascii.elements(qop.replace(' ', ','))) {
            if (Ascii.equalsIgnoreCase(element, "auth")) {
                return true;
            }
        }
        return false;
    }
}
