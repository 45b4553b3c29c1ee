package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.IntSupplier;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Host;
import sshconnect.host.Tunnel;

/** What comes out of a tunnel with layers. */
final class TunnelInput extends InputStream {

    private final Tunnel tunnel;
    private final IntSupplier timeoutMillis;

    /**
     * The stream of a tunnel.
     *
     * @param timeoutMillis how long a read may take, 0 for as long as it takes
     */
    TunnelInput(Tunnel tunnel, IntSupplier timeoutMillis) {
        this.tunnel = tunnel;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
        byte[] part = offset == 0 && length == buffer.length ? buffer : new byte[length];
        int limit = timeoutMillis.getAsInt();
        Result<Integer> shown = length == 0
                ? Result.of(0)
                : tunnel.peek(part, limit == 0 ? Host.NO_DEADLINE : Deadline.nowMillis() + limit);
        if (!shown.ok()) {
            throw exception(shown.fault());
        }
        tunnel.discard(shown.value());
        System.arraycopy(part, 0, buffer, offset, shown.value());
        return shown.value() == 0 && length > 0 ? -1 : shown.value();
    }

    private static IOException exception(Fault fault) {
        return fault.kind() == Fault.Kind.TIMED_OUT
                ? new SocketTimeoutException("Read timed out")
                : new SocketException(fault.cause());
    }

    @Override
    public synchronized int available() {
        return tunnel.unwrappedBytes();
    }

    @Override
    public void close() {
        tunnel.close();
    }
}
