package sshconnect.base;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address: 4 or 16 bytes in network byte order, and for a link-local one perhaps the interface. */
public final class IpAddress {

    private static final int GROUPS = 8;
    private static final int MAX_GROUP_DIGITS = 4;

    private final byte[] bytes;
    private final int scopeId;

    private IpAddress(byte[] bytes, int scopeId) {
        this.bytes = bytes;
        this.scopeId = scopeId;
    }

    /**
     * An address from its bytes.
     *
     * @param bytes 4 or 16 bytes in network byte order, copied
     * @return the address
     */
    public static IpAddress of(byte[] bytes) {
        return of(bytes, 0);
    }

    /**
     * An address from its bytes and the interface that it belongs to (RFC 4007, section 6).
     *
     * @param bytes   4 or 16 bytes in network byte order, copied
     * @param scopeId the number of the interface, 0 for none
     * @return the address
     */
    public static IpAddress of(byte[] bytes, int scopeId) {
        return new IpAddress(Arrays.copyOf(bytes, bytes.length), scopeId);
    }

    /**
     * Reads a literal: IPv4 with four decimal numbers without leading zeros (the octal of inet_aton is a trap), or IPv6
     * as in RFC 4291, section 2.2, without brackets and without a zone, which only the system's resolver understands.
     *
     * @param text the literal
     * @return the address, or null if the text is not one
     */
    public static @Nullable IpAddress parse(String text) {
        byte[] bytes = text.indexOf(':') >= 0 ? parseIpv6(text) : parseIpv4(text, 0);
        return bytes == null ? null : new IpAddress(bytes, 0);
    }

    private static byte @Nullable [] parseIpv4(String text, int from) {
        byte[] bytes = new byte[4];
        int at = from;
        for (int i = 0; i < 4; i++) {
            int digits = at;
            while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
                at++;
            }
            boolean leadingZero = at - digits > 1 && text.charAt(digits) == '0';
            long value = leadingZero ? Digits.NO_NUMBER : Digits.number(text, digits, at, 10, 255);
            if (value == Digits.NO_NUMBER) {
                return null;
            }
            bytes[i] = (byte) value;
            boolean last = i == 3;
            if (last ? at != text.length() : at >= text.length() || text.charAt(at++) != '.') {
                return null;
            }
        }
        return bytes;
    }

    private static byte @Nullable [] parseIpv6(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            if (count == GROUPS) {
                return null;
            }
            int next = text.indexOf(':', at);
            if (next < 0 && text.indexOf('.', at) >= 0) {
                byte[] tail = count > GROUPS - 2 ? null : parseIpv4(text, at);
                if (tail == null) {
                    return null;
                }
                groups[count++] = (tail[0] & 0xff) << 8 | tail[1] & 0xff;
                groups[count++] = (tail[2] & 0xff) << 8 | tail[3] & 0xff;
                break;
            }
            int end = next < 0 ? text.length() : next;
            long group = end - at > MAX_GROUP_DIGITS ? Digits.NO_NUMBER : Digits.number(text, at, end, 16, 0xffff);
            if (group == Digits.NO_NUMBER) {
                return null;
            }
            groups[count++] = (int) group;
            if (next < 0) {
                break;
            }
            at = next + 1;
            if (at == text.length()) {
                return null;
            }
            if (text.charAt(at) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                at++;
            }
        }
        return gap < 0 && count != GROUPS || gap >= 0 && count == GROUPS ? null : spread(groups, count, gap);
    }

    private static byte[] spread(int[] groups, int count, int gap) {
        byte[] bytes = new byte[2 * GROUPS];
        for (int i = 0; i < count; i++) {
            int group = gap >= 0 && i >= gap ? GROUPS - count + i : i;
            bytes[2 * group] = (byte) (groups[i] >> 8);
            bytes[2 * group + 1] = (byte) groups[i];
        }
        return bytes;
    }

    /**
     * The address itself.
     *
     * @return a copy: 4 or 16 bytes in network byte order
     */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    /**
     * The interface of a link-local address.
     *
     * @return its number, 0 for none
     */
    public int scopeId() {
        return scopeId;
    }

    /**
     * Which of the two families this is.
     *
     * @return true for IPv6
     */
    public boolean isIpv6() {
        return bytes.length == 2 * GROUPS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes) && scopeId == that.scopeId;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /**
     * {@inheritDoc} IPv6 is written as RFC 5952 recommends: lower case, the longest run of zeros as {@code ::}, and the
     * IPv4 address in an IPv4-mapped one with dots.
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (!isIpv6()) {
            return appendDotted(out, 0).toString();
        }
        if (isIpv4Mapped()) {
            return appendDotted(out.append("::ffff:"), 2 * GROUPS - 4).toString();
        }
        int gap = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = i;
            while (run < GROUPS && group(run) == 0) {
                run++;
            }
            if (run - i > gapLength) {
                gap = i;
                gapLength = run - i;
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                out.append("::");
                i += gapLength - 1;
            } else {
                boolean separated = i == 0 || out.charAt(out.length() - 1) == ':';
                out.append(separated ? "" : ":").append(Integer.toHexString(group(i)));
            }
        }
        return scopeId == 0 ? out.toString() : out.append('%').append(scopeId).toString();
    }

    private StringBuilder appendDotted(StringBuilder out, int from) {
        for (int i = 0; i < 4; i++) {
            out.append(i == 0 ? "" : ".").append(bytes[from + i] & 0xff);
        }
        return out;
    }

    /** RFC 4291, section 2.5.5.2: ::ffff:0:0/96. */
    private boolean isIpv4Mapped() {
        boolean mapped = group(GROUPS - 3) == 0xffff && scopeId == 0;
        for (int i = 0; i < GROUPS - 3; i++) {
            mapped &= group(i) == 0;
        }
        return mapped;
    }

    private int group(int index) {
        return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
    }
}
