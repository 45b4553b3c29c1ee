package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Variable;

/** Pipes beyond POSIX, as Linux has them. */
final class LibcPipes {

    private LibcPipes() {}

    @Import(name = "splice")
    @Include("fcntl.h")
    static native long splice(int from, Address fromOffset, int to, Address toOffset, long count, int flags);

    @Variable
    @Import(name = "SPLICE_F_MOVE")
    @Include("fcntl.h")
    static native int SPLICE_F_MOVE();

    @Variable
    @Import(name = "SPLICE_F_NONBLOCK")
    @Include("fcntl.h")
    static native int SPLICE_F_NONBLOCK();

    @Variable
    @Import(name = "F_SETPIPE_SZ")
    @Include("fcntl.h")
    static native int F_SETPIPE_SZ();
}
