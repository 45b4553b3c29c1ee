package sshconnect.proto;

import org.jspecify.annotations.Nullable;

/** What a handshake is led through, which decides what to suspect when the other end goes without an answer. */
public enum Carrier {
    /** The connection as it is. OpenSSL's servers (HAProxy, Apache) say nothing at all to that, and close. */
    CLEAR("it may want TLS; try https:// or, with socks, +tls"),
    /** TLS without a certificate of the client. With version 1.3, closing may be how the lack of one shows. */
    TLS("it may want a client certificate; try --tls-cert FILE and --tls-key FILE"),
    /** TLS with one. */
    TLS_WITH_CERTIFICATE(null);

    private final @Nullable String hint;

    Carrier(@Nullable String hint) {
        this.hint = hint;
    }

    /**
     * What to try where nothing of the protocol has come back.
     *
     * @return the hint; null where there is none
     */
    public @Nullable String hint() {
        return hint;
    }
}
