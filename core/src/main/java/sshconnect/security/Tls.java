package sshconnect.security;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/** TLS 1.2 and 1.3 (RFC 5246, RFC 8446) for a client, from a library that is loaded when a session is asked for. */
public interface Tls {

    /**
     * Tells whether there is a library, before anything is connected in vain.
     *
     * @return null when {@link #session} can make one; else why it cannot, and what to install
     */
    @Nullable
    Fault unavailableReason();

    /**
     * Prepares a session. Nothing is sent.
     *
     * @param settings what it is to be like
     * @return the session, of which {@link TlsSession#step} is to be called first; or what is wrong with a certificate or a
     *         key, of which the fault's subject says which it is
     */
    Result<TlsSession> session(TlsSettings settings);
}
