package sshconnect.proto.http;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Base64Decoding;
import sshconnect.base.Fault;
import sshconnect.base.LittleEndian;
import sshconnect.base.Secret;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.Ntlmv2;

/**
 * NTLM version 2 (MS-NLMP) by the scheme {@code NTLM} (MS-NTHT): three messages on one connection, which is what the
 * proxy then takes for authenticated. A proxy that is content with the first one has opened the tunnel.
 */
final class NtlmAuthenticator implements Authenticator {

    /** The lengths of names have 16 bits. */
    private static final int MAX_NAME_BYTES = 0xffff;

    private static final int FILETIME_BYTES = 8;
    /** From 1601, where Windows' time begins, to 1970. */
    private static final long EPOCH_OFFSET_MILLIS = 11_644_473_600_000L;

    /** FILETIME counts tenths of microseconds. */
    private static final long TICKS_PER_MILLI = 10_000;

    private final HttpAuthMeans means;
    private final Ntlmv2 computations;
    private @Nullable NtlmChallenge challenge;
    private boolean authenticated;

    @SuppressWarnings("NullAway.Init") // identify comes before any message
    private Credential credential;

    @SuppressWarnings("NullAway.Init") // identify comes before any message
    private String domain;

    @SuppressWarnings("NullAway.Init") // identify comes before any message
    private String user;
    /** It stands for the password, see {@link Ntlmv2#ntowfv2}. */
    private @Nullable Secret ntowfv2;

    /**
     * NTLM with one proxy.
     *
     * @param means digests, random bytes and time
     */
    NtlmAuthenticator(HttpAuthMeans means) {
        this.means = means;
        computations = new Ntlmv2(means.digests());
    }

    @Override
    public AuthScheme scheme() {
        return AuthScheme.NTLM;
    }

    @Override
    public boolean connectionBound() {
        return true;
    }

    @Override
    public boolean needsPassword() {
        return true;
    }

    @Override
    public @Nullable Unavailable begin(List<HttpChallenge> challenges) {
        challenge = null;
        authenticated = false;
        Fault fault = means.digests().unavailableReason(DigestAlgorithm.MD5);
        return fault == null ? null : Unavailable.of(fault, fault.describe());
    }

    /** {@inheritDoc} NTLM has none; once the proxy has told its domain, that is the nearest thing. */
    @Override
    public String realm() {
        return challenge == null ? "" : challenge.targetName();
    }

    /**
     * {@inheritDoc} {@code DOMAIN\\user} is taken apart, also with a slash; {@code user@domain} is a name as a whole,
     * for the domain controller to understand.
     */
    @Override
    public @Nullable String identify(Credential answer) {
        String name = answer.user();
        int separator = Math.max(name.indexOf('\\'), name.indexOf('/'));
        domain = separator < 0 ? "" : name.substring(0, separator);
        user = name.substring(separator + 1);
        if (NtlmMessage.utf16(user).length > MAX_NAME_BYTES || NtlmMessage.utf16(domain).length > MAX_NAME_BYTES) {
            return "the user name is too long";
        }
        byte[] made = computations.ntowfv2(user, domain, answer.password().bytes());
        if (made == null) {
            return "the password is not UTF-8, and would have to be sent as UTF-16";
        }
        ntowfv2 = Secret.of(made);
        credential = answer;
        return null;
    }

    @Override
    public Wire authorization() {
        byte[] message = challenge == null ? NtlmMessage.negotiate() : authenticate(challenge);
        byte[] encoded = Base64.getEncoder().encode(message);
        Wire value = Wire.text().text("NTLM ").secret(encoded);
        Arrays.fill(message, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return value;
    }

    private byte[] authenticate(NtlmChallenge answered) {
        byte[] time = answered.targetInfo().timestamp() != null
                ? answered.targetInfo().timestamp()
                : localTime();
        byte[] clientChallenge = means.randomBytes().apply(Ntlmv2.CHALLENGE_BYTES);
        Ntlmv2.Response response = computations.computeResponse(
                requireNonNull(ntowfv2).bytes(),
                answered.serverChallenge(),
                clientChallenge,
                time,
                answered.targetInfo().answered());
        authenticated = true;
        credential.password().wipe();
        return NtlmMessage.authenticate(computations, answered, domain, user, response);
    }

    private byte[] localTime() {
        byte[] time = new byte[FILETIME_BYTES];
        LittleEndian.putInt64(time, 0, (means.wallClockMillis().getAsLong() + EPOCH_OFFSET_MILLIS) * TICKS_PER_MILLI);
        return time;
    }

    @Override
    public Verdict proceed(List<HttpChallenge> challenges) {
        if (authenticated) {
            return Verdict.REJECTED;
        }
        if (challenges.isEmpty() || challenges.get(0).token68().isEmpty()) {
            return Verdict.unusable("the first message is not answered");
        }
        byte[] message = Base64Decoding.decode(challenges.get(0).token68());
        challenge = message == null ? null : NtlmChallenge.parse(message);
        if (challenge == null) {
            return Verdict.unusable("the challenge makes no sense");
        }
        return challenge.isUnicode() || isAscii()
                ? Verdict.GOES_ON
                : Verdict.unusable(
                        "the challenge is not in Unicode, and user name, domain and password are not all ASCII");
    }

    /** Tells whether all is ASCII, which every OEM character set has; which one the server means, it does not say. */
    private boolean isAscii() {
        int bits = 0;
        for (byte octet : (domain + user).getBytes(StandardCharsets.UTF_8)) {
            bits |= octet;
        }
        for (byte octet : credential.password().bytes()) {
            bits |= octet;
        }
        return bits >= 0;
    }

    @Override
    public void wipe() {
        if (ntowfv2 != null) {
            ntowfv2.wipe();
        }
    }
}
