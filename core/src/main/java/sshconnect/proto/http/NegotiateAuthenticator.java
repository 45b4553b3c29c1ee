package sshconnect.proto.http;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Base64Decoding;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;
import sshconnect.proto.KerberosService;
import sshconnect.security.GssApi.Mechanism;
import sshconnect.security.SecurityContext;

/**
 * Negotiate (RFC 4559) with Kerberos (RFC 4178): the tokens of a security context in Base64. What the proxy proves of
 * itself in the answer that opens the tunnel is not looked at: the tunnel's own protocol has to know who is at its other
 * end.
 */
final class NegotiateAuthenticator implements Authenticator {

    private final KerberosService service;
    private @Nullable SecurityContext context;
    private byte[] token = {};

    NegotiateAuthenticator(KerberosService service) {
        this.service = service;
    }

    @Override
    public AuthScheme scheme() {
        return AuthScheme.NEGOTIATE;
    }

    /** {@inheritDoc} A token counts once, so that a new connection needs a new one even where one is all there is. */
    @Override
    public boolean connectionBound() {
        return true;
    }

    @Override
    public boolean needsPassword() {
        return false;
    }

    @Override
    public @Nullable Unavailable begin(List<HttpChallenge> challenges) {
        wipe();
        Result<SecurityContext> made = service.context(Mechanism.SPNEGO);
        context = made.ok() ? made.value() : null;
        Fault fault = made.ok() ? step(new byte[0]) : made.fault();
        if (fault == null) {
            return null;
        }
        String hint = KerberosService.hint(fault);
        return Unavailable.of(fault, "cannot " + fault.describe() + (hint == null ? "" : "; " + hint));
    }

    /** Makes the next token of the proxy's. */
    private @Nullable Fault step(byte[] received) {
        Result<byte[]> next = requireNonNull(context).step(received);
        Arrays.fill(token, (byte) 0);
        token = next.ok() ? next.value() : new byte[0];
        return next.ok() ? null : next.fault();
    }

    @Override
    public String principal() {
        return requireNonNull(context).initiator();
    }

    @Override
    public String realm() {
        return "";
    }

    @Override
    public String identify(Credential credential) {
        return "it takes no password";
    }

    @Override
    public Wire authorization() {
        byte[] encoded = Base64.getEncoder().encode(token);
        Wire value = Wire.text().text(scheme().token() + " ").secret(encoded);
        Arrays.fill(encoded, (byte) 0);
        return value;
    }

    /** {@inheritDoc} No password is ever sent, so that whatever goes wrong leaves the other schemes their turn. */
    @Override
    public Verdict proceed(List<HttpChallenge> challenges) {
        String answer = challenges.isEmpty() ? "" : challenges.get(0).token68();
        if (answer.isEmpty()) {
            return Verdict.unusable("rejected the kerberos ticket");
        }
        byte[] received = Base64Decoding.decode(answer);
        if (received == null) {
            return Verdict.unusable("sent a token that is not Base64");
        }
        Fault fault = step(received);
        if (fault != null) {
            return Verdict.unusable("cannot " + fault.describe());
        }
        return token.length == 0 ? Verdict.unusable("took the kerberos ticket and wants more") : Verdict.GOES_ON;
    }

    @Override
    public void wipe() {
        Arrays.fill(token, (byte) 0);
        if (context != null) {
            context.dispose();
            context = null;
        }
    }
}
