package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.host.Host;
import sshconnect.relay.LearntCodec;

/**
 * Bytes, and perhaps a descriptor, in one message through a Unix socket (unix(7), {@code SCM_RIGHTS}). There is one at
 * a time, in memory that is used again.
 */
final class DescriptorMessage {

    private static final int NONE = -1;
    private static final int INT_BYTES = 4;
    /** A message must have data to go with its control data: one byte, which can say something by itself. */
    private static final int LEAST_BYTES = 1;

    private static final int MAX_BYTES = LEAST_BYTES + LearntCodec.MAX_BYTES;

    private static final Address DATA = Libc.calloc(1, MAX_BYTES);
    private static final Address CONTROL = Libc.calloc(1, LibcMessages.CMSG_SPACE(INT_BYTES));
    private static final Address VECTOR = Libc.calloc(1, Structure.sizeOf(LibcMessages.Vector.class));
    private static final LibcMessages.Message MESSAGE =
            Libc.calloc(1, Structure.sizeOf(LibcMessages.Message.class)).toStructure();

    private static int receivedSign;
    private static int receivedBytes;
    private static int receivedDescriptor = NONE;

    private DescriptorMessage() {}

    private static void prepare(int dataBytes, int controlBytes) {
        LibcMessages.Vector vector = VECTOR.toStructure();
        vector.base = DATA;
        vector.length = dataBytes;
        MESSAGE.vectors = VECTOR;
        MESSAGE.vectorCount = 1;
        MESSAGE.control = controlBytes == 0 ? null : CONTROL;
        MESSAGE.controlLength = controlBytes;
    }

    /**
     * Sends a message, and waits until there is room for it.
     *
     * @param through    the Unix socket
     * @param descriptor what to pass on, which stays open here too; negative for none
     * @param sign       the byte that is always there
     * @param data       what to say, at most {@link LearntCodec#MAX_BYTES}, wiped here; null for nothing
     * @return 0 when it is on its way, or an errno
     */
    static int send(int through, int descriptor, int sign, byte[] data) {
        int length = data == null ? 0 : data.length;
        DATA.putByte((byte) sign);
        for (int i = 0; i < length; i++) {
            DATA.add(LEAST_BYTES + i).putByte(data[i]);
        }
        prepare(LEAST_BYTES + length, descriptor < 0 ? 0 : LibcMessages.CMSG_SPACE(INT_BYTES));
        if (descriptor >= 0) {
            LibcMessages.ControlHeader header = CONTROL.toStructure();
            header.level = LibcSockets.SOL_SOCKET();
            header.type = LibcMessages.SCM_RIGHTS();
            header.length = LibcMessages.CMSG_LEN(INT_BYTES);
            CONTROL.add(LibcMessages.CMSG_LEN(0)).putInt(descriptor);
        }
        int error = Errno.EINTR();
        while (error == Errno.EINTR() || error == Errno.EAGAIN()) {
            if (error == Errno.EAGAIN()) {
                Readiness.toWrite(through, Host.NO_DEADLINE);
            }
            long sent = LibcMessages.sendmsg(through, MESSAGE, LibcSockets.MSG_NOSIGNAL());
            error = sent < 0 ? Libc.errno() : 0;
        }
        for (int i = 0; i < length; i++) {
            DATA.add(LEAST_BYTES + i).putByte((byte) 0);
            data[i] = 0;
        }
        return error;
    }

    /**
     * Receives a message without waiting.
     *
     * @param through the Unix socket, of a type that keeps messages apart
     * @return whether there was one, or its end came instead; see {@link #descriptor}, {@link #sign}, {@link #data}
     */
    static boolean receive(int through) {
        prepare(MAX_BYTES, LibcMessages.CMSG_SPACE(INT_BYTES));
        LibcMessages.ControlHeader header = CONTROL.toStructure();
        header.type = 0;
        int flags = LibcSockets.MSG_DONTWAIT() | LibcMessages.MSG_CMSG_CLOEXEC();
        long count = LibcMessages.recvmsg(through, MESSAGE, flags);
        int error = count < 0 ? Libc.errno() : 0;
        boolean passed = count > 0 && MESSAGE.controlLength > 0 && header.type == LibcMessages.SCM_RIGHTS();
        receivedDescriptor = passed ? CONTROL.add(LibcMessages.CMSG_LEN(0)).getInt() : NONE;
        receivedSign = count > 0 ? DATA.getByte() : NONE;
        receivedBytes = (int) Math.max(0, count - LEAST_BYTES);
        return error != Errno.EAGAIN() && error != Errno.EINTR();
    }

    /** The descriptor that was received, now open here; negative for none. */
    static int descriptor() {
        return receivedDescriptor;
    }

    /** The byte that is always there; negative when the end came instead. */
    static int sign() {
        return receivedSign;
    }

    /** What was received beside that; null for nothing. */
    static byte[] data() {
        if (receivedBytes == 0) {
            return null;
        }
        byte[] data = new byte[receivedBytes];
        for (int i = 0; i < receivedBytes; i++) {
            data[i] = DATA.add(LEAST_BYTES + i).getByte();
            DATA.add(LEAST_BYTES + i).putByte((byte) 0);
        }
        return data;
    }
}
