package sshconnect.jvm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import sshconnect.host.Diagnostics;

/**
 * Lines for standard error on their way to the one thread that writes them, so that whoever reads standard error, or does
 * not, holds no other thread up. A line that finds no room is lost; the next one that finds some tells how many were.
 */
final class ErrorQueue {

    /** As much as a pipe of Linux holds. */
    private static final int MAX_BYTES = 64 * 1024;
    /** For a reader that is only slow: so long may a thread other than the one that serves wait for room, once. */
    private static final int PATIENCE_MILLIS = 200;
    /** When the process ends: for what is still to be written. */
    private static final int LAST_MILLIS = 500;

    private final Thread server;
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private int bytes;
    private long losses;
    private boolean writing;

    private ErrorQueue(Thread server) {
        this.server = server;
    }

    /** A queue with its thread, for the calling thread, which serves and must never wait. */
    static ErrorQueue start() {
        ErrorQueue queue = new ErrorQueue(Thread.currentThread());
        Thread writer = new Thread(queue::write, "standard error");
        writer.setDaemon(true);
        writer.start();
        Runtime.getRuntime().addShutdownHook(new Thread(queue::awaitLast, "last lines"));
        return queue;
    }

    /**
     * Adds a line.
     *
     * @param line with its end
     */
    synchronized void add(byte[] line) {
        if (!fits(line) && losses == 0 && Thread.currentThread() != server) {
            await(PATIENCE_MILLIS, () -> fits(line));
        }
        if (!fits(line)) {
            losses++;
            return;
        }
        if (losses > 0) {
            put(lossesLine());
        }
        put(line);
    }

    private boolean fits(byte[] line) {
        return bytes == 0 || bytes + line.length <= MAX_BYTES;
    }

    private void put(byte[] line) {
        lines.add(line);
        bytes += line.length;
        notifyAll();
    }

    private byte[] lossesLine() {
        String line = Diagnostics.lostLines(losses) + "\n";
        losses = 0;
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private void write() {
        try {
            while (true) {
                JvmDiagnostics.writeNow(next());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
            return;
        }
    }

    private synchronized byte[] next() throws InterruptedException {
        writing = false;
        notifyAll();
        while (lines.isEmpty() && losses == 0) {
            wait();
        }
        writing = true;
        byte[] line = lines.isEmpty() ? lossesLine() : lines.remove();
        bytes = Math.max(0, bytes - line.length);
        return line;
    }

    private synchronized void awaitLast() {
        await(LAST_MILLIS, () -> lines.isEmpty() && losses == 0 && !writing);
    }

    /** Waits until something is so, but not for long. */
    private void await(int millis, BooleanSupplier condition) {
        long deadlineMillis = Deadline.nowMillis() + millis;
        try {
            while (!condition.getAsBoolean() && !Deadline.passed(deadlineMillis)) {
                wait(Deadline.timeoutMillis(deadlineMillis));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
