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
import java.util.StringJoiner;
import javax.net.SocketFactory;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.host.Tunnel;
import sshconnect.proto.Challenge;
import sshconnect.tunnel.Connector;
import sshconnect.tunnel.Opened;
import sshconnect.way.Destination;
import sshconnect.way.DirectRules;
import sshconnect.way.Hop;
import sshconnect.way.HopKind;
import sshconnect.way.Peer;
import sshconnect.way.ProxySpec;
import sshconnect.way.Resolution;
import sshconnect.way.Socks4Hop;
import sshconnect.way.TelnetHop;
import sshconnect.way.Way;

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
 * through the streams is wrapped and unwrapped.
 */
public final class TunnelSocketFactory extends SocketFactory {

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

        private Hop hop;
        private Resolution resolution;
        private Credentials credentials;
        private DirectRules direct = DirectRules.none();
        private long timeoutMillis;

        private Builder(Hop hop, Resolution resolution) {
            this.hop = hop;
            this.resolution = resolution;
        }

        /**
         * Says who looks the target's name up; otherwise the proxy does, but for {@link Socks4Hop} this machine.
         *
         * @param who who does
         * @return this builder
         */
        public Builder resolve(Resolution who) {
            resolution = who;
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
            direct = value(DirectRules.parse("direct", rules, List.of()));
            if (!direct.warnings().isEmpty()) {
                throw new IllegalArgumentException(direct.warnings().get(0));
            }
            return this;
        }

        /**
         * Says what a telnet proxy is told; otherwise {@code telnet %h %p}.
         *
         * @param command for example {@code connect %h:%p}: {@code %h} and {@code %p} stand for host and port
         * @return this builder
         * @throws IllegalArgumentException where the proxy is none that is told a command
         */
        public Builder telnetCommand(String command) {
            if (!(hop instanceof TelnetHop)) {
                throw new IllegalArgumentException("the " + hop.name() + " takes no command");
            }
            hop = new TelnetHop(hop.peer(), command);
            return this;
        }

        /**
         * Makes the factory.
         *
         * @return a new one
         */
        public TunnelSocketFactory build() {
            return new TunnelSocketFactory(this);
        }
    }

    private final Way way;
    private final Hop hop;
    private final long timeoutMillis;
    private final Credentials credentials;

    private TunnelSocketFactory(Builder builder) {
        hop = builder.hop;
        way = new Way(List.of(builder.hop), builder.resolution, builder.direct);
        timeoutMillis = builder.timeoutMillis;
        credentials = builder.credentials;
    }

    /**
     * Begins with a proxy's URL.
     *
     * @param url {@code scheme://[user[:password]@]host[:port]} with the scheme {@code socks5}, {@code socks5h},
     *            {@code socks4}, {@code socks4a}, any of them with {@code +tls}, {@code http}, {@code https} or
     *            {@code telnet}; percent escapes are decoded in user and password
     * @return a builder
     * @throws IllegalArgumentException for anything else
     */
    public static Builder through(String url) {
        HopKind kind = HopKind.ofUrl(url);
        if (kind == null) {
            throw new IllegalArgumentException("a proxy's URL begins with " + schemes());
        }
        ProxySpec proxy = value(ProxySpec.parse(url, List.of(kind), new JvmSystemEnvironment()::servicePort));
        Hop hop = proxy.completed(
                kind.usual().apply(new Peer(proxy.server(), proxy.user(), proxy.password(), proxy.tls(), null, false)));
        return new Builder(hop, proxy.remoteResolution() ? Resolution.By.REMOTE : hop.usualResolution());
    }

    /**
     * Begins with a proxy and what is to be known of it.
     *
     * @param hop an {@link sshconnect.way.HttpHop}, a {@link sshconnect.way.Socks5Hop}, a {@link Socks4Hop} or a
     *            {@link TelnetHop}
     * @return a builder
     */
    public static Builder through(Hop hop) {
        return new Builder(hop, hop.usualResolution());
    }

    private static String schemes() {
        StringJoiner schemes = new StringJoiner(", ");
        for (HopKind kind : Hop.kinds()) {
            kind.schemes().forEach(scheme -> schemes.add(scheme.name() + "://"));
        }
        return schemes.toString();
    }

    private static <T> T value(Parsed<T> parsed) {
        if (!parsed.ok()) {
            throw new IllegalArgumentException(parsed.error().describe());
        }
        return parsed.value();
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
     * @param otherMillis a limit beside the factory's, 0 for none
     */
    Tunnel open(InetSocketAddress target, int otherMillis) throws IOException {
        JvmHost host = new JvmHost();
        Parsed<Target> destination = Destination.parse(
                target.getHostString(), Integer.toString(target.getPort()), host.system()::servicePort);
        if (!destination.ok()) {
            throw new UnknownHostException(destination.error().describe());
        }
        CallbackCredentials source = new CallbackCredentials(hop.peer(), credentials, host.system());
        sshconnect.host.Deadline deadline = new sshconnect.host.Deadline(host.system(), shorter(otherMillis));
        Opened opened = new Connector(host, way, source).open(destination.value(), deadline);
        if (opened instanceof Opened.Open open) {
            return open.tunnel();
        }
        ConnectException failure =
                new ConnectException(((Opened.Failed) opened).failure().describe());
        failure.initCause(source.thrown());
        throw failure;
    }

    /** The shorter one of two limits, of which 0 is none. */
    private long shorter(int otherMillis) {
        return timeoutMillis == 0 || otherMillis == 0
                ? Math.max(timeoutMillis, otherMillis)
                : Math.min(timeoutMillis, otherMillis);
    }
}
