package sshconnect.proto.http;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.Wire;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.Trace;

/**
 * How one conversation with an HTTP proxy authenticates, over all its connections: which of the schemes that the proxy
 * offers comes first, and which next when that one leads nowhere.
 *
 * <p>A scheme that has failed is not tried again. A password that was rejected is not sent again, by no scheme: each
 * attempt counts against the account.
 */
final class HttpAuthentication {

    /** Each of the schemes takes an answer or two, Negotiate a few; this bounds a proxy that never has enough. */
    static final int MAX_DEMANDS = 12;

    /** There are about twenty schemes; a realm whose quotes are missing makes a challenge of each of its words. */
    static final int MAX_CHALLENGES = 100;

    /**
     * Why there will be no tunnel.
     *
     * @param seen          what happened
     * @param hint          what to try, or null
     * @param ofCredentials whether the user name or the password is wrong
     */
    record Refusal(String seen, String hint, boolean ofCredentials) {}

    /** What to do where Basic is refused that nobody has asked for. */
    private static final String BASIC_HINT = "--proxy-auth=basic sends it all the same";

    private final String hop;
    private final Trace trace;
    private final HttpAuthPolicy policy;
    private final List<AuthScheme> untried;
    private final Target target;
    private final HttpAuthMeans means;
    private final UnavailableSchemes unavailable = new UnavailableSchemes();
    private List<HttpChallenge> challenges = List.of();
    private Authenticator scheme;
    private Credential credential;
    private boolean identified;
    /** Whether a password went out that nobody had demanded. */
    private boolean beforehand;

    private int demands;
    /** How many messages of a scheme that is bound to its connection went over this one. */
    private int bound;
    /** Whether such a scheme was begun on this connection and given up. */
    private boolean spent;

    /**
     * The authentication of one conversation.
     *
     * @param hop    the proxy
     * @param trace  where progress is told
     * @param policy the schemes that may be used, and what is known of the proxy
     * @param target what the proxy is asked for
     * @param means  what the schemes need
     */
    HttpAuthentication(String hop, Trace trace, HttpAuthPolicy policy, Target target, HttpAuthMeans means) {
        this.hop = hop;
        this.trace = trace;
        this.policy = policy;
        this.untried = new ArrayList<>(policy.methods());
        policy.connected();
        this.target = target;
        this.means = means;
    }

    /**
     * Takes in that the proxy demands authentication.
     *
     * @param offered all its challenges
     * @return null when a scheme goes on, or another one can be tried; else why there will be no tunnel
     */
    Refusal demanded(List<HttpChallenge> offered) {
        challenges = offered;
        if (++demands > MAX_DEMANDS) {
            return new Refusal("demands authentication again and again", null, false);
        }
        if (offered.size() > MAX_CHALLENGES) {
            return new Refusal("sent more than " + MAX_CHALLENGES + " challenges for authentication", null, false);
        }
        policy.demanded(challenges);
        if (beforehand && challengesFor(AuthScheme.BASIC).isEmpty()) {
            wipe();
            scheme = null;
        }
        beforehand = false;
        if (scheme == null) {
            return choose();
        }
        Authenticator.Verdict verdict = scheme.proceed(challengesFor(scheme.method()));
        return switch (verdict.kind()) {
            case GOES_ON -> null;
            case REJECTED -> rejected();
            case FAILED ->
                new Refusal("authentication failed: " + scheme.method().token() + ": " + verdict.reason(), null, false);
            case UNUSABLE -> {
                policy.turnedDown();
                dismiss(Unavailable.of(verdict.reason()));
                yield choose();
            }
        };
    }

    private Refusal rejected() {
        String realm = scheme.realm().isEmpty() ? "" : ", realm \"" + trace.quote(scheme.realm()) + "\"";
        return new Refusal(
                "authentication failed: rejected user name or password of " + Printable.of(credential.user()) + " ("
                        + scheme.method().token() + realm + ")",
                null,
                true);
    }

    private List<HttpChallenge> challengesFor(AuthScheme method) {
        return HttpChallenge.of(method, challenges);
    }

    /** Begins with the first scheme that is offered, was not tried yet, and can work here. */
    private Refusal choose() {
        int next = 0;
        while (next < untried.size()) {
            List<HttpChallenge> matching = challengesFor(untried.get(next));
            if (matching.isEmpty()) {
                next++;
                continue;
            }
            Refusal refusal = untried.get(next) == AuthScheme.BASIC ? basicRefusal() : null;
            if (refusal != null) {
                return refusal;
            }
            scheme = scheme(untried.remove(next));
            identified = false;
            Unavailable problem = scheme.begin(matching);
            if (problem == null) {
                policy.began(scheme.method());
                trace.note("auth method: " + scheme.method().token());
                return null;
            }
            dismiss(problem);
        }
        return nothingLeft();
    }

    /** Why Basic does not take its turn; null when it may. */
    private Refusal basicRefusal() {
        String missing = unavailable.missingLibraries();
        String objection = policy.objection(missing);
        boolean untold =
                objection != null && missing.isEmpty() && !unavailable.all().isEmpty();
        return inClear(untold ? objection + " (" + unavailable.all() + ")" : objection);
    }

