package sshconnect.way;

import java.util.List;

/** What a proxy speaks, with the parameters that count for it: of each list, the first that is set. */
public enum Protocol {
    /** SOCKS version 5. */
    SOCKS5(
            List.of("SOCKS5_SERVER", "SOCKS_SERVER"),
            List.of("SOCKS5_RESOLVE", "SOCKS_RESOLVE"),
            List.of("SOCKS5_USER", "SOCKS_USER", "CONNECT_USER"),
            List.of("SOCKS5_PASSWD", "SOCKS5_PASSWORD", "SOCKS_PASSWORD", "CONNECT_PASSWORD"),
            List.of("SOCKS5_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT")),
    /** SOCKS version 4 or 4a, which has no passwords. */
    SOCKS4(
            List.of("SOCKS4_SERVER", "SOCKS_SERVER"),
            List.of("SOCKS4_RESOLVE", "SOCKS_RESOLVE"),
            List.of("SOCKS4_USER", "SOCKS_USER", "CONNECT_USER"),
            List.of(),
            List.of("SOCKS4_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT")),
    /** HTTP, with the method CONNECT. */
    HTTP(
            List.of("HTTP_PROXY"),
            List.of(),
            List.of("HTTP_PROXY_USER", "CONNECT_USER"),
            List.of("HTTP_PROXY_PASSWORD", "CONNECT_PASSWORD"),
            List.of("HTTP_DIRECT", "CONNECT_DIRECT")),
    /** A command line of a gateway, which is told neither user nor password. */
    TELNET(List.of("TELNET_PROXY"), List.of(), List.of(), List.of(), List.of("CONNECT_DIRECT"));

    private final List<String> serverNames;
    private final List<String> resolveNames;
    private final List<String> userNames;
    private final List<String> passwordNames;
    private final List<String> directNames;

    Protocol(
            List<String> serverNames,
            List<String> resolveNames,
            List<String> userNames,
            List<String> passwordNames,
            List<String> directNames) {
        this.serverNames = serverNames;
        this.resolveNames = resolveNames;
        this.userNames = userNames;
        this.passwordNames = passwordNames;
        this.directNames = directNames;
    }

    /**
     * The parameters that say where the proxy is.
     *
     * @return their names, in order
     */
    public List<String> serverNames() {
        return serverNames;
    }

    /**
     * The parameters that say who looks names up.
     *
     * @return their names, in order; empty when there are none
     */
    public List<String> resolveNames() {
        return resolveNames;
    }

    /**
     * The parameters that hold the user name.
     *
     * @return their names, in order; empty when there are none
     */
    public List<String> userNames() {
        return userNames;
    }

    /**
     * The parameters that hold the password.
     *
     * @return their names, in order; empty when there are none
     */
    public List<String> passwordNames() {
        return passwordNames;
    }

    /**
     * The parameters that say which targets need no proxy, see {@link DirectRules}.
     *
     * @return their names, in order
     */
    public List<String> directNames() {
        return directNames;
    }
}
