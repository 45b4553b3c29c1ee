package sshconnect.posix;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;
import sshconnect.fuzz.DialogueFuzz;

/** What a fuzzer writes to standard input, tried natively: a dialogue that violates the invariant ends the process. */
final class NativeDialogues {
    private static final int PIECE_BYTES = 1 << 10;
    private static final int STANDARD_INPUT = 0;

    private NativeDialogues() {}

    /** Tries one dialogue after the other for as long as there are some. */
    static void tryAll() {
        while (nextInput() != 0) {
            String violated = DialogueFuzz.run(input());
            if (violated != null) {
                StandardOutput.write((violated + "\n").getBytes(StandardCharsets.UTF_8));
                abort();
            }
        }
    }

    private static byte[] input() {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        for (int count = read(piece); count > 0; count = read(piece)) {
            input.write(piece, 0, count);
        }
        return input.toByteArray();
    }

    private static int read(byte[] piece) {
        return (int) read(STANDARD_INPUT, piece, piece.length);
    }

    @Import(name = "connect_next_input")
    private static native int nextInput();

    @Import(name = "read")
    @Include("unistd.h")
    private static native long read(int descriptor, byte[] bytes, long count);

    @Import(name = "abort")
    @Include("stdlib.h")
    private static native void abort();
}
