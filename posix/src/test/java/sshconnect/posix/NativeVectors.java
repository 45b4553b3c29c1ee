package sshconnect.posix;

import org.teavm.interop.Import;
import org.teavm.interop.c.Include;
import sshconnect.vectors.VectorMain;

/** The core's vectors as a native program: writes their report to standard output. */
public final class NativeVectors {
    private static final int STANDARD_OUTPUT = 1;

    private NativeVectors() {
    }

    /**
     * Writes the report.
     *
     * @param arguments not used
     */
    public static void main(String[] arguments) {
        byte[] rest = VectorMain.report();
        while (rest.length > 0) {
            int written = (int) write(STANDARD_OUTPUT, rest, rest.length);
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
