package sshconnect.jvm;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Programs;

/** Runs programs by the JDK's ProcessBuilder, which lets them inherit no descriptor but the standard ones. */
final class JvmPrograms implements Programs {

    private static final String OPERATION = "run";
    private static final File NOWHERE = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    /** How often to look whether a program that has not ended has written something; its end is heard of at once. */
    private static final int GLANCE_MILLIS = 20;

    /** A program that is to end may want to leave a terminal as it was; what does not end then is killed. */
    private static final int GRACE_MILLIS = 200;

    /** The program that was told something last, null for none. */
    private volatile Thread telling;

    private volatile long toldAtMillis;

    @Override
    public Result<byte[]> run(Command command, byte[] input, long deadlineMillis) {
        String program = command.words().get(0);
        if (Deadline.passed(deadlineMillis)) {
            return Result.failed(Faults.timedOut(OPERATION, program));
        }
        Process process;
        try {
            process = builder(command).start();
        } catch (IOException e) {
            return Result.failed(startFailure(e, program));
        }
        Thread hook = new Thread(() -> end(process), "end a program");
        boolean registered = register(hook);
        write(process, input.clone());
        try {
            return new Answer(process, program, deadlineMillis).read();
        } catch (IOException e) {
            return Faults.failed(e, "read the answer of", program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.failed(Fault.Kind.CANCELLED, OPERATION, program, "interrupted");
        } finally {
            end(process);
            if (registered) {
                remove(hook);
            }
        }
    }

    /** Has it run when a signal ends this process; gives false when one has already. */
    private static boolean register(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            awaitEndOfProcess();
        }
    }

    /** A signal ends this process, and that the program has ended with it is no news. */
    private static void awaitEndOfProcess() {
        try {
            Thread.sleep(2 * GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void tell(Command command, byte[] input, Consumer<Fault> failed) {
        byte[] message = input.clone();
        Arrays.fill(input, (byte) 0);
        Thread thread = new Thread(
                () -> tellNow(command, message, failed),
                "tell " + command.words().get(0));
        thread.setDaemon(true);
        toldAtMillis = Deadline.nowMillis();
        telling = thread;
        thread.start();
    }

    /** What the program is told is in its hands when the process ends first; it is killed only by a process that lives. */
    private static void tellNow(Command command, byte[] message, Consumer<Fault> failed) {
        String program = command.words().get(0);
        long deadlineMillis = Deadline.nowMillis() + MAX_TELLING_MILLIS;
        Process process;
        try {
            process = builder(command).redirectOutput(NOWHERE).start();
        } catch (IOException e) {
            Arrays.fill(message, (byte) 0);
            failed.accept(startFailure(e, program));
            return;
        }
        write(process, message);
        try {
            boolean ended = process.waitFor(Deadline.timeoutMillis(deadlineMillis), TimeUnit.MILLISECONDS);
            Fault fault = ended ? fault(process.exitValue(), program) : Faults.timedOut(OPERATION, program);
            if (fault != null) {
                failed.accept(fault);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, there is no time left for the program.
            Thread.currentThread().interrupt();
        } finally {
            end(process);
        }
    }

    @Override
    public void awaitTold(long millis) {
        Thread last = telling;
        long left = toldAtMillis + millis - Deadline.nowMillis();
        if (last == null || left <= 0) {
            return;
        }
        try {
            last.join(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessBuilder builder(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.words()).redirectError(ProcessBuilder.Redirect.INHERIT);
        for (Variable change : command.environment()) {
            if (change.value() == null) {
                builder.environment().remove(change.name());
            } else {
                builder.environment().put(change.name(), new String(change.value(), StandardCharsets.UTF_8));
            }
        }
        return builder;
    }

    /** Writes in a thread, since the program need not read before it writes; wipes what was written. */
    private static void write(Process process, byte[] input) {
        Thread writer = new Thread(
                () -> {
                    try (OutputStream standardInput = process.getOutputStream()) {
                        standardInput.write(input);
                    } catch (IOException e) {
                        // It does not read its input, which is its right; the exit status tells whether that was a
                        // failure.
                        return;
                    } finally {
                        Arrays.fill(input, (byte) 0);
                    }
                },
                "standard input of a program");
        writer.setDaemon(true);
        writer.start();
    }

    /** Ends a program that has not ended, with what it has started; does nothing to one that has. */
    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        all.addAll(process.descendants().toList());
        all.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static Fault fault(int status, String program) {
        return status == 0 ? null : new Fault(Fault.Kind.CANCELLED, OPERATION, program, "exit status " + status);
    }

    /** The JDK wraps the system's words: {@code Cannot run program "x": error=2, No such file or directory}. */
    private static Fault startFailure(IOException e, String program) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        int comma = message.contains("error=") ? message.indexOf(", ") : -1;
        String words = comma < 0 ? message : message.substring(comma + 2);
        return Faults.of(new IOException(words), OPERATION, program);
    }

    /**
     * What a program writes until it ends. The end of its output is not waited for, because a process that it leaves
     * behind may hold it; so nothing is read before it is there.
     */
    private static final class Answer {

        private final Process process;
        private final String program;
        private final long deadlineMillis;
        private final InputStream output;
        private final byte[] bytes = new byte[MAX_OUTPUT_BYTES + 1];
        private int length;

        Answer(Process process, String program, long deadlineMillis) {
            this.process = process;
            this.program = program;
            this.deadlineMillis = deadlineMillis;
            this.output = process.getInputStream();
        }

        Result<byte[]> read() throws IOException, InterruptedException {
            try {
                Fault fault = readAll();
                return fault == null ? Result.of(Arrays.copyOf(bytes, length)) : Result.failed(fault);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }

        private Fault readAll() throws IOException, InterruptedException {
            boolean ended = false;
            while (!ended) {
                ended = process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                takeWhatIsThere();
                if (length > MAX_OUTPUT_BYTES) {
                    return new Fault(
                            Fault.Kind.OTHER,
                            "read the answer of",
                            program,
                            "it has more than " + MAX_OUTPUT_BYTES + " bytes");
                }
                if (!ended && Deadline.passed(deadlineMillis)) {
                    return Faults.timedOut(OPERATION, program);
                }
            }
            return fault(process.exitValue(), program);
        }

        private void takeWhatIsThere() throws IOException {
            int count = Math.min(output.available(), bytes.length - length);
            while (count > 0) {
                length += output.read(bytes, length, count);
                count = Math.min(output.available(), bytes.length - length);
            }
        }
    }
}
