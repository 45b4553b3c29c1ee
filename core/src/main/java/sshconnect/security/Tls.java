package sshconnect.security;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/** TLS 1.2 and 1.3 (RFC 5246, RFC 8446) for a client, from a library that is loaded when a session is asked for. */
public interface Tls {

    /**
     * Something that needs TLS.
     *
     * @param <T> what comes of it
     */
    interface Use<T> {

        /**
         * Does it.
         *
         * @return what comes of it, or why nothing does
         */
        Result<T> begin();
    }

    /**
     * Tells whether there is a library, before anything is connected in vain.
     *
     * @return null when {@link #session} can make one; else why it cannot, and what to install
     */
    @Nullable
    Fault unavailableReason();

    /**
     * Hears, before anything is read or begun, that TLS will be needed. A host that has to become another program for it does
     * best to do so now; a library is not loaded for this.
     */
    default void announce() {}

    /**
     * Does what needs TLS, where there is a library. A host without one never begins it, and an executable that is made
     * for such a host can do without all that TLS takes.
     *
     * @param use what to do
     * @param <T> what comes of it
     * @return what came of it, or {@link #unavailableReason}
     */
    default <T> Result<T> ifAvailable(Use<T> use) {
        Fault unavailable = unavailableReason();
        return unavailable == null ? use.begin() : Result.failed(unavailable);
    }

    /**
     * Prepares a session. Nothing is sent.
     *
     * @param settings what it is to be like
     * @return the session, of which {@link TlsSession#step} is to be called first; or what is wrong with a certificate or a
     *         key, of which the fault's subject says which it is
     */
    Result<TlsSession> session(TlsSettings settings);
}
