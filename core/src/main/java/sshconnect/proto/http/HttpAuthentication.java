package sshconnect.proto.http;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Printable;
import sshconnect.base.Wire;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.http.AuthState.Armed;
import sshconnect.proto.http.AuthState.Asking;
import sshconnect.proto.http.AuthState.Begun;
import sshconnect.proto.http.AuthState.Refused;
import sshconnect.proto.http.AuthState.Sending;
import sshconnect.proto.http.AuthState.Unbidden;

/**
 * The authentication with an HTTP proxy on one connection: the events of {@link AuthState}, which has the theory, and
 * the choice among the schemes that the proxy offers.
 */
final class HttpAuthentication {

    /** Each of the schemes takes an answer or two, Negotiate a few; this bounds a proxy that never has enough. */
    static final int MAX_DEMANDS = 12;

    /** There are about twenty schemes; a realm whose quotes are missing makes a challenge of each of its words. */
    static final int MAX_CHALLENGES = 100;

    private final AuthContext context;
    private AuthProgress progress;
    /** The standing of the proxy when the connection was made, less what it has turned down since. */
    private ProxyStanding known;

    private ConnectionUse use = ConnectionUse.FREE;

    /**
     * The authentication on one connection.
     *
     * @param context   the same for all connections of the conversation
     * @param inherited how far it has come on those before
     */
    HttpAuthentication(AuthContext context, AuthProgress inherited) {
        this.context = context;
        this.progress = inherited;
        this.known = context.policy().standing();
    }

    /** Changes the state; nothing else does. */
    private AuthState moveTo(AuthState next) {
        if (next instanceof Refused && progress.state() instanceof Begun begun) {
            begun.authenticator().wipe();
        }
        progress = progress.in(next);
        return next;
    }

    /** The state. */
    AuthState state() {
        return progress.state();
    }

    /** The use that was made of the connection. */
    ConnectionUse use() {
        return use;
    }

    /**
     * Lets Basic go with the first request, if it can carry this. Only in {@code Undemanded}, and before any request.
     *
     * @param credential the name and the password
     */
    void answerBeforehand(Credential credential) {
        progress = progress.with(credential).tried(AuthScheme.BASIC);
        if (identify(AuthScheme.BASIC.authenticator(context), credential) instanceof Armed armed) {
            moveTo(new Unbidden(armed.authenticator()));
        }
    }

    /**
     * Takes in the password that was wanted.
     *
     * @param asking     the state in which it was
     * @param credential the name and the password
     */
    void answer(Asking asking, Credential credential) {
        progress = progress.with(credential);
        AuthState next = identify(asking.authenticator(), credential);
        if (next == null) {
            choose();
        } else {
            moveTo(next);
        }
    }

    /**
     * Makes the next message. In {@link Sending} there is one.
     *
     * @return the value for Proxy-Authorization, the caller's to wipe; null as long as none goes with the request
     */
    @Nullable
    Wire authorization() {
        if (!(progress.state() instanceof Sending sending)) {
            return null;
        }
        use = sending.authenticator().connectionBound() ? use.afterBoundMessage() : use;
        return sending.authenticator().authorization();
    }

    /** Tells whether the message is looked for in Authorization, too: the last demand was that of an origin server. */
    boolean isForOrigin() {
        return progress.demand().ofOrigin();
    }

    /**
     * Takes in that the proxy demands authentication. In {@code Undemanded} and {@link Sending}.
     *
     * @param demand the demand
     * @return the next state
     */
    AuthState demanded(Demand demand) {
        AuthState state = progress.state();
        if (state instanceof Unbidden && demand.ofOrigin() && !progress.demand().ofOrigin()) {
            // Who looks for Authorization has not seen what went out before any demand.
            progress = progress.afterUnseen(demand);
            return state;
        }
        progress = progress.after(demand);
        if (progress.demands() > MAX_DEMANDS) {
            return moveTo(new Refused("demands authentication again and again"));
        }
        if (demand.challenges().size() > MAX_CHALLENGES) {
            return moveTo(new Refused("sent more than " + MAX_CHALLENGES + " challenges for authentication"));
        }
        context.trace().offers(offered(demand));
        if (!(state instanceof Sending sending)) {
            return choose();
        }
        if (state instanceof Unbidden && !demand.offers(AuthScheme.BASIC)) {
            sending.authenticator().wipe();
            return choose();
        }
        return proceed(sending.authenticator());
    }

    private AuthState proceed(Authenticator authenticator) {
        AuthScheme scheme = authenticator.scheme();
        Authenticator.Verdict verdict = authenticator.proceed(progress.demand().challengesFor(scheme));
        return switch (verdict.kind()) {
            case GOES_ON -> progress.state();
            case REJECTED -> moveTo(rejected(authenticator));
            case FAILED -> moveTo(new Refused("authentication failed: " + scheme.token() + ": " + verdict.reason()));
            case UNUSABLE -> {
                context.policy().turnedDown();
                // A demand that offers Basic alone has taken the better scheme away, and not turned it down.
                known = progress.demand().offersWithoutPasswordInClear() ? known.turnedDown() : known;
                giveUp(authenticator, Unavailable.of(verdict.reason()));
                yield choose();
            }
        };
    }

    private Refused rejected(Authenticator authenticator) {
        String realm = authenticator.realm();
        Credential sent = progress.credential();
        return new Refused(
                "authentication failed: rejected user name or password of "
                        + Printable.of(sent == null ? "" : sent.user()) + " ("
                        + authenticator.scheme().token()
                        + (realm.isEmpty() ? "" : ", realm \"" + context.trace().quote(realm) + "\"") + ")",
                null,
                true);
    }

