package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.Fault;
import sshconnect.host.Host;

/** Gives a descriptor to another process through a Unix socket (unix(7), {@code SCM_RIGHTS}). */
final class DescriptorPassing {

    private static final String OPERATION = "hand the connection over through";
    private static final String SUBJECT = "standard output";
    private static final int INT_BYTES = 4;

    private DescriptorPassing() {
    }

    /** Why a descriptor cannot take others; null when it can. */
    static Fault obstacle(int through) {
        int[] domain = {0};
        int[] length = {INT_BYTES};
        int level = LibcSockets.SOL_SOCKET();
        int answer = LibcSockets.getsockopt(through, level, LibcMessages.SO_DOMAIN(), domain, length);
        return answer == 0 && domain[0] == LibcUnix.AF_UNIX() ? null
                : new Fault(Fault.Kind.UNSUPPORTED, OPERATION, SUBJECT,
                        "it is not a unix socket; in ssh_config this goes with ProxyUseFdpass yes");
    }

    /**
     * Passes a descriptor on, with one byte, because a message must have data to go with its control data.
     *
     * @param descriptor what to pass on; it stays open here too
     * @param through    the Unix socket
     * @return null when it is on its way
     */
    static Fault pass(int descriptor, int through) {
        int space = LibcMessages.CMSG_SPACE(INT_BYTES);
        Address control = Libc.calloc(1, space);
        LibcMessages.ControlHeader header = control.toStructure();
        header.level = LibcSockets.SOL_SOCKET();
        header.type = LibcMessages.SCM_RIGHTS();
        header.length = LibcMessages.CMSG_LEN(INT_BYTES);
        control.add(LibcMessages.CMSG_LEN(0)).putInt(descriptor);
        Address data = Libc.calloc(1, 1);
        Address vectorMemory = Libc.calloc(1, Structure.sizeOf(LibcMessages.Vector.class));
        LibcMessages.Vector vector = vectorMemory.toStructure();
        vector.base = data;
        vector.length = 1;
        LibcMessages.Message message = Libc.calloc(1, Structure.sizeOf(LibcMessages.Message.class)).toStructure();
        message.vectors = vectorMemory;
        message.vectorCount = 1;
        message.control = control;
        message.controlLength = space;
        int error = send(through, message);
        Libc.free(message.toAddress());
        Libc.free(vectorMemory);
        Libc.free(data);
        Libc.free(control);
        return error == 0 ? null : SystemError.fault(error, OPERATION, SUBJECT);
    }

    private static int send(int through, LibcMessages.Message message) {
        int error = Errno.EINTR();
        while (error == Errno.EINTR() || error == Errno.EAGAIN()) {
            if (error == Errno.EAGAIN()) {
                Readiness.toWrite(through, Host.NO_DEADLINE);
            }
            long sent = LibcMessages.sendmsg(through, message, 0);
            error = sent < 0 ? Libc.errno() : 0;
        }
        return error;
    }
}
