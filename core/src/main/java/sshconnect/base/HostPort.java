package sshconnect.base;

/**
 * A host, by name or address, and a TCP port.
 *
 * @param host a name or an address, without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    /**
     * The host as an address, if that is what it is.
     *
     * @return the address, or null for a name
     */
    public IpAddress address() {
        return IpAddress.parse(host);
    }

    /**
     * The host as it stands in front of a port: an IPv6 address in brackets (RFC 3986, section 3.2.2).
     *
     * @return the host, never ambiguous with the colon that follows
     */
    public String bracketedHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** {@inheritDoc} This is {@code host:port}, with an IPv6 address in brackets. */
    @Override
    public String toString() {
        return bracketedHost() + ":" + port;
    }
}
