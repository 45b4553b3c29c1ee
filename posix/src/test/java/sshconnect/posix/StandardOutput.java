package sshconnect.posix;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** Standard output of native test programs, which depend on nothing of the host that they are to test. */
public final class StandardOutput {
    private static final int DESCRIPTOR = 1;

    private StandardOutput() {}

    /** Writes all bytes, or as many as can be written: the reader sees what is missing. */
    public static void write(byte[] bytes) {
        byte[] rest = bytes;
        while (rest.length > 0) {
            int written = (int) write(DESCRIPTOR, rest, rest.length);
            if (written <= 0) {
                return;
            }
            byte[] unwritten = new byte[rest.length - written];
            System.arraycopy(rest, written, unwritten, 0, unwritten.length);
            rest = unwritten;
        }
    }

    @Import(name = "write")
    @Include("unistd.h")
    private static native long write(int descriptor, byte[] bytes, long count);
}
