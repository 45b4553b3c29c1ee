package sshconnect.posix;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Variable;

/** The C library: the errors that somebody decides upon. Nothing but bindings, see {@link Libc}. */
final class Errno {

    private Errno() {}

    @Variable
    @Import(name = "EIO")
    @Include("errno.h")
    static native int EIO();

    @Variable
    @Import(name = "EINVAL")
    @Include("errno.h")
    static native int EINVAL();

    @Variable
    @Import(name = "EINTR")
    @Include("errno.h")
    static native int EINTR();

    @Variable
    @Import(name = "EAGAIN")
    @Include("errno.h")
    static native int EAGAIN();

    @Variable
    @Import(name = "EINPROGRESS")
    @Include("errno.h")
    static native int EINPROGRESS();

    @Variable
    @Import(name = "ETIMEDOUT")
    @Include("errno.h")
    static native int ETIMEDOUT();

    @Variable
    @Import(name = "ENOENT")
    @Include("errno.h")
    static native int ENOENT();

    @Variable
    @Import(name = "ENOTDIR")
    @Include("errno.h")
    static native int ENOTDIR();

    @Variable
    @Import(name = "EACCES")
    @Include("errno.h")
    static native int EACCES();

    @Variable
    @Import(name = "EPERM")
    @Include("errno.h")
    static native int EPERM();

    @Variable
    @Import(name = "ECONNREFUSED")
    @Include("errno.h")
    static native int ECONNREFUSED();

    @Variable
    @Import(name = "ECONNRESET")
    @Include("errno.h")
    static native int ECONNRESET();

    @Variable
    @Import(name = "ECONNABORTED")
    @Include("errno.h")
    static native int ECONNABORTED();

    @Variable
    @Import(name = "EPIPE")
    @Include("errno.h")
    static native int EPIPE();

    @Variable
    @Import(name = "EAFNOSUPPORT")
    @Include("errno.h")
    static native int EAFNOSUPPORT();

    @Variable
    @Import(name = "EADDRINUSE")
    @Include("errno.h")
    static native int EADDRINUSE();

    @Variable
    @Import(name = "EADDRNOTAVAIL")
    @Include("errno.h")
    static native int EADDRNOTAVAIL();
}
