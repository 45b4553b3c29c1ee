package sshconnect.posix;

import java.util.Arrays;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Host;

/** Reads a descriptor to its end, or to the end of a line. */
final class DescriptorReader {

    private static final int FIRST_BYTES = 4096;

    private static int readError;

    private DescriptorReader() {}

    /**
     * Reads everything. Buffers that were outgrown are wiped, for there may be secrets in them.
     *
     * @param sizeLimit      how many bytes there may be; more is a fault
     * @param deadlineMillis when to give up, see {@link Host}
     * @param subject        what is read, for messages
     */
    static Result<byte[]> readAll(int descriptor, int sizeLimit, long deadlineMillis, String subject) {
        byte[] buffer = new byte[Math.min(sizeLimit, FIRST_BYTES) + 1];
        int size = 0;
        while (true) {
            int count = read(descriptor, buffer, size, deadlineMillis);
            if (count == 0) {
                return Result.of(shrink(buffer, size));
            }
            if (count < 0 && readError != Errno.EINTR()) {
                Arrays.fill(buffer, (byte) 0);
                return SystemError.failed(readError, "read", subject);
            }
            size += Math.max(0, count);
            if (size > sizeLimit) {
                Arrays.fill(buffer, (byte) 0);
                return Result.failed(Fault.Kind.TOO_LARGE, "read", subject, "it has more than " + sizeLimit + " bytes");
            }
            if (size == buffer.length) {
                buffer = grow(buffer, sizeLimit);
            }
        }
    }

    /** See {@link sshconnect.host.SystemEnvironment#readLine}. Others may go on reading where the line ends: byte by byte. */
    static Result<byte[]> readLine(int descriptor, int sizeLimit, long deadlineMillis) {
        byte[] line = new byte[sizeLimit + 1];
        byte[] next = new byte[1];
        String subject = "descriptor " + descriptor;
        int size = 0;
        while (true) {
            int count = read(descriptor, next, 0, deadlineMillis);
            boolean over = count == 0 || count > 0 && next[0] == '\n';
            if (count < 0 && readError != Errno.EINTR()) {
                Arrays.fill(line, (byte) 0);
                return SystemError.failed(readError, "read", subject);
            }
            if (over) {
                boolean carriageReturn = count > 0 && size > 0 && line[size - 1] == '\r';
                return Result.of(shrink(line, carriageReturn ? size - 1 : size));
            }
            if (count > 0) {
                line[size++] = next[0];
            }
            if (size > sizeLimit) {
                Arrays.fill(line, (byte) 0);
                return Result.failed(
                        Fault.Kind.OTHER, "read", subject, "its line has more than " + sizeLimit + " bytes");
            }
        }
    }

    /**
     * Reads once, into what is left of a buffer. Waits where somebody else has made the descriptor non-blocking.
     *
     * @return how many bytes, 0 at the end, or -1, with the errno, or {@link SystemError#DEADLINE_PASSED}, as
     *         {@code readError}: EINTR when there is nothing yet and time is left
     */
    private static int read(int descriptor, byte[] buffer, int from, long deadlineMillis) {
        int error = deadlineMillis == Host.NO_DEADLINE ? 0 : Readiness.toRead(descriptor, deadlineMillis);
        Address rest = Address.ofData(buffer).add(from);
        long count = error != 0 ? -1 : Libc.read(descriptor, rest, buffer.length - from);
        error = error == 0 && count < 0 ? Libc.errno() : error;
        Address.pin(buffer);
        if (error == Errno.EAGAIN()) {
            error = Readiness.toRead(descriptor, deadlineMillis);
            error = error == 0 ? Errno.EINTR() : error;
        }
        readError = error;
        return (int) count;
    }

    /** One byte more than the limit is room enough to see that it is passed. */
    private static byte[] grow(byte[] buffer, int sizeLimit) {
        return moved(buffer, buffer.length, (int) Math.min(2L * buffer.length, sizeLimit + 1L));
    }

    private static byte[] shrink(byte[] buffer, int size) {
        return moved(buffer, size, size);
    }

    /** Moves the bytes that were read; all others are zeros. {@code Arrays} would take them one by one. */
    private static byte[] moved(byte[] buffer, int size, int newLength) {
        byte[] target = new byte[newLength];
        System.arraycopy(buffer, 0, target, 0, size);
        Libc.memset(buffer, 0, size);
        return target;
    }
}
