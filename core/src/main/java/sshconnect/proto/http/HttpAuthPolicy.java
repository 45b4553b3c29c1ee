package sshconnect.proto.http;

import java.util.List;
import sshconnect.base.Ascii;
import sshconnect.base.Printable;
import sshconnect.proto.Credential;

/**
 * Which authentication schemes may be used with one HTTP proxy, and what is known of that proxy from earlier connections
 * of the same run: a proxy that had a better scheme than Basic and has it no more may be somebody else in its place, who
 * wants the password.
 */
public final class HttpAuthPolicy {

    private final List<AuthScheme> stated;
    /** A better scheme than Basic that was begun on this connection; null for none. */
    private AuthScheme begun;
    /** Likewise on an earlier connection. */
    private AuthScheme earlier;
    /** Whether that one has opened a tunnel, so that nothing which the proxy says of it later counts. */
    private boolean proven;
    /** An earlier better scheme, where the last demand offers Basic alone. */
    private AuthScheme withdrawn;
    /** Whether the last demand offers the {@link #earlier} scheme. */
    private boolean stillOffered;

    private boolean told;

    /**
     * A policy for one run.
     *
     * @param stated the schemes that somebody has asked for, the preferred one first; empty for none, and then all may be
     *               used, but Basic not in place of a better one
     * @param proven a better scheme than Basic that the proxy is known to take, or null
     */
    public HttpAuthPolicy(List<AuthScheme> stated, AuthScheme proven) {
        this.stated = stated;
        this.earlier = proven;
        this.proven = proven != null;
    }

    /**
     * Which scheme is proven, for the next run that knows the same proxy.
     *
     * @return a better scheme than Basic that has opened a tunnel, or null
     */
    public AuthScheme provenMethod() {
        return proven ? earlier : null;
    }

    /**
     * Whether Basic alone was asked for, so that a password which is known need not be demanded first.
     *
     * @return true if no other scheme may be used
     */
    public boolean isBasicAlone() {
        return stated.equals(List.of(AuthScheme.BASIC));
    }

    /** The schemes that may be used, the preferred one first. */
    List<AuthScheme> methods() {
        return stated.isEmpty() ? AuthScheme.ALL : stated;
    }

    /**
     * What speaks against Basic, where nobody has asked for it.
     *
     * @param missing which better schemes lack a library here, for a person; empty for none
     * @return the objection, for a person; null for none
     */
    String objection(String missing) {
        AuthScheme better = withdrawn == null ? earlier : withdrawn;
        if (isBasicStated() || missing.isEmpty() && better == null) {
            return null;
        }
        if (!missing.isEmpty()) {
            return "what would be better is missing here (" + missing + ")";
        }
        return stillOffered
                ? "takes " + better.token() + ", which cannot be done now"
                : "offered " + better.token() + " on an earlier connection";
    }

    /**
     * What speaks against a password for Basic, where nobody has asked for Basic.
     *
     * @param credential the name and the password
     * @return the objection, for a person; null for none
     */
    String objection(Credential credential) {
        String kept = credential.scheme();
        boolean other = kept != null && !Ascii.equalsIgnoreCase(kept, AuthScheme.BASIC.token());
        return other && !isBasicStated() ? "the password is kept for " + Printable.of(kept) : null;
    }

    private boolean isBasicStated() {
        return stated.contains(AuthScheme.BASIC);
    }

    /** Takes in that the proxy demands authentication, by something better than Basic too or not. */
    void demanded(List<HttpChallenge> challenges) {
        withdrawn = earlier;
        stillOffered = earlier != null && !HttpChallenge.of(earlier, challenges).isEmpty();
        for (AuthScheme method : AuthScheme.ALL) {
            if (method != AuthScheme.BASIC
                    && !HttpChallenge.of(method, challenges).isEmpty()) {
                withdrawn = null;
            }
        }
    }

    /** Takes in that there is a new connection. */
    void connected() {
        earlier = begun == null || proven ? earlier : begun;
        begun = null;
    }

    /** Takes in that a scheme is offered and can be done. */
    void began(AuthScheme method) {
        begun = method == AuthScheme.BASIC ? begun : method;
    }

    /** Takes in that the proxy has turned down what it offers: it is no better than Basic then. */
    void turnedDown() {
        begun = null;
        earlier = proven ? earlier : null;
    }

    /** Takes in that a scheme was good enough for the proxy. */
    void accepted(AuthScheme method) {
        if (method != AuthScheme.BASIC) {
            earlier = method;
            proven = true;
        }
    }

    /** Whether the person has still to be told that the password goes in clear; once. */
    boolean toTell() {
        boolean first = !told;
        told = true;
        return first;
    }
}
