package sshconnect.base;

/**
 * What a connection leads to: a host, and a TCP port, or a Unix socket. Whether the host is a name or an address is decided once, where it is
 * read, and not looked at again by those who pass it on.
 */
public sealed interface Target {

    /**
     * The host as text.
     *
     * @return a name, or an address without brackets, as it was written; {@code localhost} for a Unix socket
     */
    String host();

    /**
     * The port.
     *
     * @return 1 to 65535; 0 for a Unix socket
     */
    int port();

    /**
     * A name, which somebody has to look up. An address with a zone (RFC 4007, section 11) is one too: only the system's
     * resolver knows what the zone stands for.
     *
     * @param host the name
     * @param port 1 to 65535
     */
    record Name(String host, int port) implements Target {

        /** {@inheritDoc} See {@link HostPort}. */
        @Override
        public String toString() {
            return HostPort.text(host, port);
        }
    }

    /**
     * An address.
     *
     * @param host    the address as it was written, which is how protocols that carry text pass it on
     * @param address the address
     * @param port    1 to 65535
     */
    record Address(String host, IpAddress address, int port) implements Target {

        /**
         * An address that nobody has written.
         *
         * @param address the address
         * @param port    1 to 65535
         */
        public Address(IpAddress address, int port) {
            this(address.toString(), address, port);
        }

        /** {@inheritDoc} See {@link HostPort}. */
        @Override
        public String toString() {
            return HostPort.text(host, port);
        }
    }

    /**
     * A Unix socket (unix(7)) of this machine, which no proxy can be asked for.
     *
     * @param path where it is
     */
    record UnixSocket(String path) implements Target {

        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public int port() {
            return 0;
        }

        /** {@inheritDoc} This is the path. */
        @Override
        public String toString() {
            return path;
        }
    }

    /**
     * The target that a host and a port stand for.
     *
     * @param host a name, or an address without brackets
     * @param port 1 to 65535
     * @return the target
     */
    static Target of(String host, int port) {
        IpAddress address = IpAddress.parse(host);
        return address == null ? new Name(host, port) : new Address(host, address, port);
    }
}
