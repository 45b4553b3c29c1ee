package sshconnect.proto.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.LittleEndian;
import sshconnect.base.Wire;

/**
 * The TargetInfo of an NTLM server: AV pairs (MS-NLMP, section 2.2.2.1), each AvId and AvLen of two bytes and a value,
 * up to MsvAvEOL.
 *
 * @param pairs     the pairs as they came, with their end; empty when there are none
 * @param timestamp the server's time, MsvAvTimestamp, eight bytes; null when it sends none
 */
record NtlmTargetInfo(byte[] pairs, byte @Nullable [] timestamp) {

    private static final int MSV_AV_EOL = 0;
    private static final int MSV_AV_FLAGS = 6;
    private static final int MSV_AV_TIMESTAMP = 7;
    private static final int MSV_AV_CHANNEL_BINDINGS = 10;
    /** AvId and AvLen. */
    private static final int HEADER_BYTES = 4;

    private static final int TIMESTAMP_BYTES = 8;
    private static final int FLAGS_BYTES = 4;
    private static final int CHANNEL_BINDINGS_BYTES = 16;
    /** MsvAvFlags: the client sends a MIC. */
    private static final int MIC_PROVIDED = 2;

    /**
     * Reads the pairs.
     *
     * @param pairs their bytes; none is an empty list
     * @return the pairs, or null when they have no end
     */
    static @Nullable NtlmTargetInfo parse(byte[] pairs) {
        byte @Nullable [] timestamp = null;
        int at = 0;
        while (at + HEADER_BYTES <= pairs.length) {
            int identifier = LittleEndian.uint16(pairs, at);
            int next = at + HEADER_BYTES + LittleEndian.uint16(pairs, at + 2);
            if (identifier == MSV_AV_EOL) {
                return new NtlmTargetInfo(Arrays.copyOf(pairs, at + HEADER_BYTES), timestamp);
            }
            if (next > pairs.length) {
                return null;
            }
            if (identifier == MSV_AV_TIMESTAMP && next - at == HEADER_BYTES + TIMESTAMP_BYTES) {
                timestamp = Arrays.copyOfRange(pairs, at + HEADER_BYTES, next);
            }
            at = next;
        }
        return pairs.length == 0 ? new NtlmTargetInfo(pairs, null) : null;
    }

    /**
     * The pairs for the answer (section 3.1.5.1.2): as they came, and to a server that sends its time also that there
     * is a MIC, and that the connection below is bound to nothing.
     *
     * @return the pairs with their end
     */
    byte[] answered() {
        if (timestamp == null) {
            return pairs;
        }
        Wire answer = Wire.binary();
        int flags = MIC_PROVIDED;
        int at = 0;
        while (LittleEndian.uint16(pairs, at) != MSV_AV_EOL) {
            int identifier = LittleEndian.uint16(pairs, at);
            int next = at + HEADER_BYTES + LittleEndian.uint16(pairs, at + 2);
            if (identifier == MSV_AV_FLAGS && next - at == HEADER_BYTES + FLAGS_BYTES) {
                flags |= LittleEndian.int32(pairs, at + HEADER_BYTES);
            } else if (identifier != MSV_AV_FLAGS && identifier != MSV_AV_CHANNEL_BINDINGS) {
                answer.bytes(Arrays.copyOfRange(pairs, at, next));
            }
            at = next;
        }
        byte[] value = new byte[FLAGS_BYTES];
        LittleEndian.putInt32(value, 0, flags);
        return answer.bytes(header(MSV_AV_FLAGS, FLAGS_BYTES))
                .bytes(value)
                .bytes(header(MSV_AV_CHANNEL_BINDINGS, CHANNEL_BINDINGS_BYTES))
                .bytes(new byte[CHANNEL_BINDINGS_BYTES])
                .bytes(header(MSV_AV_EOL, 0))
                .toBytes();
    }

    private static byte[] header(int identifier, int length) {
        byte[] header = new byte[HEADER_BYTES];
        LittleEndian.putUint16(header, 0, identifier);
        LittleEndian.putUint16(header, 2, length);
        return header;
    }
}
