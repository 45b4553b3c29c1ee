package sshconnect.jvm;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import sshconnect.base.Fault;
import sshconnect.host.Diagnostics;

/** Standard error and output without the JDK's {@code PrintStream}: UTF-8, a line in one write. */
final class JvmDiagnostics implements Diagnostics {

    @Override
    public void error(String text) {
        write(FileDescriptor.err, text + "\n");
    }

    @Override
    public Fault output(String text) {
        return write(FileDescriptor.out, text);
    }

    /** The stream is not closed: the descriptor belongs to the process. */
    @SuppressWarnings("resource")
    private static Fault write(FileDescriptor descriptor, String text) {
        try {
            new FileOutputStream(descriptor).write(text.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (IOException e) {
            return Faults.of(e, "write to", "standard output");
        }
    }
}
