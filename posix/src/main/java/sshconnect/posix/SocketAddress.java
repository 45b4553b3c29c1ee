package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.IpAddress;

/** An IP address and port as the socket functions take it, in memory outside the Java heap. */
final class SocketAddress {

    private static final int IPV6_BYTES = 16;

    private final Address memory;
    private final int length;

    /**
     * Makes one, to be given back by {@link #free}.
     *
     * @param port 0 to 65535
     */
    SocketAddress(IpAddress address, int port) {
        length = address.isIpv6()
                ? Structure.sizeOf(LibcSockets.SocketAddressIpv6.class)
                : Structure.sizeOf(LibcSockets.SocketAddressIpv4.class);
        memory = Libc.calloc(1, length);
        byte[] bytes = address.bytes();
        if (address.isIpv6()) {
            LibcSockets.SocketAddressIpv6 target = memory.toStructure();
            target.family = (short) LibcSockets.AF_INET6();
            target.port = LibcSockets.htons((short) port);
            target.scopeId = address.scopeId();
            Address.moveMemoryBlock(Address.ofData(bytes), target.addressBytes, IPV6_BYTES);
            Address.pin(bytes);
        } else {
            LibcSockets.SocketAddressIpv4 target = memory.toStructure();
            target.family = (short) LibcSockets.AF_INET();
            target.port = LibcSockets.htons((short) port);
            target.address = LibcSockets.htonl(
                    bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff);
        }
    }

    /** Where it is. */
    Address memory() {
        return memory;
    }

    /** How many bytes it has. */
    int length() {
        return length;
    }

    /** Gives the memory back. */
    void free() {
        Libc.free(memory);
    }

    /** The socket functions' number for an address's family. */
    static int family(IpAddress address) {
        return address.isIpv6() ? LibcSockets.AF_INET6() : LibcSockets.AF_INET();
    }

    /**
     * The address of a {@code sockaddr}.
     *
     * @return the address, null when it is of another family
     */
    static IpAddress ipAddress(Address memory) {
        LibcSockets.SocketAddressHeader header = memory.toStructure();
        int family = header.family;
        if (family == LibcSockets.AF_INET()) {
            LibcSockets.SocketAddressIpv4 source = memory.toStructure();
            int address = LibcSockets.htonl(source.address);
            return IpAddress.of(
                    new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address});
        }
        if (family != LibcSockets.AF_INET6()) {
            return null;
        }
        LibcSockets.SocketAddressIpv6 source = memory.toStructure();
        byte[] bytes = new byte[IPV6_BYTES];
        Address.moveMemoryBlock(source.addressBytes, Address.ofData(bytes), IPV6_BYTES);
        Address.pin(bytes);
        return IpAddress.of(bytes, source.scopeId);
    }

    /** The port of a {@code sockaddr} of either family. */
    static int port(Address memory) {
        LibcSockets.SocketAddressHeader header = memory.toStructure();
        LibcSockets.SocketAddressIpv4 ipv4 = memory.toStructure();
        LibcSockets.SocketAddressIpv6 ipv6 = memory.toStructure();
        short port = header.family == LibcSockets.AF_INET6() ? ipv6.port : ipv4.port;
        return LibcSockets.ntohs(port) & 0xffff;
    }

    /** An address and port for people. */
    static String describe(IpAddress address, int port) {
        return address + " port " + port;
    }
}
