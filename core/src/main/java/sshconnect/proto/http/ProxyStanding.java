package sshconnect.proto.http;

import org.jspecify.annotations.Nullable;

/**
 * The standing of a proxy: what earlier connections have shown of schemes that are better than Basic. A proxy that had
 * one and has it no more may be somebody else in its place, who wants the password.
 *
 * <pre>
 * Unknown   a scheme is offered and can be done -> Seen        it opens a tunnel -> Proven
 * Seen      likewise                                           what it offers is turned down -> Unknown
 * Proven    nothing that the proxy says later counts           another scheme opens a tunnel -> Proven
 * </pre>
 */
sealed interface ProxyStanding {

    /** The better scheme, or null. */
    default @Nullable AuthScheme better() {
        return null;
    }

    /** The standing after a better scheme was offered and can be done. */
    default ProxyStanding seeing(AuthScheme scheme) {
        return new Seen(scheme);
    }

    /** The standing after the proxy has turned down what it offers: it is no better than Basic then. */
    default ProxyStanding turnedDown() {
        return new Unknown();
    }

    /** Nothing better is known. */
    record Unknown() implements ProxyStanding {}

    /** A better scheme was begun. */
    record Seen(AuthScheme better) implements ProxyStanding {}

    /** A better scheme has opened a tunnel. */
    record Proven(AuthScheme better) implements ProxyStanding {

        @Override
        public ProxyStanding seeing(AuthScheme scheme) {
            return this;
        }

        @Override
        public ProxyStanding turnedDown() {
            return this;
        }
    }
}
