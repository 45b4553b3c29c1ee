package sshconnect.posix;

import sshconnect.vectors.VectorMain;

/** The core's vectors as a native program: writes their report to standard output. */
public final class NativeVectors {
    private NativeVectors() {
    }

    /**
     * Writes the report.
     *
     * @param arguments not used
     */
    public static void main(String[] arguments) {
        StandardOutput.write(VectorMain.report());
    }
}
