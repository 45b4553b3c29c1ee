package sshconnect.relay;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import sshconnect.proto.Credential;
import sshconnect.proto.http.AuthScheme;

/** What the opening of one tunnel has learnt of one hop, for the openings that begin later. */
public sealed interface Learnt {

    /** The longest user names, schemes and passwords of all hops together that are passed on, so that they fit into one message. */
    int MAX_CREDENTIAL_BYTES = 3936;

    /**
     * The scheme that has opened a tunnel.
     *
     * @return a better scheme than Basic; null for none
     */
    @Nullable
    AuthScheme scheme();

    /**
     * The password that was known is rejected now.
     *
     * @param scheme see {@link Learnt#scheme}
     */
    record Rejected(@Nullable AuthScheme scheme) implements Learnt {}

    /**
     * The proxy lets us through.
     *
     * @param scheme see {@link Learnt#scheme}
     */
    record Proven(@Nullable AuthScheme scheme) implements Learnt {}

    /**
     * The credential helper gives no answer, so that nobody is to wait for the one that waits for it.
     *
     * @param scheme see {@link Learnt#scheme}
     */
    record SilentHelper(@Nullable AuthScheme scheme) implements Learnt {}

    /**
     * A user name and a password were found.
     *
     * @param scheme      see {@link Learnt#scheme}
     * @param credential  both, for whoever learns this to keep
     * @param helperState how they stand with the helper, see
     *                    {@link sshconnect.credential.Passwords#helperState}
     */
    record Found(@Nullable AuthScheme scheme, Credential credential, int helperState) implements Learnt {

        /**
         * How long a user name and a password are.
         *
         * @param credential both
         * @return what they take of {@link #MAX_CREDENTIAL_BYTES}
         */
        static int bytes(Credential credential) {
            String keptFor = credential.scheme() == null ? "" : credential.scheme();
            int textBytes = (credential.user() + keptFor).getBytes(StandardCharsets.UTF_8).length;
            return textBytes + credential.password().length();
        }
    }
}
