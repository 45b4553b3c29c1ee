package sshconnect.proto.http;

import java.util.Arrays;
import sshconnect.base.LittleEndian;
import sshconnect.base.Wire;

/**
 * What an NTLM server says about itself: AV pairs (MS-NLMP, section 2.2.2.1), each an identifier and a length of two
 * bytes and a value, up to the identifier 0.
 *
 * @param pairs     the pairs as they came, with their end; empty when there are none
 * @param timestamp the server's time, MsvAvTimestamp, eight bytes; null when it sends none
 */
record NtlmTargetInfo(byte[] pairs, byte[] timestamp) {

    private static final int END = 0;
    private static final int FLAGS = 6;
    private static final int TIMESTAMP = 7;
    private static final int CHANNEL_BINDINGS = 10;
    private static final int HEADER_BYTES = 4;
    private static final int TIMESTAMP_BYTES = 8;
    private static final int FLAGS_BYTES = 4;
    private static final int CHANNEL_BINDINGS_BYTES = 16;
    /** MsvAvFlags: the client sends a code over all messages. */
    private static final int HAS_INTEGRITY_CODE = 2;

    /**
     * Reads the pairs.
     *
     * @param pairs their bytes; none is an empty list
     * @return the pairs, or null when they have no end
     */
    static NtlmTargetInfo parse(byte[] pairs) {
        byte[] timestamp = null;
        int at = 0;
        while (at + HEADER_BYTES <= pairs.length) {
            int identifier = LittleEndian.uint16(pairs, at);
            int next = at + HEADER_BYTES + LittleEndian.uint16(pairs, at + 2);
            if (identifier == END) {
                return new NtlmTargetInfo(Arrays.copyOf(pairs, at + HEADER_BYTES), timestamp);
            }
            if (next > pairs.length) {
                return null;
            }
            if (identifier == TIMESTAMP && next - at == HEADER_BYTES + TIMESTAMP_BYTES) {
                timestamp = Arrays.copyOfRange(pairs, at + HEADER_BYTES, next);
            }
            at = next;
        }
        return pairs.length == 0 ? new NtlmTargetInfo(pairs, null) : null;
    }

    /**
     * The pairs for the answer (section 3.1.5.1.2): as they came, and to a server that sends its time also that there
     * is a code over all messages, and that the connection below is bound to nothing.
     *
     * @return the pairs with their end
     */
    byte[] answered() {
        if (timestamp == null) {
            return pairs;
        }
        Wire answer = Wire.binary();
        int flags = HAS_INTEGRITY_CODE;
        int at = 0;
        while (LittleEndian.uint16(pairs, at) != END) {
            int identifier = LittleEndian.uint16(pairs, at);
            int next = at + HEADER_BYTES + LittleEndian.uint16(pairs, at + 2);
            if (identifier == FLAGS && next - at == HEADER_BYTES + FLAGS_BYTES) {
                flags |= LittleEndian.int32(pairs, at + HEADER_BYTES);
            } else if (identifier != FLAGS && identifier != CHANNEL_BINDINGS) {
                answer.bytes(Arrays.copyOfRange(pairs, at, next));
            }
            at = next;
        }
        byte[] value = new byte[FLAGS_BYTES];
        LittleEndian.putInt32(value, 0, flags);
        return answer.bytes(header(FLAGS, FLAGS_BYTES))
                .bytes(value)
                .bytes(header(CHANNEL_BINDINGS, CHANNEL_BINDINGS_BYTES))
                .bytes(new byte[CHANNEL_BINDINGS_BYTES])
                .bytes(header(END, 0))
                .toBytes();
    }

    private static byte[] header(int identifier, int length) {
        byte[] header = new byte[HEADER_BYTES];
        LittleEndian.putUint16(header, 0, identifier);
        LittleEndian.putUint16(header, 2, length);
        return header;
    }
}
