package sshconnect.base;

/**
 * A host, by name or address, and a TCP port.
 *
 * @param host a name or an address, without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    /** {@inheritDoc} This is {@code host:port}, with an IPv6 address in brackets (RFC 3986, section 3.2.2). */
    @Override
    public String toString() {
        return text(host, port);
    }

    static String text(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