    private static Refusal inClear(String objection) {
        return objection == null
                ? null
                : new Refusal("wants the password in clear (Basic), and " + objection, BASIC_HINT, false);
    }

    private Authenticator scheme(AuthScheme method) {
        return switch (method) {
            case NEGOTIATE -> new NegotiateAuthenticator(means.kerberos());
            case DIGEST -> new DigestAuthenticator(target, means, trace);
            case NTLM -> new NtlmAuthenticator(means);
            case BASIC -> new BasicAuthenticator();
        };
    }

    private void dismiss(Unavailable problem) {
        trace.note("auth method skipped: " + unavailable.add(scheme.method(), problem));
        spent |= bound > 0;
        bound = 0;
        scheme.wipe();
        scheme = null;
    }

    private Refusal nothingLeft() {
        if (challenges.isEmpty()) {
            return new Refusal("wants authentication and does not say how", null, false);
        }
        StringBuilder names = new StringBuilder();
        boolean known = false;
        for (HttpChallenge challenge : challenges) {
            names.append(names.length() == 0 ? "" : ", ").append(challenge.scheme());
            known |= AuthScheme.ofName(challenge.scheme()) != null;
        }
        return new Refusal(
                "wants authentication by " + trace.quote(names.toString()) + ", and none of these can be done"
                        + (unavailable.all().isEmpty() ? "" : " (" + unavailable.all() + ")"),
                known && unavailable.all().isEmpty() ? "--proxy-auth does not allow it" : null,
                false);
    }

    /**
     * Who is to be asked for a user name and a password before it can go on.
     *
     * @return the challenge; null when nobody is
     */
    Challenge wanted() {
        return scheme.needsPassword() && credential == null
                ? new Challenge(hop, scheme.method().token(), trace.quote(scheme.realm()))
                : null;
    }

    /**
     * Takes what was {@link #wanted}; or before anything was demanded, for Basic, what is known.
     *
     * @param answer user name and password
     */
    void answer(Credential answer) {
        credential = answer;
        if (demands == 0) {
            scheme = new BasicAuthenticator();
            untried.remove(AuthScheme.BASIC);
            beforehand = prepare() == null && scheme != null;
        }
    }

    /**
     * Whether a password went out before anybody had demanded it.
     *
     * @return true until the first demand
     */
    boolean wentBeforehand() {
        return beforehand;
    }

    /** Takes in that the proxy has nothing against this user. */
    void accepted() {
        if (scheme != null) {
            policy.accepted(scheme.method());
        }
    }

    /**
     * Makes the next message ready, by the next scheme where this one cannot carry user name and password.
     *
     * @return null when it is, or when something is {@link #wanted}; else why there will be no tunnel
     */
    Refusal prepare() {
        Refusal refusal = null;
        while (refusal == null && scheme.needsPassword() && credential != null && !identified) {
            boolean basic = scheme.method() == AuthScheme.BASIC;
            refusal = basic ? inClear(policy.objection(credential)) : null;
            if (refusal != null) {
                return refusal;
            }
            String problem = scheme.identify(credential);
            identified = problem == null;
            if (!identified) {
                dismiss(Unavailable.of(problem));
                refusal = choose();
            } else if (basic && policy.toTell()) {
                trace.note("the password goes to " + hop + " in clear (Basic without TLS)");
            }
        }
        return refusal;
    }

    /**
     * The next message.
     *
     * @return the value for Proxy-Authorization, the caller's to wipe; null as long as nobody has demanded one
     */
    Wire authorization() {
        if (scheme == null) {
            return null;
        }
        bound += scheme.connectionBound() ? 1 : 0;
        return scheme.authorization();
    }

    /**
     * Whether the proxy has to keep this connection: what was said on it has begun something that counts only here.
     *
     * @return true after the first message of a scheme that is bound to its connection
     */
    boolean needsThisConnection() {
        return bound > 0;
    }

    /**
     * Whether what comes next has to go over another connection: a proxy that has begun with a scheme that is bound to
     * this one may take nothing else on it. Squid then rejects a right password.
     *
     * @return true after a scheme that is bound to its connection was given up for another one
     */
    boolean needsNewConnection() {
        return spent;
    }

    /**
     * Whether messages are bound to their connection, so that the proxy is to be asked to keep it.
     *
     * @return true if they are
     */
    boolean isConnectionBound() {
        return scheme != null && scheme.connectionBound();
    }

    /**
     * Takes in that there is a new connection.
     *
     * @return null when it can go on there; else why there will be no tunnel
     */
    Refusal reconnected() {
        spent = false;
        policy.connected();
        if (bound == 0) {
            return null;
        }
        String name = scheme.method().token();
        Unavailable problem = bound > 1
                ? Unavailable.of("closed the connection inside the authentication by " + name
                        + "; user name or password may be wrong")
                : scheme.begin(challengesFor(scheme.method()));
        bound = 0;
        if (problem == null) {
            policy.began(scheme.method());
        }
        return problem == null ? null : new Refusal(problem.reason(), null, false);
    }

    /** Wipes everything that is secret. */
    void wipe() {
        if (scheme != null) {
            scheme.wipe();
        }
        if (credential != null) {
            credential.password().wipe();
        }
    }
}
