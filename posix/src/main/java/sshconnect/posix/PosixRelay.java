package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.host.Channel;
import sshconnect.host.Listener;
import sshconnect.host.Relay;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;

/** Relays with poll(2), by splice(2) where one side is a pipe, and else through buffers outside the Java heap. */
final class PosixRelay implements Relay {

    private static final int STANDARD_INPUT = 0;
    private static final int STANDARD_OUTPUT = 1;
    private static final int UNREAD_ROUNDS = 64;

    /** The last tunnel with layers, which may be used again for the next client. */
    private @Nullable LayeredTunnel layered;

    @Override
    public Outcome standardStreams(Tunnel tunnel, LocalEof onLocalEof) {
        Endpoint input = Endpoint.ofInput(STANDARD_INPUT, "standard input");
        Endpoint output = Endpoint.ofOutput(STANDARD_OUTPUT, "standard output");
        Outcome result = relay(input, output, tunnel, onLocalEof);
        output.release();
        return result;
    }

    @Override
    public void letGoOfStandardStreams() {
        if (Replacement.pending() != null) {
            // They are those of what takes this one's place.
            return;
        }
        Libc.close(STANDARD_INPUT);
        Libc.close(STANDARD_OUTPUT);
    }

    @Override
    public Outcome client(Tunnel tunnel, Channel client, LocalEof onLocalEof) {
        Endpoint local = endpoint(client);
        Outcome result = relay(local, local, tunnel, onLocalEof);
        takeUnread(local);
        client.close();
        return result;
    }

    @Override
    public Fault serve(Listener listener, Tunnels tunnels, LocalEof onLocalEof) {
        return ClientServer.run((PosixListener) listener, tunnels, onLocalEof);
    }

    @Override
    public Fault handOverUnavailableReason() {
        return DescriptorPassing.unavailableReason(STANDARD_OUTPUT);
    }

    @Override
    public Fault handOver(Tunnel tunnel) {
        return DescriptorPassing.pass(((PosixChannel) tunnel.connection()).descriptor(), STANDARD_OUTPUT);
    }

    private Outcome relay(Endpoint source, Endpoint sink, Tunnel tunnel, LocalEof onLocalEof) {
        Endpoint remote = endpoint(tunnel.connection());
        Libc.fcntl(remote.descriptor(), Libc.F_SETFL(), Libc.O_NONBLOCK());
        Direction upload;
        Direction download;
        if (tunnel.layers().isEmpty()) {
            upload = Direction.between(source, remote);
            download = Direction.between(remote, sink);
        } else {
            LayeredTunnel unwrapped = layered(tunnel);
            boolean endTold = onLocalEof == LocalEof.SHUT_DOWN_REMOTE;
            upload = new WrappingDirection(source, remote, unwrapped.layers(), endTold);
            download = new UnwrappingDirection(remote, sink, unwrapped);
        }
        Outcome result = new RelayLoop(upload, download, onLocalEof).run();
        upload.free();
        download.free();
        return result;
    }

    private LayeredTunnel layered(Tunnel tunnel) {
        if (layered != null && !layered.isOf(tunnel)) {
            layered.free();
            layered = null;
        }
        layered = layered == null ? new LayeredTunnel(tunnel) : layered;
        return layered;
    }

    private static Endpoint endpoint(Channel channel) {
        PosixChannel socket = (PosixChannel) channel;
        return Endpoint.ofSocket(socket.descriptor(), socket.peer());
    }

    /**
     * Closing a socket that holds unread bytes resets it, and what is still on its way out of it would be lost. A
     * client that goes on sending for ever is not waited for.
     */
    static void takeUnread(Endpoint client) {
        Address buffer = RelayBuffers.take();
        for (int i = 0; i < UNREAD_ROUNDS && client.read(buffer, RelayBuffers.SIZE) > 0; i++) {
            continue;
        }
        RelayBuffers.give(buffer);
    }
}
