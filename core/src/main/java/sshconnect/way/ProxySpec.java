package sshconnect.way;

import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Parsed;
import sshconnect.base.Secret;
import sshconnect.base.Target;

/**
 * A proxy as it was specified: by an option, or by a parameter such as {@code HTTP_PROXY}.
 *
 * @param kind             what the scheme says that the proxy is; null when the specification has no scheme
 * @param remoteResolution whether the specification says that the proxy looks names up ({@code socks5h},
 *                         {@code socks4a}); false when it says nothing about it
 * @param server           where the proxy is
 * @param user             the user name, perhaps empty; null when the specification has none
 * @param password         the password, perhaps empty; null when the specification has none
 * @param tls              how to speak TLS to the proxy; null for not at all
 * @param iac              whether the proxy, a telnet proxy, stays in telnet mode
 */
public record ProxySpec(
        @Nullable HopKind kind,
        boolean remoteResolution,
        Target server,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable TlsUse tls,
        boolean iac) {

    /**
     * A specification of a proxy that is spoken to in clear.
     *
     * @param kind             see the type
     * @param remoteResolution see the type
     * @param server           see the type
     * @param user             see the type
     * @param password         see the type
     */
    public ProxySpec(
            @Nullable HopKind kind,
            boolean remoteResolution,
            Target server,
            @Nullable String user,
            @Nullable Secret password) {
        this(kind, remoteResolution, server, user, password, null, false);
    }

    /**
     * Reads a specification: {@code [user@]host[:port]}, or {@code [user@]path} with a slash in the path of a Unix
     * socket; or a URL {@code scheme://[user[:password]@]host[:port][/][?query]} with a scheme of one of the kinds, which
     * is a Unix socket where the host is {@code localhost}, without a port, and a path follows. The last {@code @} ends
     * the user. An IPv6 address with a port wants brackets. Percent escapes (RFC 3986, section 2.1) are decoded in the
     * user, the password, the path and the values of the query of a URL and nowhere else; only a URL has a password.
     * Messages show nothing of what stands in front of the {@code @}.
     *
     * @param text     the specification
     * @param kinds    what the proxy may be, the usual one first; a URL that says otherwise is refused
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the proxy, or what is wrong with the text
     */
    public static Parsed<ProxySpec> parse(String text, List<HopKind> kinds, ToIntFunction<String> services) {
        return new ProxySpecParser(text, kinds, services).parse();
    }

    /**
     * Tells whom to talk to, and as whom: what the specification leaves open, the parameters of a kind of hop say.
     *
     * @param kind       what the proxy is taken for; where that takes no passwords, one that was stated is wiped
     * @param parameters the parameters
     * @return the proxy; the password of the specification goes over to it
     */
    public Peer peer(HopKind kind, Parameters parameters) {
        String named = user == null ? parameters.firstSet(kind.parameters().user()) : null;
        Secret secret = password(kind, parameters);
        String name = named == null ? user : parameters.text(named);
        Resolution looker = remoteResolution ? Resolution.By.REMOTE : null;
        return new Peer(server, name, secret, tls, looker, password == null && secret != null);
    }

    private @Nullable Secret password(HopKind kind, Parameters parameters) {
        if (kind.passwords() == null) {
            wipe();
            return null;
        }
        String name = password == null ? parameters.firstSet(kind.passwordParameters()) : null;
        return name == null ? password : parameters.secret(name);
    }

    /**
     * Adds to a hop what a specification alone says of it.
     *
     * @param hop the hop that was made of this specification
     * @return the hop; its password is the same one
     */
    public Hop completed(Hop hop) {
        return iac && hop instanceof TelnetHop telnet ? telnet.inTelnetMode() : hop;
    }

    /** Wipes the password, if there is one. */
    public void wipe() {
        if (password != null) {
            password.wipe();
        }
    }

    /**
     * Takes the password out of a specification, which need not make sense.
     *
     * @param text the specification
     * @return the text without the password; null when nobody can tell what in it is one
     */
    public static @Nullable String withoutPassword(String text) {
        return ProxySpecParser.withoutPassword(text);
    }
}
