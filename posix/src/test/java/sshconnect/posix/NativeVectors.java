package sshconnect.posix;

import sshconnect.vectors.VectorMain;

/** The core's vectors as a native program, and the dialogues of a fuzzer. */
public final class NativeVectors {
    private NativeVectors() {}

    /**
     * Writes the vectors' report to standard output; or, if there is an argument, tries dialogues.
     *
     * @param unused nothing, as for {@link Main#main}
     */
    public static void main(String[] unused) {
        if (Arguments.all().length == 0) {
            StandardOutput.write(VectorMain.report());
        } else {
            NativeDialogues.tryAll();
        }
    }
}
