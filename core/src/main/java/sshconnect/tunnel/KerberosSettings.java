package sshconnect.tunnel;

import sshconnect.security.ProtectionLevel;

/**
 * What is stated about authentication by Kerberos.
 *
 * @param service    the name of the proxy's service; null for what is usual with its protocol
 * @param protection how a SOCKS5 server is to protect the tunnel at least; null for the most that it does
 */
public record KerberosSettings(String service, ProtectionLevel protection) {

    /** Nothing is stated. */
    public static final KerberosSettings USUAL = new KerberosSettings(null, null);

    /**
     * The service's name.
     *
     * @param usual what is usual
     * @return what is stated, or else that
     */
    String serviceOr(String usual) {
        return service == null ? usual : service;
    }
}
