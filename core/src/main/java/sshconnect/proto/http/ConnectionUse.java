package sshconnect.proto.http;

/**
 * The use that messages of authentication have made of one connection. Some schemes (Negotiate, NTLM) are bound to it:
 * what was said on it counts nowhere else.
 *
 * <pre>
 * FREE       a message of a bound scheme -> BEGUN
 * BEGUN      a message of a bound scheme -> CONTINUED      the scheme is given up -> SPENT
 * CONTINUED  a message of a bound scheme -> CONTINUED      the scheme is given up -> SPENT
 * SPENT      no message may follow
 * </pre>
 */
enum ConnectionUse {
    /** Nothing on it is bound to it. */
    FREE,
    /** One message of a bound scheme went over it; the scheme can begin anew on another connection. */
    BEGUN,
    /** More than one did; if it is lost now, the answer to them is. */
    CONTINUED,
    /**
     * A bound scheme was given up on it, and a proxy may take nothing else on it: squid then rejects a right password.
     */
    SPENT;

    /** The use after a message of a scheme that is bound to its connection. */
    ConnectionUse afterBoundMessage() {
        return this == FREE ? BEGUN : CONTINUED;
    }

    /** The use after the scheme that was spoken is given up. */
    ConnectionUse afterGivingUp() {
        return isBound() ? SPENT : this;
    }

    /** Tells whether the proxy has to keep the connection: it has begun something that counts only here. */
    boolean isBound() {
        return this == BEGUN || this == CONTINUED;
    }
}
