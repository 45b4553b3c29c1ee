package sshconnect.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Waits for the end of standard input. Java has no way to that but by reading, so what comes before the end is lost, as
 * it is with connect.c.
 */
final class AwaitedInput extends Thread {

    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
    /** Of {@code st_mode} in POSIX: the type of a file, and two of those types. */
    private static final int TYPE_MASK = 0170000;

    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;
    private static final int BUFFER_BYTES = 4096;

    private final Runnable toldOfTheEnd;
    private volatile boolean ended;

    private AwaitedInput(Runnable toldOfTheEnd) {
        super("end of standard input");
        this.toldOfTheEnd = toldOfTheEnd;
        setDaemon(true);
    }

    /**
     * Begins to wait.
     *
     * @param toldOfTheEnd called at the end, by another thread
     * @return what waits; null for an input whose end does not count, see {@link sshconnect.host.Listener}
     */
    static AwaitedInput start(Runnable toldOfTheEnd) {
        if (!isPipeOrSocket()) {
            return null;
        }
        AwaitedInput input = new AwaitedInput(toldOfTheEnd);
        input.start();
        return input;
    }

    private static boolean isPipeOrSocket() {
        try {
            int type = (int) Files.getAttribute(STANDARD_INPUT, "unix:mode") & TYPE_MASK;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Not on this system, or nothing is open.
            return false;
        }
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[BUFFER_BYTES];
        StandardInput input = new StandardInput();
        try {
            while (input.read(buffer, 0, buffer.length) >= 0) {
                continue;
            }
        } catch (IOException e) {
            // Nothing can come any more.
        }
        ended = true;
        toldOfTheEnd.run();
    }
}
