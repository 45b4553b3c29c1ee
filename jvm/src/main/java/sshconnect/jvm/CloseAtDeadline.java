package sshconnect.jvm;

/** Closes a channel when a deadline passes: the JDK's sockets have no time limit for writing. */
final class CloseAtDeadline extends Thread {

    private final JvmChannel channel;
    private final long deadlineMillis;
    private boolean cancelled;
    private boolean closed;

    /** Starts to wait. */
    CloseAtDeadline(JvmChannel channel, long deadlineMillis) {
        super("deadline of " + channel.peer());
        this.channel = channel;
        this.deadlineMillis = deadlineMillis;
        setDaemon(true);
        start();
    }

    @Override
    public synchronized void run() {
        while (!cancelled && !Deadline.passed(deadlineMillis)) {
            try {
                wait(Deadline.timeoutMillis(deadlineMillis));
            } catch (InterruptedException e) {
                // Nobody interrupts this thread; if somebody does, there is no deadline any more.
                return;
            }
        }
        if (!cancelled) {
            closed = true;
            channel.close();
        }
    }

    /** The write is over; nothing will be closed. */
    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    /** Whether the deadline has passed and the channel was closed. */
    synchronized boolean hasClosed() {
        return closed;
    }
}
