package sshconnect.way;

import java.util.function.ToIntFunction;
import sshconnect.base.HostPort;
import sshconnect.base.Result;
import sshconnect.base.Secret;

/**
 * A proxy as it was specified: by an option, or by a parameter such as {@code HTTP_PROXY}.
 *
 * @param kind              what the proxy speaks
 * @param socksVersion      4 or 5 when the specification says so, else 0
 * @param remoteResolution  whether the specification says that the proxy looks names up ({@code socks5h},
 *                          {@code socks4a}); false when it says nothing about it
 * @param server            where the proxy is, its host without brackets
 * @param user              the user name, perhaps empty; null when the specification has none
 * @param password          the password, perhaps empty; null when the specification has none
 */
public record ProxySpec(
        Kind kind, int socksVersion, boolean remoteResolution, HostPort server, String user, Secret password) {

    /** What a proxy speaks. */
    public enum Kind {
        /** There is no proxy. */
        DIRECT("no proxy", 0),
        /** HTTP, with the method CONNECT. */
        HTTP("http proxy", 80),
        /** SOCKS, version 4 or 5. */
        SOCKS("socks server", 1080),
        /** A command line of a gateway. */
        TELNET("telnet proxy", 23);

        private final String noun;
        private final int defaultPort;

        Kind(String noun, int defaultPort) {
            this.noun = noun;
            this.defaultPort = defaultPort;
        }

        /**
         * What a proxy of this kind is called in messages.
         *
         * @return for example {@code http proxy}
         */
        public String noun() {
            return noun;
        }

        /**
         * The port where the specification has none, in a URL too.
         *
         * @return the port
         */
        public int defaultPort() {
            return defaultPort;
        }
    }

    /**
     * The proxy as a hop, for messages.
     *
     * @return for example {@code socks server socks.example:1080}
     */
    public String hop() {
        return kind.noun() + " " + server;
    }

    /**
     * Reads a specification: {@code [user@]host[:port]}, or a URL
     * {@code scheme://[user[:password]@]host[:port][/]} with the scheme {@code http}, {@code socks5}, {@code socks5h},
     * {@code socks4}, {@code socks4a} or {@code telnet}. The last {@code @} ends the user. An IPv6 address with a port
     * wants brackets. Percent escapes (RFC 3986, section 2.1) are decoded in the user and the password of a URL and
     * nowhere else; only a URL has a password. Messages show nothing of what stands in front of the {@code @}.
     *
     * @param text     the specification
     * @param kind     what it must be, not {@code DIRECT}: a URL that says otherwise is refused
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the proxy, or what is wrong with the text
     */
    public static Result<ProxySpec> parse(String text, Kind kind, ToIntFunction<String> services) {
        return new ProxySpecParser(text, kind, services).parse();
    }

    /**
     * Takes the password out of a specification, which need not make sense.
     *
     * @param text the specification
     * @return the text without the password; null when nobody can tell what in it is one
     */
    public static String withoutPassword(String text) {
        return ProxySpecParser.withoutPassword(text);
    }
}
