package sshconnect.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.host.Tunnel;

/** What goes into a tunnel with layers; each write is wrapped and sent at once. */
final class TunnelOutput extends OutputStream {

    private final Tunnel tunnel;

    TunnelOutput(Tunnel tunnel) {
        this.tunnel = tunnel;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] part = offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
        Fault fault = tunnel.send(part, length, Host.NO_DEADLINE);
        if (fault != null) {
            throw new SocketException(fault.cause());
        }
    }

    @Override
    public void close() {
        tunnel.close();
    }
}
