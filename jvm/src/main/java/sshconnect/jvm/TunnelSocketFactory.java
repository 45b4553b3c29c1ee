package sshconnect.jvm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.proto.Challenge;
import sshconnect.tunnel.Connector;
import sshconnect.tunnel.KerberosSettings;
import sshconnect.tunnel.Opened;
import sshconnect.tunnel.Resolution;
import sshconnect.tunnel.TunnelSettings;
import sshconnect.way.Destination;
import sshconnect.way.DirectRules;
import sshconnect.way.Protocol;
import sshconnect.way.ProxySpec;

/**
 * Makes sockets that reach their targets through a proxy: SOCKS4, 4a and 5, HTTP CONNECT, or a telnet gateway. A
 * connected socket is the tunnel: its streams begin with the first byte of the target, and half-close and
 * {@code SO_TIMEOUT} work as on any other socket. Immutable; for use by any number of threads.
 *
 * <pre>{@code
 * TunnelSocketFactory tunnels = TunnelSocketFactory.through("socks5h://proxy.example:1080")
 *         .credentials(challenge -> new PasswordAuthentication("user", askFor(challenge)))
 *         .timeoutMillis(10_000)
 *         .build();
 * try (Socket socket = tunnels.createSocket("host.example", 22)) {
 *     ...
 * }
 * }</pre>
 *
 * <p>{@link #createSocket()} gives a socket that is not connected yet; {@link Socket#connect} makes the tunnel. A
 * target that is given by name goes to the proxy by name, unless {@link Builder#resolve} says otherwise; create its
 * address with {@link InetSocketAddress#createUnresolved}, which spares a useless look-up. What goes wrong is a
 * {@link ConnectException} whose message is one line: which hop failed, what was seen, and what to try.
 *
 * <p>The user's Kerberos ticket is used where a proxy takes it. A SOCKS5 server may then protect the tunnel; what goes
 * through the streams is sealed and opened.
 */
public final class TunnelSocketFactory extends SocketFactory {

    /** What a proxy speaks. */
    public enum ProxyType {
        /** SOCKS version 5 (RFC 1928). */
        SOCKS5(ProxySpec.Kind.SOCKS),
        /** SOCKS version 4, and 4a where a name is to be looked up by the proxy. */
        SOCKS4(ProxySpec.Kind.SOCKS),
        /** HTTP, with the method CONNECT (RFC 9110, section 9.3.6). */
        HTTP(ProxySpec.Kind.HTTP),
        /** A gateway that is sent a command line; see {@link Builder#telnetCommand}. */
        TELNET(ProxySpec.Kind.TELNET);

        private final ProxySpec.Kind kind;

        ProxyType(ProxySpec.Kind kind) {
            this.kind = kind;
        }
    }

    /** Who looks the target's name up. */
    public enum Resolve {
        /** This machine. */
        LOCAL(Resolution.LOCAL),
        /** The proxy. */
        REMOTE(Resolution.REMOTE),
        /** This machine, and the proxy when this machine cannot. */
        BOTH(Resolution.BOTH);

        private final Resolution resolution;

        Resolve(Resolution resolution) {
            this.resolution = resolution;
        }
    }

    /** Finds a user name and a password when a proxy demands them, and not before. */
    @FunctionalInterface
    public interface Credentials {

        /**
         * Answers a demand. Called by the thread that connects.
         *
         * @param challenge who wants a password, how it will be used, and what for
         * @return name and password, or null to give up; the array is not kept
         */
        PasswordAuthentication answer(Challenge challenge);
    }

    /** Collects what a factory needs to know. */
    public static final class Builder {

        private final ProxySpec proxy;
        private final Protocol protocol;
        private Resolution resolution;
        private Credentials credentials;
        private String telnetCommand;
        private DirectRules direct = DirectRules.parse("", "", List.of());
        private long timeoutMillis;

        private Builder(ProxySpec proxy, Protocol protocol) {
            this.proxy = proxy;
            this.protocol = protocol;
            boolean local = protocol == Protocol.SOCKS4 && !proxy.remoteResolution();
            this.resolution = local ? Resolution.LOCAL : Resolution.REMOTE;
        }

        /**
         * Says who looks the target's name up; otherwise the proxy does, but for {@link ProxyType#SOCKS4} this machine.
         *
         * @param who who does
         * @return this builder
         */
        public Builder resolve(Resolve who) {
            resolution = who.resolution;
            return this;
        }

        /**
         * Says where passwords come from; otherwise there is only the one in the proxy's URL, if any.
         *
         * @param source asked when the proxy demands a password and its URL has none
         * @return this builder
         */
        public Builder credentials(Credentials source) {
            credentials = source;
            return this;
        }

        /**
         * Limits the time that it may take to reach a target: connecting, negotiation and look-ups together, not the
         * time that {@link Credentials} take. A timeout given to {@link Socket#connect} counts in place of a longer
         * one.
         *
         * @param millis the limit in milliseconds, 0 for none
         * @return this builder
         */
        public Builder timeoutMillis(long millis) {
            if (millis < 0) {
                throw new IllegalArgumentException("a time limit of " + millis + " ms");
            }
            timeoutMillis = millis;
            return this;
        }

        /**
         * Says which targets are connected to without the proxy.
         *
         * @param rules addresses, networks and domains, separated by commas, {@code !} in front of an exception; as in
         *              the program's parameter {@code CONNECT_DIRECT}
         * @return this builder
         * @throws IllegalArgumentException for a rule that makes no sense, or too many of them
         */
        public Builder direct(String rules) {
            direct = DirectRules.parse("direct", rules, List.of());
            if (direct.problem() != null) {
                throw new IllegalArgumentException(direct.problem());
            }
            if (!direct.warnings().isEmpty()) {
                throw new IllegalArgumentException(direct.warnings().get(0));
            }
            return this;
        }

