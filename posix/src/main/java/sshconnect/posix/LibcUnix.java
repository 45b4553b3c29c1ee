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

    @Import(name = "setsockopt")
    @Include("sys/socket.h")
    static native int setsockopt(int socket, int level, int option, TimeValue value, int length);

    @Variable
    @Import(name = "SO_SNDTIMEO")
    @Include("sys/socket.h")
    static native int SO_SNDTIMEO();

    /** {@code struct timeval}. */
    @Native(structKeyword = true)
    @Name("timeval")
    @Include("sys/time.h")
    static final class TimeValue extends Structure {
        @Name("tv_sec")
        long seconds;

        @Name("tv_usec")
        long micros;
    }

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
