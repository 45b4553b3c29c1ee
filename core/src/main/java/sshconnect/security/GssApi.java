package sshconnect.security;

import sshconnect.base.Result;

/**
 * The system's Kerberos by way of the GSS-API (RFC 2743), for a client: proof of who one is by a ticket that one has
 * already. Nothing here asks anybody for a password.
 */
public interface GssApi {

    /** The way in which a context is established. */
    enum Mechanism {
        /** Kerberos 5 by itself (RFC 4121). */
        KERBEROS,
        /** Kerberos 5 inside the negotiation of mechanisms, SPNEGO (RFC 4178). */
        SPNEGO
    }

    /**
     * Tells whether there seems to be a ticket. Cheap: looks at a variable, at what krb5.conf says of it, and at whether a file
     * is there, loads no library and reads no ticket, so that an expired one counts too, and so does a cache that only the
     * library can look into. It decides whether a SOCKS5 server is offered GSSAPI by itself.
     *
     * @return true if {@link #context} has a chance
     */
    boolean mayHaveTicket();

    /**
     * Prepares a security context with a service, as the user whose ticket is there. Mutual authentication, detection
     * of replay and of reordering, integrity and confidentiality are asked for; delegation is not.
     *
     * @param mechanism how to establish it
     * @param service   the service's name, for example {@code rcmd}
     * @param host      the host that it runs on; a name, which the library may canonicalise as its configuration says
     * @return the context, of which {@link SecurityContext#step} is to be called first; {@code UNSUPPORTED} where there
     *         is no library; {@code NOT_FOUND} when there is no ticket; {@code OTHER} when the library cannot read a cache
     *         of that type, which says nothing about whether there is one
     */
    Result<SecurityContext> context(Mechanism mechanism, String service, String host);
}
