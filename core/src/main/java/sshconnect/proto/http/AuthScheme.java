package sshconnect.proto.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;

/**
 * The authentication schemes (RFC 9110, section 11.1) that can be spoken with an HTTP proxy, in the order in which they
 * are tried when nobody says otherwise: doc/protocols.md has the reasons. A new scheme is a row here and an
 * {@link Authenticator}.
 */
public enum AuthScheme {
    /** RFC 4559, with Kerberos. */
    NEGOTIATE("Negotiate", false) {
        @Override
        Authenticator authenticator(AuthContext context) {
            return new NegotiateAuthenticator(context.means().kerberos());
        }
    },
    /** RFC 7616. */
    DIGEST("Digest", false) {
        @Override
        Authenticator authenticator(AuthContext context) {
            return new DigestAuthenticator(context.target(), context.means(), context.trace());
        }
    },
    /** MS-NTHT, version 2 alone. */
    NTLM("NTLM", false) {
        @Override
        Authenticator authenticator(AuthContext context) {
            return new NtlmAuthenticator(context.means());
        }
    },
    /** RFC 7617. */
    BASIC("Basic", true) {
        @Override
        Authenticator authenticator(AuthContext context) {
            return new BasicAuthenticator();
        }
    };

    /** All of them, in that order. */
    public static final List<AuthScheme> ALL = List.of(values());

    private final String token;
    private final boolean inClear;

    AuthScheme(String token, boolean inClear) {
        this.token = token;
        this.inClear = inClear;
    }

    /** Makes one dialogue in this scheme, which has not begun. */
    abstract Authenticator authenticator(AuthContext context);

    /**
     * The name in HTTP, as it is registered.
     *
     * @return for example {@code Digest}
     */
    public String token() {
        return token;
    }

    /**
     * Whether it shows the password to whoever reads the connection, so that it does not take the place of a scheme that
     * does not, unless the user has asked for it.
     */
    boolean sendsPasswordInClear() {
        return inClear;
    }

    /**
     * The scheme of a name, as people and proxies write it.
     *
     * @param name the name, in any case
     * @return the scheme, or null when it is unknown
     */
    public static @Nullable AuthScheme ofName(String name) {
        for (AuthScheme scheme : values()) {
            if (Ascii.equalsIgnoreCase(scheme.token, name)) {
                return scheme;
            }
        }
        return null;
    }
}
