package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/**
 * The C library: memory, files, waiting and time. Nothing but bindings: names and meanings are those of the C headers,
 * which also give the constants and the layouts. Strings are passed as bytes that end in NUL ({@link CString}).
 */
final class Libc {

    private Libc() {}

    @Variable
    @Import(name = "errno")
    @Include("errno.h")
    static native int errno();

    @Import(name = "strerror")
    @Include("string.h")
    static native Address strerror(int error);

    @Import(name = "calloc")
    @Include("stdlib.h")
    static native Address calloc(long count, long size);

    @Import(name = "malloc")
    @Include("stdlib.h")
    static native Address malloc(long size);

    @Import(name = "memset")
    @Include("string.h")
    static native Address memset(byte[] bytes, int value, long count);

    @Import(name = "free")
    @Include("stdlib.h")
    static native void free(Address memory);

    @Import(name = "exit")
    @Include("stdlib.h")
    static native void exit(int status);

    @Import(name = "getenv")
    @Include("stdlib.h")
    static native Address getenv(byte[] name);

    /** The {@code argv} of {@code main}, from src/main/c/runtime.h. */
    @Variable
    @Import(name = "connect_arguments")
    static native Address arguments();

    /** Whether this is the front, see {@link FullExecutable}; a constant of src/main/c/runtime.h. */
    @Variable
    @Import(name = "CONNECT_FRONT")
    static native int isFront();

    @Import(name = "open")
    @Include("fcntl.h")
    static native int open(byte[] path, int flags);

    @Import(name = "access")
    @Include("unistd.h")
    static native int access(byte[] path, int mode);

    @Variable
    @Import(name = "R_OK")
    @Include("unistd.h")
    static native int R_OK();

    @Variable
    @Import(name = "X_OK")
    @Include("unistd.h")
    static native int X_OK();

    @Import(name = "readlink")
    @Include("unistd.h")
    static native long readlink(byte[] path, Address buffer, long size);

    @Import(name = "read")
    @Include("unistd.h")
    static native long read(int descriptor, Address buffer, long count);

    @Import(name = "write")
    @Include("unistd.h")
    static native long write(int descriptor, Address buffer, long count);

    @Import(name = "close")
    @Include("unistd.h")
    static native int close(int descriptor);

    @Import(name = "fcntl")
    @Include("fcntl.h")
    static native int fcntl(int descriptor, int command, int argument);

    @Import(name = "isatty")
    @Include("unistd.h")
    static native int isatty(int descriptor);

    @Import(name = "getentropy")
    @Include("unistd.h")
    static native int getentropy(Address buffer, long count);

    @Variable
    @Import(name = "O_RDONLY")
    @Include("fcntl.h")
    static native int O_RDONLY();

    @Variable
    @Import(name = "O_WRONLY")
    @Include("fcntl.h")
    static native int O_WRONLY();

    @Variable
    @Import(name = "O_RDWR")
    @Include("fcntl.h")
    static native int O_RDWR();

    @Variable
    @Import(name = "O_CLOEXEC")
    @Include("fcntl.h")
    static native int O_CLOEXEC();

    @Variable
    @Import(name = "O_NOCTTY")
    @Include("fcntl.h")
    static native int O_NOCTTY();

    @Variable
    @Import(name = "O_NONBLOCK")
    @Include("fcntl.h")
    static native int O_NONBLOCK();

    @Variable
    @Import(name = "O_PATH")
    @Include("fcntl.h")
    static native int O_PATH();

    @Variable
    @Import(name = "F_SETFL")
    @Include("fcntl.h")
    static native int F_SETFL();

    @Variable
    @Import(name = "PIPE_BUF")
    @Include("limits.h")
    static native int PIPE_BUF();

    @Import(name = "fstat")
    @Include("sys/stat.h")
    static native int fstat(int descriptor, Stat stat);

    @Import(name = "S_ISREG")
    @Include("sys/stat.h")
    static native int S_ISREG(int mode);

    @Import(name = "S_ISSOCK")
    @Include("sys/stat.h")
    static native int S_ISSOCK(int mode);

    @Import(name = "S_ISFIFO")
    @Include("sys/stat.h")
    static native int S_ISFIFO(int mode);

    @Variable
    @Import(name = "S_IRGRP")
    @Include("sys/stat.h")
    static native int S_IRGRP();

    @Variable
    @Import(name = "S_IROTH")
    @Include("sys/stat.h")
    static native int S_IROTH();

    @Variable
    @Import(name = "S_IWGRP")
    @Include("sys/stat.h")
    static native int S_IWGRP();

    @Variable
    @Import(name = "S_IWOTH")
    @Include("sys/stat.h")
    static native int S_IWOTH();

    @Import(name = "poll")
    @Include("poll.h")
    static native int poll(PollEntry entries, long count, int timeoutMillis);

    @Variable
    @Import(name = "POLLIN")
    @Include("poll.h")
    static native int POLLIN();

    @Variable
    @Import(name = "POLLOUT")
    @Include("poll.h")
    static native int POLLOUT();

    @Variable
    @Import(name = "POLLNVAL")
    @Include("poll.h")
    static native int POLLNVAL();

    @Variable
    @Import(name = "POLLRDHUP")
    @Include("poll.h")
    static native int POLLRDHUP();

    @Import(name = "clock_gettime")
    @Include("time.h")
    static native int clock_gettime(int clock, TimeSpec time);

    @Variable
    @Import(name = "CLOCK_MONOTONIC")
    @Include("time.h")
    static native int CLOCK_MONOTONIC();

    @Variable
    @Import(name = "CLOCK_REALTIME")
    @Include("time.h")
    static native int CLOCK_REALTIME();

    /** {@code struct pollfd}. */
    @Native(structKeyword = true)
    @Name("pollfd")
    @Include("poll.h")
    static final class PollEntry extends Structure {
        int fd;
        short events;
        short revents;
    }

    /** {@code struct stat}. */
    @Native(structKeyword = true)
    @Name("stat")
    @Include("sys/stat.h")
    static final class Stat extends Structure {
        @Name("st_mode")
        int mode;

        @Name("st_uid")
        int owner;
    }

    /** {@code struct timespec}. */
    @Native(structKeyword = true)
    @Name("timespec")
    @Include("time.h")
    static final class TimeSpec extends Structure {
        @Name("tv_sec")
        long seconds;

        @Name("tv_nsec")
        long nanos;
    }
}
