package sshconnect.jvm;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Prompter;

/**
 * The terminal that the process belongs to, on Unix. The JDK has a console only where standard input and output are
 * terminals, and the program's are never: so this opens {@code /dev/tty}, and lets stty(1) turn the echo off.
 */
final class Terminal {

    private static final File DEVICE = new File("/dev/tty");
    private static final String OPERATION = "ask on";
    private static final String SUBJECT = "the terminal";

    private Terminal() {}

    /** Whether the process has a terminal. */
    static boolean exists() {
        try (FileInputStream input = new FileInputStream(DEVICE)) {
            return input.getFD().valid();
        } catch (IOException e) {
            return false;
        }
    }

    /** See {@link sshconnect.host.Prompter#askOnTerminal}. */
    static Result<Secret> ask(String prompt) {
        try (FileInputStream input = new FileInputStream(DEVICE);
                FileOutputStream output = new FileOutputStream(DEVICE)) {
            Echo echo = new Echo();
            byte[] question = prompt.getBytes(StandardCharsets.UTF_8);
            EndingSignals signals = new EndingSignals(echo::restoreNow, () -> echo.turnOffAgain(output, question));
            try {
                echo.turnOff();
                output.write(question);
                return read(input);
            } finally {
                echo.restore();
                signals.letGo();
                output.write('\n');
            }
        } catch (IOException e) {
            return Faults.failed(e, OPERATION, SUBJECT);
        }
    }

    private static Result<Secret> read(FileInputStream input) throws IOException {
        PushbackInputStream typed = new PushbackInputStream(input, 1);
        int first = typed.read();
        if (first < 0) {
            return Result.failed(Fault.Kind.CANCELLED, OPERATION, SUBJECT, "cancelled");
        }
        typed.unread(first);
        Result<byte[]> line = AnswerLine.readFrom(typed, Prompter.MAX_ANSWER_BYTES, OPERATION, SUBJECT);
        return line.ok() ? Result.of(Secret.of(line.value())) : Result.failed(line.fault());
    }

    /** The terminal's echo: off between two calls, and restored when a signal ends the process between them. */
    private static final class Echo {

        private final String saved;
        private final Thread hook = new Thread(this::restoreNow, "restore the terminal");
        private boolean off;
        private boolean over;

        Echo() throws IOException {
            saved = stty("-g");
        }

        synchronized void turnOff() throws IOException {
            if (registered()) {
                off = true;
                stty("-echo");
            }
        }

        private boolean registered() {
            try {
                Runtime.getRuntime().addShutdownHook(hook);
                return true;
            } catch (IllegalStateException e) {
                // A signal has ended the process already: too late to ask.
                over = true;
                return false;
            }
        }

        void restore() {
            synchronized (this) {
                restoreNow();
                // A signal that comes now and stops the process must not turn it off again.
                off = false;
            }
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending, and the hook has nothing left to do.
                return;
            }
        }

        /** The program was stopped, and the echo is back; now it goes on, and asks again. */
        synchronized void turnOffAgain(FileOutputStream output, byte[] question) {
            if (off && over) {
                try {
                    stty("-echo");
                    over = false;
                    output.write(question);
                } catch (IOException e) {
                    // The terminal itself must be gone, which the one who reads from it is told.
                    return;
                }
            }
        }

        private synchronized void restoreNow() {
            if (off && !over) {
                over = true;
                try {
                    stty(saved);
                } catch (IOException e) {
                    // It worked when the echo was turned off; now the terminal itself must be gone.
                    return;
                }
            }
        }

        /** Runs stty(1) on the terminal and returns the line that it wrote. */
        private static String stty(String argument) throws IOException {
            Process process = new ProcessBuilder("stty", argument)
                    .redirectInput(ProcessBuilder.Redirect.from(DEVICE))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            int status;
            try {
                status = process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            if (status != 0) {
                throw new IOException("stty " + argument + " ended with status " + status);
            }
            return line;
        }
    }
}