        /**
         * Says what a telnet proxy is told; it has to be said for one.
         *
         * @param command for example {@code telnet %h %p}: {@code %h} and {@code %p} stand for host and port
         * @return this builder
         */
        public Builder telnetCommand(String command) {
            telnetCommand = command;
            return this;
        }

        /**
         * Makes the factory.
         *
         * @return a new one
         * @throws IllegalArgumentException for a telnet proxy without a command
         */
        public TunnelSocketFactory build() {
            if (protocol == Protocol.TELNET && telnetCommand == null) {
                throw new IllegalArgumentException("a telnet proxy needs a command, for example \"telnet %h %p\"");
            }
            return new TunnelSocketFactory(this);
        }
    }

    private final TunnelSettings settings;
    private final Credentials credentials;

    private TunnelSocketFactory(Builder builder) {
        settings = new TunnelSettings(
                builder.proxy,
                builder.protocol,
                builder.proxy.user(),
                List.of(),
                List.of(),
                builder.resolution,
                null,
                builder.telnetCommand,
                builder.direct,
                KerberosSettings.USUAL,
                builder.timeoutMillis);
        credentials = builder.credentials;
    }

    /**
     * Begins with a proxy's URL.
     *
     * @param url {@code scheme://[user[:password]@]host[:port]} with the scheme {@code socks5}, {@code socks5h},
     *            {@code socks4}, {@code socks4a}, {@code http} or {@code telnet}; percent escapes are decoded in user
     *            and password
     * @return a builder
     * @throws IllegalArgumentException for anything else
     */
    public static Builder through(String url) {
        int end = url.indexOf("://");
        return switch (end < 0 ? "" : url.substring(0, end)) {
            case "http" -> through(ProxyType.HTTP, url);
            case "socks4", "socks4a" -> through(ProxyType.SOCKS4, url);
            case "socks5", "socks5h" -> through(ProxyType.SOCKS5, url);
            case "telnet" -> through(ProxyType.TELNET, url);
            default ->
                throw new IllegalArgumentException(
                        "a proxy's URL begins with http://, socks4://, socks4a://, socks5://, socks5h:// or telnet://");
        };
    }

    /**
     * Begins with a proxy of a known type.
     *
     * @param type what the proxy speaks
     * @param spec {@code [user@]host[:port]}, or a URL as for {@link #through(String)}
     * @return a builder
     * @throws IllegalArgumentException for anything else
     */
    public static Builder through(ProxyType type, String spec) {
        Result<ProxySpec> proxy = ProxySpec.parse(spec, type.kind, new JvmSystemEnvironment()::servicePort);
        if (!proxy.ok()) {
            throw new IllegalArgumentException(proxy.fault().describe());
        }
        return new Builder(
                proxy.value(),
                switch (type) {
                    case HTTP -> Protocol.HTTP;
                    case TELNET -> Protocol.TELNET;
                    case SOCKS4 -> Protocol.SOCKS4;
                    case SOCKS5 -> Protocol.SOCKS5;
                });
    }

    /** {@inheritDoc} The socket is not connected yet. */
    @Override
    public Socket createSocket() throws SocketException {
        return new TunnelSocket(this);
    }

    /** {@inheritDoc} The name is not looked up before the tunnel is made. */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetSocketAddress.createUnresolved(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    /** {@inheritDoc} There is no choice of the local address: it must be null, and the port 0. */
    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        TunnelSocket.refuseLocalAddress(localHost, localPort);
        return createSocket(host, port);
    }

    /** {@inheritDoc} There is no choice of the local address: it must be null, and the port 0. */
    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        TunnelSocket.refuseLocalAddress(localAddress, localPort);
        return createSocket(address, port);
    }

    private Socket connected(InetSocketAddress target) throws IOException {
        Socket socket = createSocket();
        socket.connect(target);
        return socket;
    }

    /**
     * Makes a tunnel.
     *
     * @param timeoutMillis a limit beside the factory's, 0 for none
     */
    Tunnel open(InetSocketAddress target, int timeoutMillis) throws IOException {
        JvmHost host = new JvmHost();
        Result<Target> destination = Destination.parse(
                target.getHostString(), Integer.toString(target.getPort()), host.system()::servicePort);
        if (!destination.ok()) {
            throw new UnknownHostException(destination.fault().describe());
        }
        CallbackCredentials source = new CallbackCredentials(settings.proxy(), credentials, host.system());
        Opened opened = new Connector(host, limited(timeoutMillis), source).open(destination.value());
        if (opened.failure() == null) {
            return Tunnel.of(opened.channel());
        }
        ConnectException failure = new ConnectException(opened.failure().describe());
        failure.initCause(source.thrown());
        throw failure;
    }

    private TunnelSettings limited(int timeoutMillis) {
        long limit = settings.timeoutMillis() == 0 || timeoutMillis == 0
                ? Math.max(settings.timeoutMillis(), timeoutMillis)
                : Math.min(settings.timeoutMillis(), timeoutMillis);
        return new TunnelSettings(
                settings.proxy(),
                settings.protocol(),
                settings.user(),
                settings.methods(),
                settings.proxyAuth(),
                settings.resolution(),
                settings.nameServer(),
                settings.telnetCommand(),
                settings.direct(),
                settings.kerberos(),
                limit);
    }
}
