package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/** Reads a line that may be a password, without leaving copies of it behind. */
final class AnswerLine {

    private AnswerLine() {}

    /**
     * Reads up to the end of the line, or of the input.
     *
     * @param input     where the line comes from
     * @param sizeLimit how many bytes it may have
     * @param operation for a fault
     * @param subject   for a fault
     * @return the line without its end
     */
    static Result<byte[]> readFrom(InputStream input, int sizeLimit, String operation, String subject)
            throws IOException {
        byte[] line = new byte[sizeLimit];
        try {
            return readInto(line, input, operation, subject);
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private static Result<byte[]> readInto(byte[] line, InputStream input, String operation, String subject)
            throws IOException {
        int length = 0;
        int next = input.read();
        while (next >= 0 && next != '\n' && length < line.length) {
            line[length++] = (byte) next;
            next = input.read();
        }
        boolean tooLong = next >= 0 && next != '\n';
        if (next == '\n' && length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return tooLong
                ? Result.failed(
                        Fault.Kind.OTHER, operation, subject, "the line has more than " + line.length + " bytes")
                : Result.of(Arrays.copyOf(line, length));
    }
}
