package sshconnect.posix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.host.Host;
import sshconnect.host.Resolver;

/** Names by getaddrinfo(3), and datagrams by a socket. */
final class PosixResolver implements Resolver {

    /** Where name servers listen (RFC 1035, section 4.2). */
    static final int DNS_PORT = 53;

    /** The largest that UDP can carry. */
    private static final int DATAGRAM_BYTES = 65535;

    private static final String ASK = "ask name server";

    private final int nameServerPort;

    /**
     * A resolver.
     *
     * @param nameServerPort {@link #DNS_PORT}, or where a test listens
     */
    PosixResolver(int nameServerPort) {
        this.nameServerPort = nameServerPort;
    }

    /** {@inheritDoc} getaddrinfo(3) knows no deadline; where there is one, it runs in a process that can be ended. */
    @Override
    public Result<List<IpAddress>> addresses(String name, long deadlineMillis) {
        byte[] terminated = CString.of(name);
        if (terminated == null) {
            return SystemError.nulInside("look up", name);
        }
        byte[] asked = FullExecutable.isThis() ? terminated : spelling(terminated, name);
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return Result.failed(replaced);
        }
        Result<List<IpAddress>> addresses = deadlineMillis == Host.NO_DEADLINE
                ? lookUp(asked, name)
                : BoundedLookup.run(asked, name, deadlineMillis);
        // That there is none is for the full executable to say; but not after half of a deadline, which begins again
        // there.
        if (!addresses.ok()
                && (addresses.fault().kind() == Fault.Kind.NOT_FOUND || deadlineMillis == Host.NO_DEADLINE)) {
            Replacement.require("a name that the front does not find");
        }
        return Replacement.pendingOr(addresses);
    }

    /** What the front asks its own library for, unless it requires the other one. */
    private static byte[] spelling(byte[] terminated, String name) {
        String reason = NameServices.unavailableReason(name);
        if (reason != null) {
            Replacement.require(reason);
        }
        HostsFile hosts = HostsFile.search(terminated);
        if (reason == null && hosts.hasSeveral()) {
            Replacement.require("a name that /etc/hosts has in several spellings");
        }
        return hosts.spelling() == null ? terminated : CString.of(hosts.spelling());
    }

    /** Looks a name up, however long that takes: both families, whether or not there is a route for them. */
    static Result<List<IpAddress>> lookUp(byte[] terminated, String name) {
        LibcNames.AddressInfo hints =
                Libc.calloc(1, Structure.sizeOf(LibcNames.AddressInfo.class)).toStructure();
        hints.family = LibcSockets.AF_UNSPEC();
        hints.socketType = LibcSockets.SOCK_STREAM();
        Address result = Libc.calloc(1, Address.sizeOf());
        int failure = LibcNames.getaddrinfo(terminated, null, hints, result);
        int error = failure == LibcNames.EAI_SYSTEM() ? Libc.errno() : 0;
        Result<List<IpAddress>> outcome;
        if (error != 0) {
            outcome = SystemError.failed(error, "look up", name);
        } else if (failure != 0) {
            outcome = failed(failure, name);
        } else {
            outcome = addresses(result.getAddress().toStructure(), name);
        }
        Libc.free(result);
        Libc.free(hints.toAddress());
        return outcome;
    }

    private static Result<List<IpAddress>> failed(int failure, String name) {
        boolean unknown = failure == LibcNames.EAI_NONAME() || failure == LibcNames.EAI_NODATA();
        String words = CString.toString(LibcNames.gai_strerror(failure));
        return Result.failed(
                unknown ? Fault.Kind.NOT_FOUND : Fault.Kind.OTHER, "look up", name, SystemError.lowerCaseStart(words));
    }

    private static Result<List<IpAddress>> addresses(LibcNames.AddressInfo first, String name) {
        List<IpAddress> addresses = new ArrayList<>();
        for (LibcNames.AddressInfo each = first; each != null; each = each.next) {
            IpAddress address = SocketAddress.ipAddress(each.address);
            if (address != null && !addresses.contains(address)) {
                addresses.add(address);
            }
        }
        LibcNames.freeaddrinfo(first);
        return addresses.isEmpty()
                ? Result.failed(Fault.Kind.NOT_FOUND, "look up", name, "it has no IP address")
                : Result.of(addresses);
    }

    @Override
    public Result<byte[]> exchange(IpAddress server, byte[] query, Predicate<byte[]> isAnswer, long deadlineMillis) {
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return Result.failed(replaced);
        }
        String peer = SocketAddress.describe(server, nameServerPort);
        int type = LibcSockets.SOCK_DGRAM() | LibcSockets.SOCK_CLOEXEC();
        int socket = LibcSockets.socket(SocketAddress.family(server), type, 0);
        int error = socket < 0 ? Libc.errno() : 0;
        if (error != 0) {
            return SystemError.failed(error, ASK, peer);
        }
        // Connected, it takes datagrams from that server alone, and hears when nobody listens there.
        SocketAddress target = new SocketAddress(server, nameServerPort);
        error = LibcSockets.connect(socket, target.memory(), target.length()) < 0 ? Libc.errno() : 0;
        target.free();
        PosixChannel channel = new PosixChannel(socket, peer);
        Fault fault = error == 0 ? channel.send(query, deadlineMillis) : SystemError.fault(error, "connect to", peer);
        Result<byte[]> answer = fault == null ? receive(socket, peer, isAnswer, deadlineMillis) : Result.failed(fault);
        channel.close();
        return answer;
    }

    private static Result<byte[]> receive(int socket, String peer, Predicate<byte[]> isAnswer, long deadlineMillis) {
        byte[] buffer = new byte[DATAGRAM_BYTES];
        while (true) {
            int waited = Readiness.toRead(socket, deadlineMillis);
            if (waited != 0) {
                return SystemError.failed(waited, ASK, peer);
            }
            long length = LibcSockets.recv(socket, buffer, buffer.length, LibcSockets.MSG_DONTWAIT());
            int error = length < 0 ? Libc.errno() : 0;
            if (error != 0 && error != Errno.EINTR() && error != Errno.EAGAIN()) {
                return SystemError.failed(error, ASK, peer);
            }
            byte[] datagram = Arrays.copyOf(buffer, (int) Math.max(0, length));
            if (length >= 0 && isAnswer.test(datagram)) {
                return Result.of(datagram);
            }
        }
    }
}
