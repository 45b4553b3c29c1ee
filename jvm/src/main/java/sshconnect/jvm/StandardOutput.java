package sshconnect.jvm;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import sshconnect.base.Fault;

/**
 * Standard output as bytes, unbuffered. By a FileChannel, because that tells how much it has written when another
 * process has put the descriptor, which it shares, into non-blocking mode; a FileOutputStream fails there half-way.
 */
final class StandardOutput extends OutputStream {

    /** Java cannot wait for a file descriptor that does not block. */
    private static final int RETRY_MILLIS = 5;

    private final FileChannel channel;

    /** Opens it; it is not closed with this, because it belongs to the process. */
    @SuppressWarnings("resource")
    StandardOutput() {
        channel = new FileOutputStream(FileDescriptor.out).getChannel();
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        while (rest.hasRemaining()) {
            if (channel.write(rest) == 0) {
                waitForNonBlocking();
            }
        }
    }

    /**
     * Whether it is a pipe out of which everything was read, by somebody who is gone. Java has no poll(2) for it. But Linux
     * looks for a reader also where nothing at all is moved into a pipe from a file, and that waits for nobody while the
     * pipe is empty.
     */
    @SuppressWarnings("resource")
    boolean hasNoReader() {
        try (FileChannel nothing = FileChannel.open(Path.of("/dev/null"))) {
            if (new FileInputStream(FileDescriptor.out).available() == 0) {
                nothing.transferTo(0, 1, channel);
            }
            return false;
        } catch (IOException e) {
            return Faults.of(e, "write to", "standard output").kind() == Fault.Kind.BROKEN_PIPE;
        }
    }

    /** Lets go of it, so that nobody waits for its end should the process have something left to do. */
    static void letGo() {
        try {
            new FileOutputStream(FileDescriptor.out).close();
        } catch (IOException e) {
            // It is closed all the same.
            return;
        }
    }

    /** Lets some time pass after a non-blocking standard stream has moved nothing. */
    static void waitForNonBlocking() throws IOException {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
