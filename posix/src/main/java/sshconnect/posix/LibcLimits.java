package sshconnect.posix;

import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The C library: how much a process may have, and who cares for its end. Nothing but bindings, see {@link Libc}. */
final class LibcLimits {

    private LibcLimits() {}

    @Import(name = "getrlimit")
    @Include("sys/resource.h")
    static native int getrlimit(int resource, Limit limit);

    @Import(name = "setrlimit")
    @Include("sys/resource.h")
    static native int setrlimit(int resource, Limit limit);

    @Import(name = "prctl")
    @Include("sys/prctl.h")
    static native int prctl(int operation, long argument);

    @Import(name = "prctl")
    @Include("sys/prctl.h")
    static native int prctl(int operation, byte[] argument);

    @Import(name = "getppid")
    @Include("unistd.h")
    static native int getppid();

    @Variable
    @Import(name = "RLIMIT_NOFILE")
    @Include("sys/resource.h")
    static native int RLIMIT_NOFILE();

    @Variable
    @Import(name = "PR_SET_NAME")
    @Include("sys/prctl.h")
    static native int PR_SET_NAME();

    @Variable
    @Import(name = "PR_SET_PDEATHSIG")
    @Include("sys/prctl.h")
    static native int PR_SET_PDEATHSIG();

    @Variable
    @Import(name = "PR_SET_CHILD_SUBREAPER")
    @Include("sys/prctl.h")
    static native int PR_SET_CHILD_SUBREAPER();

    @Variable
    @Import(name = "F_DUPFD_CLOEXEC")
    @Include("fcntl.h")
    static native int F_DUPFD_CLOEXEC();

    /** {@code struct rlimit}. */
    @Native(structKeyword = true)
    @Name("rlimit")
    @Include("sys/resource.h")
    static final class Limit extends Structure {
        @Name("rlim_cur")
        long current;

        @Name("rlim_max")
        long most;
    }
}
