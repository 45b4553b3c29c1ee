package sshconnect.proto.http;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Secret;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;

/** Basic (RFC 7617): user name and password as they are, in UTF-8 whatever charset the challenge names. */
final class BasicAuthenticator implements Authenticator {

    private String realm = "";
    private @Nullable Secret token;

    @Override
    public AuthScheme scheme() {
        return AuthScheme.BASIC;
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
        realm = challenges.get(0).parameter("realm");
        return null;
    }

    @Override
    public String realm() {
        return realm;
    }

    @Override
    public @Nullable String identify(Credential credential) {
        // RFC 7617, section 2: the first colon ends the user-id.
        if (credential.user().indexOf(':') >= 0) {
            return "the user name holds a colon";
        }
        Wire pair = Wire.text()
                .text(credential.user() + ":")
                .secret(credential.password().bytes());
        byte[] plain = pair.toBytes();
        byte[] encoded = Base64.getEncoder().encode(plain);
        token = Secret.of(encoded);
        Arrays.fill(plain, (byte) 0);
        pair.wipe();
        credential.password().wipe();
        return null;
    }

    @Override
    public Wire authorization() {
        return Wire.text().text("Basic ").secret(requireNonNull(token).bytes());
    }

    @Override
    public Verdict proceed(List<HttpChallenge> challenges) {
        realm = challenges.isEmpty() ? realm : challenges.get(0).parameter("realm");
        return Verdict.REJECTED;
    }

    @Override
    public void wipe() {
        if (token != null) {
            token.wipe();
        }
    }
}
