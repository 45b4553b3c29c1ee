package sshconnect.proto.http;

import java.util.List;
import sshconnect.base.Ascii;

/**
 * The authentication schemes (RFC 9110, section 11.1) that can be spoken with an HTTP proxy, in the order in which they
 * are tried when nobody says otherwise: doc/protocols.md has the reasons.
 */
public enum AuthScheme {
    /** RFC 4559, with Kerberos. */
    NEGOTIATE("Negotiate"),
    /** RFC 7616. */
    DIGEST("Digest"),
    /** MS-NTHT, version 2 alone. */
    NTLM("NTLM"),
    /** RFC 7617. */
    BASIC("Basic");

    /** All of them, in that order. */
    public static final List<AuthScheme> ALL = List.of(values());

    private final String token;

    AuthScheme(String token) {
        this.token = token;
    }

    /**
     * The name in HTTP, as it is registered.
     *
     * @return for example {@code Digest}
     */
    public String token() {
        return token;
    }

    /**
     * The scheme of a name, as people and proxies write it.
     *
     * @param name the name, in any case
     * @return the scheme, or null when it is unknown
     */
    public static AuthScheme ofName(String name) {
        for (AuthScheme method : values()) {
            if (Ascii.equalsIgnoreCase(method.token, name)) {
                return method;
            }
        }
        return null;
    }
}
