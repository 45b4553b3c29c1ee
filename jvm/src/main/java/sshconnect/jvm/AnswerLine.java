package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Secret;
import sshconnect.host.Person;

/** Reads a person's answer without leaving copies of it behind. */
final class AnswerLine {

    private AnswerLine() {
    }

    /**
     * Reads up to the end of the line, or of the input.
     *
     * @param input     where the answer comes from
     * @param operation for a fault
     * @param subject   for a fault
     * @return the line without its end
     */
    static Outcome<Secret> readFrom(InputStream input, String operation, String subject) throws IOException {
        byte[] line = new byte[Person.MAX_ANSWER_BYTES];
        int length = 0;
        int next = input.read();
        while (next >= 0 && next != '\n' && length < line.length) {
            line[length++] = (byte) next;
            next = input.read();
        }
        boolean tooLong = next >= 0 && next != '\n';
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        byte[] answer = Arrays.copyOf(line, length);
        Arrays.fill(line, (byte) 0);
        if (!tooLong) {
            return Outcome.of(Secret.of(answer));
        }
        Arrays.fill(answer, (byte) 0);
        return Outcome.failed(Fault.Kind.OTHER, operation, subject,
                "the answer is longer than " + Person.MAX_ANSWER_BYTES + " bytes");
    }
}
