package sshconnect.jvm;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Standard input as bytes, unbuffered. */
final class StandardInput extends InputStream {

    private final FileChannel channel;

    /** Opens it; it is never closed, because it belongs to the process. */
    @SuppressWarnings("resource")
    StandardInput() {
        channel = new FileInputStream(FileDescriptor.in).getChannel();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(buffer, offset, length);
        int count = channel.read(target);
        while (count == 0 && length > 0) {
            StandardOutput.waitForNonBlocking();
            count = channel.read(target);
        }
        return count;
    }
}
