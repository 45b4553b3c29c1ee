package sshconnect.jvm;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.host.Programs;

/** Runs programs by the JDK's ProcessBuilder. */
final class JvmPrograms implements Programs {

    private static final String OPERATION = "run";

    @Override
    public Outcome<byte[]> run(List<String> command, byte[] input, List<String> hidden) {
        String program = command.get(0);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(hidden);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Outcome.failed(startFailure(e, program));
        }
        write(process, input);
        try {
            return converse(process, program);
        } catch (IOException e) {
            return Faults.failed(e, "read the answer of", program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(Fault.Kind.CANCELLED, OPERATION, program, "interrupted");
        }
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream standardInput = process.getOutputStream()) {
            standardInput.write(input);
        } catch (IOException e) {
            // It does not read its input, which is its right; the exit status tells whether that was a failure.
            return;
        }
    }

    private static Outcome<byte[]> converse(Process process, String program) throws IOException, InterruptedException {
        byte[] output = process.getInputStream().readNBytes(MAX_OUTPUT_BYTES + 1);
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        int status = process.waitFor();
        if (status == 0 && output.length <= MAX_OUTPUT_BYTES) {
            return Outcome.of(output);
        }
        Arrays.fill(output, (byte) 0);
        return status == 0
                ? Outcome.failed(Fault.Kind.OTHER, "read the answer of", program,
                        "it has more than " + MAX_OUTPUT_BYTES + " bytes")
                : Outcome.failed(Fault.Kind.CANCELLED, OPERATION, program, "exit status " + status);
    }

    /** The JDK wraps the system's words: {@code Cannot run program "x": error=2, No such file or directory}. */
    private static Fault startFailure(IOException e, String program) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        int comma = message.contains("error=") ? message.indexOf(", ") : -1;
        String words = comma < 0 ? message : message.substring(comma + 2);
        return Faults.of(new IOException(words), OPERATION, program);
    }
}
