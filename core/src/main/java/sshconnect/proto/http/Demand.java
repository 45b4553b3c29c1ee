package sshconnect.proto.http;

import java.util.List;

/**
 * An answer that demands authentication (RFC 9110, sections 15.5.2 and 15.5.8).
 *
 * @param ofOrigin   whether it is a 401: firewalls that send one look for {@code Authorization}
 * @param challenges all its challenges
 */
record Demand(boolean ofOrigin, List<HttpChallenge> challenges) {

    /** No demand yet. */
    static final Demand NONE = new Demand(false, List.of());

    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    /** Tells whether a status demands authentication. */
    static boolean isOne(int status) {
        return status == UNAUTHORIZED || status == PROXY_AUTHENTICATION_REQUIRED;
    }

    /**
     * Reads a demand.
     *
     * @param head the head of an answer with such a status
     */
    static Demand of(HttpHead head) {
        boolean origin = head.status() == UNAUTHORIZED;
        return new Demand(origin, HttpChallenge.parse(head.values(origin ? "WWW-Authenticate" : "Proxy-Authenticate")));
    }

    /** The challenges for one scheme, in order. */
    List<HttpChallenge> challengesFor(AuthScheme scheme) {
        return HttpChallenge.of(scheme, challenges);
    }

    /** Tells whether a scheme is offered. */
    boolean offers(AuthScheme scheme) {
        return !challengesFor(scheme).isEmpty();
    }

    /** Tells whether any scheme is offered that is known here and sends no password in clear. */
    boolean offersWithoutPasswordInClear() {
        for (AuthScheme scheme : AuthScheme.ALL) {
            if (!scheme.sendsPasswordInClear() && offers(scheme)) {
                return true;
            }
        }
        return false;
    }
}
