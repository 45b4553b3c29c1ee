package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.host.Tunnel;

/** What is behind a {@link TunnelSocket}: the socket to the proxy, once the handshake on it is over. */
final class TunnelTransport extends SocketImpl {

    private final TunnelSocketFactory factory;
    /** What was set before there was a connection to set it on. */
    private final List<Setting> early = new ArrayList<>();

    private Socket socket = new Socket();
    private Tunnel tunnel;
    private InputStream input;
    private OutputStream output;
    private volatile int readTimeoutMillis;
    private boolean closed;

    /** An option and its value. */
    private interface Setting {

        void setOn(Socket socket) throws IOException;
    }

    TunnelTransport(TunnelSocketFactory factory) {
        this.factory = factory;
    }

    @Override
    protected void create(boolean stream) {
        // The socket is made when it is known where to.
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        connect(InetSocketAddress.createUnresolved(host, port), 0);
    }

    @Override
    protected void connect(InetAddress target, int port) throws IOException {
        connect(new InetSocketAddress(target, port), 0);
    }

    @Override
    protected void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        InetSocketAddress target = (InetSocketAddress) endpoint;
        use(factory.open(target, timeoutMillis));
        address = target.getAddress();
        port = target.getPort();
        localport = socket.getLocalPort();
    }

    private synchronized void use(Tunnel opened) throws IOException {
        if (closed) {
            opened.close();
            throw new SocketException("Socket closed");
        }
        socket.close();
        tunnel = opened;
        JvmChannel connection = (JvmChannel) opened.connection();
        boolean bare = opened.layers().isEmpty();
        socket = connection.socket();
        input = bare ? connection.input() : new TunnelInput(opened, () -> readTimeoutMillis);
        output = bare ? connection.output() : new TunnelOutput(opened);
        // The handshake may have left a time limit behind.
        socket.setSoTimeout(0);
        for (Setting setting : early) {
            setting.setOn(socket);
        }
    }

    private synchronized Socket socket() {
        return socket;
    }

    private synchronized Tunnel tunnel() {
        return tunnel;
    }

    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        TunnelSocket.refuseLocalAddress(host, port);
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw new SocketException("a tunnel cannot listen");
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        throw new SocketException("a tunnel cannot accept");
    }

    @Override
    protected InputStream getInputStream() {
        return input;
    }

    @Override
    protected OutputStream getOutputStream() {
        return output;
    }

    @Override
    protected int available() throws IOException {
        return input.available();
    }

    @Override
    protected synchronized void close() throws IOException {
        closed = true;
        if (tunnel == null) {
            socket.close();
        } else {
            tunnel.close();
        }
    }

    @Override
    protected void shutdownInput() throws IOException {
        socket().shutdownInput();
    }

    @Override
    protected void shutdownOutput() throws IOException {
        Tunnel opened = tunnel();
        Fault fault = opened == null ? null : opened.end(Host.NO_DEADLINE);
        if (fault != null) {
            throw new SocketException(fault.cause());
        }
        socket().shutdownOutput();
    }

    @Override
    protected boolean supportsUrgentData() {
        return true;
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        socket().sendUrgentData(data);
    }

    @Override
    protected <T> void setOption(SocketOption<T> name, T value) throws IOException {
        apply(each -> each.setOption(name, value));
    }

    @Override
    protected <T> T getOption(SocketOption<T> name) throws IOException {
        return socket().getOption(name);
    }

    @Override
    protected Set<SocketOption<?>> supportedOptions() {
        return socket().supportedOptions();
    }

    @Override
    public void setOption(int id, Object value) throws SocketException {
        if (id == SocketOptions.SO_TIMEOUT) {
            readTimeoutMillis = (Integer) value;
        }
        try {
            apply(each -> set(each, id, value));
        } catch (SocketException e) {
            throw e;
        } catch (IOException e) {
            throw new SocketException(e.getMessage());
        }
    }

    private synchronized void apply(Setting setting) throws IOException {
        setting.setOn(socket);
        if (tunnel == null) {
            early.add(setting);
        }
    }

    private static void set(Socket socket, int id, Object value) throws SocketException {
        switch (id) {
            case SocketOptions.TCP_NODELAY -> socket.setTcpNoDelay((Boolean) value);
            case SocketOptions.SO_KEEPALIVE -> socket.setKeepAlive((Boolean) value);
            case SocketOptions.SO_OOBINLINE -> socket.setOOBInline((Boolean) value);
            case SocketOptions.SO_REUSEADDR -> socket.setReuseAddress((Boolean) value);
            case SocketOptions.SO_TIMEOUT -> socket.setSoTimeout((Integer) value);
            case SocketOptions.SO_SNDBUF -> socket.setSendBufferSize((Integer) value);
            case SocketOptions.SO_RCVBUF -> socket.setReceiveBufferSize((Integer) value);
            case SocketOptions.IP_TOS -> socket.setTrafficClass((Integer) value);
            case SocketOptions.SO_LINGER ->
                socket.setSoLinger(value instanceof Integer, value instanceof Integer seconds ? seconds : 0);
            default -> throw new SocketException("socket option " + id + " is not known");
        }
    }

    @Override
    public Object getOption(int id) throws SocketException {
        Socket current = socket();
        return switch (id) {
            case SocketOptions.TCP_NODELAY -> current.getTcpNoDelay();
            case SocketOptions.SO_KEEPALIVE -> current.getKeepAlive();
            case SocketOptions.SO_OOBINLINE -> current.getOOBInline();
            case SocketOptions.SO_REUSEADDR -> current.getReuseAddress();
            case SocketOptions.SO_TIMEOUT -> readTimeoutMillis;
            case SocketOptions.SO_SNDBUF -> current.getSendBufferSize();
            case SocketOptions.SO_RCVBUF -> current.getReceiveBufferSize();
            case SocketOptions.IP_TOS -> current.getTrafficClass();
            case SocketOptions.SO_LINGER -> current.getSoLinger();
            case SocketOptions.SO_BINDADDR -> current.getLocalAddress();
            default -> throw new SocketException("socket option " + id + " is not known");
        };
    }
}
