package sshconnect.tunnel;

import java.util.List;
import sshconnect.base.IpAddress;
import sshconnect.base.Target;
import sshconnect.proto.http.AuthScheme;
import sshconnect.proto.socks.Socks5;
import sshconnect.way.DirectRules;
import sshconnect.way.Protocol;
import sshconnect.way.ProxySpec;

/**
 * What the way to a target is made of.
 *
 * @param proxy         the proxy; null for none
 * @param protocol      what the proxy speaks; null for none
 * @param user          the user name that was stated; null for the account's
 * @param methods       the SOCKS5 methods to offer; empty for none, and for those that a ticket or a password is there for
 * @param proxyAuth     the authentication schemes that somebody has asked for with an HTTP proxy, the preferred one
 *                      first; empty for none, and then all may be used
 * @param resolution    who looks the target's name up
 * @param nameServer    whom to ask for {@link Resolution#NAME_SERVER}, else null
 * @param telnetCommand what to tell a telnet proxy, see {@link TelnetCommand}
 * @param direct        the targets that need no proxy
 * @param kerberos      how to authenticate by Kerberos where that is wanted
 * @param timeoutMillis how long reaching the target may take; 0 for as long as it takes
 */
public record TunnelSettings(
        ProxySpec proxy,
        Protocol protocol,
        String user,
        List<Socks5.Method> methods,
        List<AuthScheme> proxyAuth,
        Resolution resolution,
        IpAddress nameServer,
        String telnetCommand,
        DirectRules direct,
        KerberosSettings kerberos,
        long timeoutMillis) {

    /**
     * The proxy on the way to a target.
     *
     * @param target the target
     * @return the proxy; null where the way is direct
     */
    public ProxySpec proxyFor(Target target) {
        return proxy == null || direct.matches(target) == DirectRules.Match.DIRECT ? null : proxy;
    }
}
