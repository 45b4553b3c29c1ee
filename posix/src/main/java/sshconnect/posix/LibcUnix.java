package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The C library: sockets that have paths. Nothing but bindings, see {@link Libc}. */
final class LibcUnix {

    private LibcUnix() {}

    @Import(name = "unlink")
    @Include("unistd.h")
    static native int unlink(Address path);

    @Import(name = "umask")
    @Include("sys/stat.h")
    static native int umask(int mask);

    @Import(name = "lstat")
    @Include("sys/stat.h")
    static native int lstat(Address path, Libc.Stat stat);

    @Variable
    @Import(name = "AF_UNIX")
    @Include("sys/socket.h")
    static native int AF_UNIX();

    /** {@code struct sockaddr_un}. */
    @Native(structKeyword = true)
    @Name("sockaddr_un")
    @Include("sys/un.h")
    static final class SocketAddressUnix extends Structure {
        @Name("sun_family")
        short family;
        /** An array in C, so that reading it gives its place. */
        @Name("sun_path")
        Address path;
    }
}
