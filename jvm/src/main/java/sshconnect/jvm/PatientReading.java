package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sshconnect.host.Host;

/**
 * Reads files that may let their reader wait, such as FIFOs and terminals: the JDK has no time limit for them, neither
 * for opening nor for reading.
 */
final class PatientReading {

    /** What is done with the open file. */
    interface Use<T> {
        T with(InputStream input) throws IOException;
    }

    private PatientReading() {}

    /**
     * Opens a file and reads from it.
     *
     * @param file           the file
     * @param deadlineMillis when to give up, see {@link Host}; of no meaning for a regular file
     * @param use            reads
     * @return what that gives
     */
    static <T> T of(Path file, long deadlineMillis, Use<T> use) throws IOException {
        if (deadlineMillis == Host.NO_DEADLINE || Files.isRegularFile(file)) {
            return open(file, use);
        }
        FutureTask<T> task = new FutureTask<>(() -> open(file, use));
        Thread thread = new Thread(task, "reader of " + file);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(Deadline.timeoutMillis(deadlineMillis), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            releaseOpening(file);
            throw new SocketTimeoutException("timed out");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static <T> T open(Path file, Use<T> use) throws IOException {
        try (InputStream input = Channels.newInputStream(FileChannel.open(file, StandardOpenOption.READ))) {
            return use.with(input);
        }
    }

    /**
     * Lets a thread go on that still opens a FIFO: reading can be interrupted, opening cannot. It ends when somebody
     * has the FIFO open for writing, and to open it for both never waits.
     */
    private static void releaseOpening(Path file) {
        try {
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                    .close();
        } catch (IOException e) {
            // Where that is not allowed, the thread ends with the process.
            return;
        }
    }
}
