package sshconnect.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.tunnel.ProtectedChannel;

/** What goes into a protected tunnel; each write is sealed and sent at once. */
final class ProtectedOutput extends OutputStream {

    private final ProtectedChannel channel;

    ProtectedOutput(ProtectedChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] part = offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
        Fault fault = channel.send(part, length, Host.NO_DEADLINE);
        if (fault != null) {
            throw new SocketException(fault.cause());
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
