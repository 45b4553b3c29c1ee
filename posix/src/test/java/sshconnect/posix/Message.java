package sshconnect.posix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Fault;

/**
 * What {@link RemoteHost} and {@link HostServer} say to each other: some fields, each bytes, text or a number. On the
 * wire it is a line of hexadecimal fields.
 */
final class Message {

    private static final String DIGITS = "0123456789abcdef";

    private static final String OK = "ok";
    private static final String FAULT = "fault";

    private final List<byte[]> fields = new ArrayList<>();

    /** An answer that goes well, to be added to. */
    static Message ok() {
        return new Message().add(OK);
    }

    /** An answer that does not. */
    static Message failed(Fault fault) {
        return new Message()
                .add(FAULT)
                .add(fault.kind().name())
                .add(fault.operation())
                .add(fault.subject())
                .add(fault.cause());
    }

    /** The fault of an answer, null when it went well. */
    Fault fault() {
        return text(0).equals(OK) ? null : new Fault(Fault.Kind.valueOf(text(1)), text(2), text(3), text(4));
    }

    /** Adds bytes. */
    Message add(byte[] bytes) {
        fields.add(bytes);
        return this;
    }

    /** Adds text. */
    Message add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a number. */
    Message add(long number) {
        return add(Long.toString(number));
    }

    /** How many fields there are. */
    int size() {
        return fields.size();
    }

    byte[] bytes(int index) {
        return fields.get(index);
    }

    String text(int index) {
        return new String(fields.get(index), StandardCharsets.UTF_8);
    }

    long number(int index) {
        return Long.parseLong(text(index));
    }

    /** The line, without its end. */
    String encode() {
        StringBuilder line = new StringBuilder();
        for (byte[] field : fields) {
            for (byte octet : field) {
                line.append(DIGITS.charAt(octet >> 4 & 0xf)).append(DIGITS.charAt(octet & 0xf));
            }
            line.append(' ');
        }
        return line.toString();
    }

    /** Reads what {@link #encode} wrote. */
    static Message decode(String line) {
        Message message = new Message();
        int start = 0;
        for (int end = line.indexOf(' '); end >= 0; end = line.indexOf(' ', start)) {
            byte[] field = new byte[(end - start) / 2];
            for (int i = 0; i < field.length; i++) {
                int high = DIGITS.indexOf(line.charAt(start + 2 * i));
                int low = DIGITS.indexOf(line.charAt(start + 2 * i + 1));
                field[i] = (byte) (high << 4 | low);
            }
            message.add(field);
            start = end + 1;
        }
        return message;
    }
}
