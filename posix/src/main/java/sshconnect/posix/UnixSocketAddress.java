package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.Fault;

/** The path of a Unix socket as the socket functions take it, in memory outside the Java heap. */
final class UnixSocketAddress {

    /** Stands among the errno values, which are positive, for a path that no address can hold. */
    static final int PATH_TOO_LONG = Integer.MAX_VALUE;

    private final Address memory;

    private UnixSocketAddress(Address memory) {
        this.memory = memory;
    }

    /**
     * Makes one, to be given back by {@link #free}.
     *
     * @param text the path
     * @return the address; null for a path that is too long
     */
    static @Nullable UnixSocketAddress of(String text) {
        byte[] name = CString.of(text);
        int length = Structure.sizeOf(LibcUnix.SocketAddressUnix.class);
        Address memory = Libc.calloc(1, length);
        LibcUnix.SocketAddressUnix address = memory.toStructure();
        Address place = address.path;
        if (name.length > length - (int) (place.toLong() - memory.toLong())) {
            Libc.free(memory);
            return null;
        }
        address.family = (short) LibcUnix.AF_UNIX();
        Address.moveMemoryBlock(Address.ofData(name), place, name.length);
        Address.pin(name);
        return new UnixSocketAddress(memory);
    }

    /**
     * A fault.
     *
     * @param error     an errno, {@link #PATH_TOO_LONG} or {@link SystemError#DEADLINE_PASSED}
     * @param operation see {@link Fault}
     * @param subject   see {@link Fault}
     */
    static Fault fault(int error, String operation, String subject) {
        return error == PATH_TOO_LONG
                ? new Fault(Fault.Kind.OTHER, operation, subject, "unix domain path too long")
                : SystemError.fault(error, operation, subject);
    }

    /** Where it is. */
    Address memory() {
        return memory;
    }

    /** How many bytes it has. */
    int length() {
        return Structure.sizeOf(LibcUnix.SocketAddressUnix.class);
    }

    /** The path in it, which ends in NUL. */
    Address path() {
        LibcUnix.SocketAddressUnix address = memory.toStructure();
        return address.path;
    }

    /** Gives the memory back. */
    void free() {
        Libc.free(memory);
    }
}
