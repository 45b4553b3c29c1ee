package sshconnect.proto.http;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Digits;
import sshconnect.base.Fault;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;
import sshconnect.proto.Trace;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.HttpDigest;

/**
 * Digest (RFC 7616), also as RFC 2617 and RFC 2069 had it: {@code qop=auth} or none. User names and passwords are
 * UTF-8 whatever charset the challenge names. What the proxy says of itself in {@code Proxy-Authentication-Info} is not
 * looked at: the tunnel's own protocol has to know who is at its other end.
 */
final class DigestAuthenticator implements Authenticator {

    /** The best one first; doc/protocols.md says why SHA-512-256 comes second. */
    private static final List<DigestAlgorithm> PREFERENCE =
            List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.SHA_512_256, DigestAlgorithm.MD5);

    private static final String METHOD = "CONNECT";
    /** Enough that nobody guesses it, and short. */
    private static final int CNONCE_BYTES = 16;

    private static final int COUNT_DIGITS = 8;

    private final Target target;
    private final HttpAuthMeans means;
    private final Trace trace;

    @SuppressWarnings("NullAway.Init") // begin comes first
    private DigestChallenge challenge;

    @SuppressWarnings("NullAway.Init") // begin comes first
    private HttpDigest digest;

    @SuppressWarnings("NullAway.Init") // identify comes before any message
    private String user;
    /** It stands for the password, see {@link HttpDigest#key}. */
    private @Nullable Secret key;

    @SuppressWarnings("NullAway.Init") // begin comes first
    private String cnonce;

    private int count;
    private boolean renewed;

    /**
     * Digest for one request.
     *
     * @param target what the proxy is asked for: its authority is the URI
     * @param means  digests and random bytes
     * @param trace  what may be shown of what the proxy says
     */
    DigestAuthenticator(Target target, HttpAuthMeans means, Trace trace) {
        this.trace = trace;
        this.target = target;
        this.means = means;
    }

    @Override
    public AuthScheme scheme() {
        return AuthScheme.DIGEST;
    }

    @Override
    public boolean connectionBound() {
        return false;
    }

    @Override
    public boolean needsPassword() {
        return true;
    }

    @Override
    public @Nullable Unavailable begin(List<HttpChallenge> challenges) {
        Unavailable problem = null;
        DigestChallenge best = null;
        for (HttpChallenge candidate : challenges) {
            Unavailable unavailable = unavailableReason(candidate);
            if (unavailable != null) {
                problem = problem == null || unavailable.libraryMissing() ? unavailable : problem;
                continue;
            }
            DigestChallenge read = DigestChallenge.of(candidate);
            best = best == null || rank(read) < rank(best) ? read : best;
        }
        if (best == null) {
            return problem;
        }
        use(best);
        return null;
    }

    private @Nullable Unavailable unavailableReason(HttpChallenge candidate) {
        String problem = DigestChallenge.problem(candidate, trace);
        if (problem != null) {
            return Unavailable.of(problem);
        }
        Fault fault =
                means.digests().unavailableReason(DigestChallenge.of(candidate).algorithm());
        return fault == null ? null : Unavailable.of(fault, fault.describe());
    }

    private static int rank(DigestChallenge read) {
        return PREFERENCE.indexOf(read.algorithm());
    }

    private void use(DigestChallenge next) {
        challenge = next;
        count = 0;
        digest = new HttpDigest(means.digests(), next.algorithm());
        cnonce = Utf8.decode(Digits.hexadecimal(means.randomBytes().apply(CNONCE_BYTES)));
    }

    @Override
    public String realm() {
        return challenge.realm();
    }

    @Override
    public @Nullable String identify(Credential credential) {
        if (!QuotedString.canCarry(credential.user())) {
            return "the user name holds a control character";
        }
        user = credential.user();
        key = Secret.of(
                digest.key(user, challenge.realm(), credential.password().bytes()));
        credential.password().wipe();
        return null;
    }

    @Override
    public Wire authorization() {
        count++;
        byte[] response = response();
        Wire value = Wire.text()
                .text("Digest username=" + QuotedString.of(userName())
                        + ", realm=" + QuotedString.of(challenge.realm()) + ", nonce="
                        + QuotedString.of(challenge.nonce())
                        + ", uri=" + QuotedString.of(target.toString()) + ", response=\"")
                .secret(response)
                .text("\"" + rest());
        Arrays.fill(response, (byte) 0);
        return value;
    }

    /** The parameters that are sent only where the challenge asks for them. */
    private String rest() {
        StringBuilder rest = new StringBuilder();
        if (!challenge.spelled().isEmpty()) {
            rest.append(", algorithm=").append(challenge.spelled());
        }
        if (challenge.opaque() != null) {
            rest.append(", opaque=").append(QuotedString.of(challenge.opaque()));
        }
        if (challenge.qop()) {
            rest.append(", qop=auth, nc=").append(countText());
        }
        if (challenge.qop() || challenge.session()) {
            rest.append(", cnonce=\"").append(cnonce).append('"');
        }
        return challenge.userhash() ? rest.append(", userhash=true").toString() : rest.toString();
    }

    /** Section 3.4.4. */
    private String userName() {
        return challenge.userhash() ? Utf8.decode(digest.userHash(user, challenge.realm())) : user;
    }

    /** Section 3.4.1; without qop, that of RFC 2069. */
    private byte[] response() {
        Secret made = requireNonNull(key);
        byte[] used = challenge.session()
                ? digest.sessionKey(made.bytes(), challenge.nonce(), cnonce)
                : made.bytes().clone();
        String counted = challenge.qop() ? ":" + countText() + ":" + cnonce + ":auth" : "";
        byte[] response = digest.response(used, challenge.nonce() + counted, METHOD, target.toString());
        Arrays.fill(used, (byte) 0);
        return response;
    }

    /** nc-value: how often this nonce was used, in eight digits. */
    private String countText() {
        StringBuilder digits = new StringBuilder();
        for (int i = COUNT_DIGITS - 1; i >= 0; i--) {
            digits.append(Digits.hexadecimal(count >> (4 * i & 31)));
        }
        return digits.toString();
    }

    @Override
    public Verdict proceed(List<HttpChallenge> challenges) {
        for (HttpChallenge candidate : challenges) {
            DigestChallenge next =
                    DigestChallenge.problem(candidate, trace) == null ? DigestChallenge.of(candidate) : null;
            if (next != null
                    && next.stale()
                    && next.algorithm() == challenge.algorithm()
                    && next.realm().equals(challenge.realm())) {
                if (renewed) {
                    return Verdict.failed("calls every nonce stale");
                }
                renewed = true;
                use(next);
                return Verdict.GOES_ON;
            }
        }
        return Verdict.REJECTED;
    }

    @Override
    public void wipe() {
        if (key != null) {
            key.wipe();
        }
    }
}
