package sshconnect.jvm;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import sshconnect.base.Digits;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.host.Host;
import sshconnect.host.Resolver;

/** Names by {@link InetAddress}, name servers by {@link DatagramSocket}. */
final class JvmResolver implements Resolver {

    private static final int DNS_PORT = 53;
    /** No datagram is larger. */
    private static final int MAX_DATAGRAM_BYTES = 64 * 1024;

    private final int nameServerPort;

    /** A resolver that asks name servers on their usual port. */
    JvmResolver() {
        this(DNS_PORT);
    }

    /** A resolver that asks name servers on another port, where a test can listen. */
    JvmResolver(int nameServerPort) {
        this.nameServerPort = nameServerPort;
    }

    @Override
    public Result<List<IpAddress>> addresses(String name, long deadlineMillis) {
        if (deadlineMillis == Host.NO_DEADLINE) {
            return lookUp(name);
        }
        LookUp lookUp = new LookUp(name);
        lookUp.start();
        return lookUp.await(deadlineMillis);
    }

    private static Result<List<IpAddress>> lookUp(String name) {
        if (name.isEmpty()) {
            // To the JDK, the empty name is this machine.
            return Result.failed(Fault.Kind.NOT_FOUND, "look up", name, "the name is empty");
        }
        int zone = name.indexOf('%');
        IpAddress address = zone < 0 ? null : IpAddress.parse(name.substring(0, zone));
        if (address != null) {
            return withZone(address, name.substring(zone + 1), name);
        }
        try {
            List<IpAddress> addresses = new ArrayList<>();
            for (InetAddress each : InetAddress.getAllByName(name)) {
                addresses.add(toIpAddress(each));
            }
            return Result.of(addresses);
        } catch (UnknownHostException e) {
            return Result.failed(Fault.Kind.NOT_FOUND, "look up", name, cause(e, name));
        }
    }

    /** The JDK takes a zone only where the interface has an address of the same kind. */
    private static Result<List<IpAddress>> withZone(IpAddress address, String zone, String name) {
        try {
            NetworkInterface found = NetworkInterface.getByName(zone);
            int index = found == null ? (int) Digits.number(zone, 10, Integer.MAX_VALUE) : found.getIndex();
            return index > 0
                    ? Result.of(List.of(IpAddress.of(address.bytes(), index)))
                    : Result.failed(Fault.Kind.NOT_FOUND, "look up", name, "no such interface");
        } catch (SocketException e) {
            return Faults.failed(e, "look up", name);
        }
    }

    /** The system's words stand behind the name, or are missing. */
    private static String cause(UnknownHostException e, String name) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        if (message.startsWith(name + ": ")) {
            message = message.substring(name.length() + 2);
        }
        return message.isEmpty() || message.equals(name) ? "name or service not known" : Faults.lowerCaseStart(message);
    }

    /** A look-up that somebody may give up waiting for: the JDK's has no time limit. */
    private static final class LookUp extends Thread {

        private final String name;
        private Result<List<IpAddress>> outcome;

        LookUp(String name) {
            super("look-up of " + name);
            this.name = name;
            setDaemon(true);
        }

        @Override
        public void run() {
            Result<List<IpAddress>> found = lookUp(name);
            synchronized (this) {
                outcome = found;
                notifyAll();
            }
        }

        synchronized Result<List<IpAddress>> await(long deadlineMillis) {
            while (outcome == null && !Deadline.passed(deadlineMillis)) {
                try {
                    wait(Deadline.timeoutMillis(deadlineMillis));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Result.failed(Fault.Kind.CANCELLED, "look up", name, "interrupted");
                }
            }
            return outcome == null ? Result.failed(Faults.timedOut("look up", name)) : outcome;
        }
    }

    @Override
    public Result<byte[]> exchange(IpAddress server, byte[] query, Predicate<byte[]> isAnswer, long deadlineMillis) {
        String operation = "ask name server";
        String peer = server + " port " + nameServerPort;
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connected, so that nobody else's datagram is taken, and that a closed port is told.
            socket.connect(toInetAddress(server), nameServerPort);
            socket.send(new DatagramPacket(query, query.length));
            byte[] buffer = new byte[MAX_DATAGRAM_BYTES];
            while (!Deadline.passed(deadlineMillis)) {
                socket.setSoTimeout(Deadline.timeoutMillis(deadlineMillis));
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] datagram = Arrays.copyOf(buffer, packet.getLength());
                if (isAnswer.test(datagram)) {
                    return Result.of(datagram);
                }
            }
            return Result.failed(Faults.timedOut(operation, peer));
        } catch (IOException e) {
            return Faults.failed(e, operation, peer);
        }
    }

    /** The JDK's address as ours. */
    static IpAddress toIpAddress(InetAddress address) {
        int scopeId = address instanceof Inet6Address ipv6 ? ipv6.getScopeId() : 0;
        return IpAddress.of(address.getAddress(), scopeId);
    }

    /** Our address as the JDK's. */
    static InetAddress toInetAddress(IpAddress address) throws UnknownHostException {
        return address.scopeId() == 0
                ? InetAddress.getByAddress(address.bytes())
                : Inet6Address.getByAddress(null, address.bytes(), address.scopeId());
    }
}
