package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import sshconnect.base.Result;

/**
 * The two ends of the local side of a relay, and what to call them in messages.
 *
 * @param input      what it says
 * @param inputName  the name of {@code input}
 * @param output     where it listens
 * @param outputName the name of {@code output}
 */
record LocalSide(InputStream input, String inputName, OutputStream output, String outputName) {

    static LocalSide standardStreams() {
        return new LocalSide(new StandardInput(), "standard input", new StandardOutput(), "standard output");
    }

    /** Whether it has hung up: nobody reads what would be written to it. That is asked, and not told. */
    boolean hasHungUp() {
        return output instanceof StandardOutput standard && standard.hasNoReader();
    }

    static Result<LocalSide> of(JvmChannel client) {
        try {
            return Result.of(new LocalSide(client.input(), client.peer(), client.output(), client.peer()));
        } catch (IOException e) {
            return Faults.failed(e, "read from", client.peer());
        }
    }
}
