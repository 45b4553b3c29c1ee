package sshconnect.jvm;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import sshconnect.base.Fault;
import sshconnect.host.Diagnostics;

/** Standard error and output without the JDK's {@code PrintStream}: UTF-8, a line in one write. */
final class JvmDiagnostics implements Diagnostics {

    private static volatile ErrorQueue queue;

    /** From now on the calling thread serves many clients, and nobody's lines for standard error are to make it wait. */
    static void serve() {
        queue = ErrorQueue.start();
    }

    @Override
    public void error(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        if (Thread.currentThread() instanceof OpeningThread opening && opening.isGivenUp()) {
            // That it cannot go on is what was wanted.
            return;
        }
        ErrorQueue errors = queue;
        if (errors == null) {
            writeNow(line);
        } else {
            errors.add(line);
        }
    }

    /** Writes to standard error, however long that takes. */
    static void writeNow(byte[] line) {
        write(FileDescriptor.err, line);
    }

    @Override
    public Fault output(String text) {
        return write(FileDescriptor.out, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The stream is not closed: the descriptor belongs to the process. */
    @SuppressWarnings("resource")
    private static Fault write(FileDescriptor descriptor, byte[] text) {
        try {
            new FileOutputStream(descriptor).write(text);
            return null;
        } catch (IOException e) {
            return Faults.of(e, "write to", "standard output");
        }
    }
}
