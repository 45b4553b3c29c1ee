package sshconnect.proto.dns;

import java.util.Arrays;
import sshconnect.base.Ascii;

/**
 * A received DNS message (RFC 1035, section 4), read from its beginning to its end. What does not fit makes it
 * {@link #broken}, for good; reads then answer 0 or nothing, so that one look at the end of a section is enough.
 */
final class DnsMessage {

    static final int HEADER_BYTES = 12;
    /** RFC 1035, section 2.3.4: with the length octets, the empty label of the root included. */
    static final int MAX_NAME_BYTES = 255;

    private static final byte[] NOTHING = {};
    /** As many as a name has labels at most: more can only point to pointers, of which each takes a look. */
    private static final int MAX_POINTERS = MAX_NAME_BYTES / 2;

    private static final int LABEL_KIND = 0xc0;
    private static final int POINTER = 0xc0;

    private final byte[] bytes;
    private int position;
    private boolean broken;

    DnsMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Tells whether something did not fit.
     *
     * @return true as soon as a read has failed
     */
    boolean broken() {
        return broken;
    }

    /**
     * Reads an unsigned 16 bit number in network byte order.
     *
     * @return 0 to 65535
     */
    int uint16() {
        int at = advance(2);
        return broken ? 0 : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /**
     * Passes over bytes.
     *
     * @param count how many
     */
    void skip(int count) {
        advance(count);
    }

    /**
     * Reads bytes.
     *
     * @param count how many
     * @return the bytes, none if it is {@link #broken}
     */
    byte[] take(int count) {
        int at = advance(count);
        return broken ? NOTHING : Arrays.copyOfRange(bytes, at, at + count);
    }

    private int advance(int count) {
        int at = position;
        if (broken || count > bytes.length - at) {
            broken = true;
            return at;
        }
        position = at + count;
        return at;
    }

    /**
     * Reads a domain name, following compression pointers (RFC 1035, section 4.1.4). Each must point to before the
     * place where the labels that it ends began, so that no chain of them can be a loop, and there are not more of them
     * than labels.
     *
     * @return the labels with their length octets, uncompressed, in lower case; no octet if it is {@link #broken}
     */
    byte[] name() {
        byte[] name = new byte[MAX_NAME_BYTES];
        int length = 0;
        int at = position;
        int runStart = at;
        int afterFirstPointer = -1;
        int pointers = 0;
        while (!broken) {
            int octet = at < bytes.length ? bytes[at] & 0xff : -1;
            if (octet == 0) {
                position = afterFirstPointer < 0 ? at + 1 : afterFirstPointer;
                return Arrays.copyOf(name, length + 1);
            }
            if (octet < 0) {
                broken = true;
            } else if ((octet & LABEL_KIND) == POINTER && at + 1 < bytes.length) {
                int target = (octet & ~POINTER) << 8 | bytes[at + 1] & 0xff;
                afterFirstPointer = afterFirstPointer < 0 ? at + 2 : afterFirstPointer;
                broken = target >= runStart || target < HEADER_BYTES || ++pointers > MAX_POINTERS;
                at = target;
                runStart = target;
            } else {
                int next = at + 1 + octet;
                broken = (octet & LABEL_KIND) != 0 || next > bytes.length || length + 1 + octet >= MAX_NAME_BYTES;
                // RFC 4343: names are compared regardless of the case of ASCII letters, and of nothing else.
                for (int i = at; i < next && !broken; i++) {
                    name[length++] = i == at ? bytes[i] : Ascii.lower(bytes[i]);
                }
                at = next;
            }
        }
        return NOTHING;
    }

    /**
     * Reads a domain name that must have a certain length, as the data of a record.
     *
     * @param length how many bytes it takes, a pointer counted as such
     * @return see {@link #name}
     */
    byte[] nameOf(int length) {
        int start = position;
        byte[] name = name();
        broken |= position - start != length;
        return broken ? NOTHING : name;
    }
}
