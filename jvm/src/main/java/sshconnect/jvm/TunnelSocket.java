package sshconnect.jvm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** A socket whose {@link #connect} makes a tunnel. */
final class TunnelSocket extends Socket {

    private InetSocketAddress target;

    TunnelSocket(TunnelSocketFactory factory) throws SocketException {
        super(new TunnelTransport(factory));
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        super.connect(endpoint, timeoutMillis);
        target = (InetSocketAddress) endpoint;
    }

    /** {@inheritDoc} This is the target as it was given, perhaps by name, and not the proxy. */
    @Override
    public SocketAddress getRemoteSocketAddress() {
        return target;
    }

    @Override
    public void bind(SocketAddress address) throws IOException {
        if (address instanceof InetSocketAddress local) {
            refuseLocalAddress(local.getAddress(), local.getPort());
        }
    }

    /** A tunnel has the local address that the system chooses. */
    static void refuseLocalAddress(InetAddress address, int port) throws SocketException {
        if (address != null && !address.isAnyLocalAddress() || port != 0) {
            throw new SocketException("the local address of a tunnel cannot be chosen");
        }
    }
}
