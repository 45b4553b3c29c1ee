package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The C library: messages with control data. Nothing but bindings, see {@link Libc}. */
final class LibcMessages {

    private LibcMessages() {}

    @Import(name = "sendmsg")
    @Include("sys/socket.h")
    static native long sendmsg(int socket, Message message, int flags);

    @Import(name = "recvmsg")
    @Include("sys/socket.h")
    static native long recvmsg(int socket, Message message, int flags);

    @Import(name = "CMSG_SPACE")
    @Include("sys/socket.h")
    static native int CMSG_SPACE(int dataBytes);

    @Import(name = "CMSG_LEN")
    @Include("sys/socket.h")
    static native int CMSG_LEN(int dataBytes);

    @Variable
    @Import(name = "SO_DOMAIN")
    @Include("sys/socket.h")
    static native int SO_DOMAIN();

    @Variable
    @Import(name = "SCM_RIGHTS")
    @Include("sys/socket.h")
    static native int SCM_RIGHTS();

    @Variable
    @Import(name = "MSG_CMSG_CLOEXEC")
    @Include("sys/socket.h")
    static native int MSG_CMSG_CLOEXEC();

    /** {@code struct msghdr}. */
    @Native(structKeyword = true)
    @Name("msghdr")
    @Include("sys/socket.h")
    static final class Message extends Structure {
        @Name("msg_iov")
        Address vectors;

        @Name("msg_iovlen")
        long vectorCount;

        @Name("msg_control")
        Address control;

        @Name("msg_controllen")
        long controlLength;
    }

    /** {@code struct cmsghdr}. */
    @Native(structKeyword = true)
    @Name("cmsghdr")
    @Include("sys/socket.h")
    static final class ControlHeader extends Structure {
        @Name("cmsg_len")
        long length;

        @Name("cmsg_level")
        int level;

        @Name("cmsg_type")
        int type;
    }

    /** {@code struct iovec}. */
    @Native(structKeyword = true)
    @Name("iovec")
    @Include("sys/uio.h")
    static final class Vector extends Structure {
        @Name("iov_base")
        Address base;

        @Name("iov_len")
        long length;
    }
}
