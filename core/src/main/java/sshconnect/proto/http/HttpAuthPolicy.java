package sshconnect.proto.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Printable;
import sshconnect.proto.Credential;

/**
 * The authentication schemes that may be used with one HTTP proxy, and its {@link ProxyStanding}, for all conversations
 * with it in one run.
 */
public final class HttpAuthPolicy {

    private final List<AuthScheme> stated;
    private ProxyStanding standing;
    private boolean toldInClear;

    /**
     * A policy for one run.
     *
     * @param stated the schemes that somebody has asked for, the preferred one first; empty for none, and then all may be
     *               used, but Basic not in place of a better one
     * @param proven a better scheme than Basic that the proxy is known to take, or null
     */
    public HttpAuthPolicy(List<AuthScheme> stated, @Nullable AuthScheme proven) {
        this.stated = stated;
        this.standing = proven == null ? new ProxyStanding.Unknown() : new ProxyStanding.Proven(proven);
    }

    /**
     * The scheme that is proven, for the next run that knows the same proxy.
     *
     * @return a better scheme than Basic that has opened a tunnel, or null
     */
    public @Nullable AuthScheme provenMethod() {
        return standing instanceof ProxyStanding.Proven proven ? proven.better() : null;
    }

    /** The schemes that may be used, the preferred one first. */
    List<AuthScheme> schemes() {
        return stated.isEmpty() ? AuthScheme.ALL : stated;
    }

    /** The standing of the proxy by now. */
    ProxyStanding standing() {
        return standing;
    }

    /**
     * The objection to a scheme that sends the password in clear, where nobody has asked for it.
     *
     * @param scheme  the scheme
     * @param known   what was known of the proxy when the connection was made
     * @param demand  its last demand
     * @param missing which better schemes lack a library here, for a person; empty for none
     * @return the objection, for a person; null for none
     */
    @Nullable
    String objection(AuthScheme scheme, ProxyStanding known, Demand demand, String missing) {
        if (stated.contains(scheme)) {
            return null;
        }
        if (!missing.isEmpty()) {
            return "what would be better is missing here (" + missing + ")";
        }
        AuthScheme better = known.better();
        if (better == null) {
            return null;
        }
        return demand.offers(better)
                ? "takes " + better.token() + ", which cannot be done now"
                : "offered " + better.token() + " on an earlier connection";
    }

    /**
     * The objection to a password for a scheme that sends it in clear, where nobody has asked for that.
     *
     * @param scheme     the scheme
     * @param credential the name and the password
     * @return the objection, for a person; null for none
     */
    @Nullable
    String objection(AuthScheme scheme, Credential credential) {
        String kept = credential.scheme();
        if (kept == null || Ascii.equalsIgnoreCase(kept, scheme.token()) || stated.contains(scheme)) {
            return null;
        }
        return "the password is kept for " + Printable.of(kept);
    }

    /** Takes in that a scheme is offered and can be done. */
    void began(AuthScheme scheme) {
        standing = scheme.sendsPasswordInClear() ? standing : standing.seeing(scheme);
    }

    /** Takes in that the proxy has turned down what it offers. */
    void turnedDown() {
        standing = standing.turnedDown();
    }

    /** Takes in that a scheme was good enough for the proxy. */
    void accepted(AuthScheme scheme) {
        standing = scheme.sendsPasswordInClear() ? standing : new ProxyStanding.Proven(scheme);
    }

    /** Tells whether the person has still to be told that the password goes in clear; once. */
    boolean toTellInClear() {
        boolean first = !toldInClear;
        toldInClear = true;
        return first;
    }
}
