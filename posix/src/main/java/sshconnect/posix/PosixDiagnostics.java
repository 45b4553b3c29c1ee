package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Utf8;
import sshconnect.host.Diagnostics;
import sshconnect.host.Host;

/** Text for people by write(2), one call for a line, so that lines of several processes do not mix. */
final class PosixDiagnostics implements Diagnostics {

    private static final String WARNING = "WARNING: ";
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private static int warnings;
    /** How many of the next warnings somebody has told who began this run and had to leave it. */
    private static int toldBefore;

    /** {@inheritDoc} A run that is begun again comes by the warnings that it has told already. */
    @Override
    public void error(String text) {
        if (Replacement.pending() != null) {
            return;
        }
        boolean warning = text.startsWith(WARNING);
        warnings += warning ? 1 : 0;
        if (!warning || warnings > toldBefore) {
            print(text);
        }
    }

    /** How many warnings there were by now. */
    static int warningsTold() {
        return warnings;
    }

    /** Lets the next warnings be the first ones of a run, and passes over some of them. */
    static void passOverWarnings(int count) {
        warnings = 0;
        toldBefore = count;
    }

    /** Tells it whatever becomes of this run. */
    static void print(String text) {
        byte[] line = Utf8.encode(text + '\n');
        if (ErrorPipe.isOpen()) {
            ErrorPipe.write(line);
        } else {
            writeAll(STANDARD_ERROR, line);
        }
    }

    @Override
    public Fault output(String text) {
        Fault replaced = Replacement.pending();
        if (replaced != null) {
            return replaced;
        }
        int error = writeAll(STANDARD_OUTPUT, Utf8.encode(text));
        return error == 0 ? null : SystemError.fault(error, "write to", "standard output");
    }

    /**
     * Writes bytes to a descriptor, all of them, however long that takes.
     *
     * @return 0 or an errno
     */
    static int writeAll(int descriptor, byte[] bytes) {
        int written = 0;
        int error = 0;
        while (written < bytes.length && error == 0) {
            Address rest = Address.ofData(bytes).add(written);
            long count = Libc.write(descriptor, rest, bytes.length - written);
            error = count < 0 ? Libc.errno() : 0;
            Address.pin(bytes);
            if (count > 0) {
                written += (int) count;
            } else if (error == Errno.EAGAIN()) {
                error = Readiness.toWrite(descriptor, Host.NO_DEADLINE);
            } else if (error == Errno.EINTR()) {
                error = 0;
            }
        }
        return error;
    }
}