    /** Begins with the first scheme that is offered, was not tried yet, and can work here. */
    private AuthState choose() {
        for (AuthScheme scheme : progress.untried()) {
            if (!progress.demand().offers(scheme)) {
                continue;
            }
            Refused refused = scheme.sendsPasswordInClear() ? refusalInClear(scheme) : null;
            if (refused != null) {
                return moveTo(refused);
            }
            progress = progress.tried(scheme);
            AuthState next = begin(scheme.authenticator(context));
            if (next != null) {
                return moveTo(next);
            }
        }
        return moveTo(nothingLeft());
    }

    /** The state that a scheme begins in; null when it cannot begin, and was given up. */
    private @Nullable AuthState begin(Authenticator authenticator) {
        AuthScheme scheme = authenticator.scheme();
        Unavailable problem = authenticator.begin(progress.demand().challengesFor(scheme));
        if (problem != null) {
            giveUp(authenticator, problem);
            return null;
        }
        context.policy().began(scheme);
        context.trace().note("auth method: " + scheme.token());
        if (!authenticator.needsPassword()) {
            boolean listened = context.trace().listens();
            context.trace().authenticates(scheme.token(), listened ? authenticator.principal() : "");
            return new Armed(authenticator);
        }
        Credential credential = progress.credential();
        return credential == null
                ? new Asking(
                        authenticator,
                        new Challenge(
                                context.hop(), scheme.token(), context.trace().quote(authenticator.realm())))
                : identify(authenticator, credential);
    }

    /** The state of a scheme that gets a password; null when it cannot carry that, and was given up. */
    private @Nullable AuthState identify(Authenticator authenticator, Credential credential) {
        AuthScheme scheme = authenticator.scheme();
        Refused refused =
                scheme.sendsPasswordInClear() ? inClear(scheme, context.policy().objection(scheme, credential)) : null;
        if (refused != null) {
            return refused;
        }
        String problem = authenticator.identify(credential);
        if (problem != null) {
            giveUp(authenticator, Unavailable.of(problem));
            return null;
        }
        context.trace().authenticates(scheme.token(), context.trace().quote(credential.user()));
        if (scheme.sendsPasswordInClear() && context.policy().toTellInClear()) {
            context.trace()
                    .note("the password goes to " + context.hop() + " in clear (" + scheme.token() + " without TLS)");
        }
        return new Armed(authenticator);
    }

    /** The reason why a scheme that sends the password in clear does not take its turn; null when it may. */
    private @Nullable Refused refusalInClear(AuthScheme scheme) {
        String all = progress.unavailable().all();
        String missing = progress.unavailable().missingLibraries();
        String objection = context.policy().objection(scheme, known, progress.demand(), missing);
        boolean untold = objection != null && missing.isEmpty() && !all.isEmpty();
        return inClear(scheme, untold ? objection + " (" + all + ")" : objection);
    }

    private static @Nullable Refused inClear(AuthScheme scheme, @Nullable String objection) {
        return objection == null
                ? null
                : new Refused(
                        "wants the password in clear (" + scheme.token() + "), and " + objection,
                        "--proxy-auth=" + Ascii.lower(scheme.token()) + " sends it all the same",
                        false);
    }

    private void giveUp(Authenticator authenticator, Unavailable reason) {
        AuthScheme scheme = authenticator.scheme();
        context.trace().note("auth method skipped: " + UnavailableSchemes.describe(scheme, reason));
        progress = progress.without(scheme, reason);
        use = use.afterGivingUp();
        authenticator.wipe();
    }

    private Refused nothingLeft() {
        Demand demand = progress.demand();
        if (demand.challenges().isEmpty()) {
            return new Refused("wants authentication and does not say how");
        }
        boolean anyKnown = false;
        for (HttpChallenge challenge : demand.challenges()) {
            anyKnown |= AuthScheme.ofName(challenge.scheme()) != null;
        }
        String reasons = progress.unavailable().all();
        return new Refused(
                "wants authentication by " + offered(demand) + ", and none of these can be done"
                        + (reasons.isEmpty() ? "" : " (" + reasons + ")"),
                anyKnown && reasons.isEmpty() ? "--proxy-auth does not allow it" : null,
                false);
    }

    private String offered(Demand demand) {
        StringBuilder names = new StringBuilder();
        for (HttpChallenge challenge : demand.challenges()) {
            names.append(names.length() == 0 ? "" : ", ").append(challenge.scheme());
        }
        return context.trace().quote(names.toString());
    }

    /** Takes in that the proxy has nothing against this user. */
    void accepted() {
        if (progress.state() instanceof Sending sending) {
            context.policy().accepted(sending.authenticator().scheme());
        }
    }

    /**
     * Leaves the connection. A scheme that is bound to it begins anew.
     *
     * @return what the next connection inherits; in {@code Refused} when it cannot go on there
     */
    AuthProgress leaveConnection() {
        if (use.isBound() && progress.state() instanceof Armed armed) {
            AuthScheme scheme = armed.authenticator().scheme();
            Unavailable problem = use == ConnectionUse.CONTINUED
                    ? Unavailable.of("closed the connection inside the authentication by " + scheme.token()
                            + "; user name or password may be wrong")
                    : armed.authenticator().begin(progress.demand().challengesFor(scheme));
            if (problem == null) {
                context.policy().began(scheme);
            } else {
                moveTo(new Refused(problem.reason()));
            }
        }
        return progress;
    }

    /** Wipes everything that is secret. */
    void wipe() {
        progress.wipe();
    }
}
