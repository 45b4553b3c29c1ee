package sshconnect.proto;

/**
 * A peer's demand for a name and a password: what a prompt needs to say, and what to look them up by.
 *
 * @param hop    who asks, for example {@code http proxy proxy.example:3128}
 * @param scheme how the password will be used, for example {@code Basic} or {@code user/password}
 * @param realm  what the peer says that the password is for; empty when it says nothing
 */
public record Challenge(String hop, String scheme, String realm) {}
