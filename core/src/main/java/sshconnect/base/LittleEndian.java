package sshconnect.base;

/** Numbers with their lowest byte first, in the middle of bytes. */
public final class LittleEndian {

    private LittleEndian() {}

    /**
     * Reads 16 bits.
     *
     * @param bytes where they are
     * @param at    the index of the first of two bytes that are there
     * @return 0 to 65535
     */
    public static int uint16(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    /**
     * Reads 32 bits.
     *
     * @param bytes where they are
     * @param at    the index of the first of four bytes that are there
     * @return the bits; what is 2 to the power of 31 or more is negative
     */
    public static int int32(byte[] bytes, int at) {
        return uint16(bytes, at) | uint16(bytes, at + 2) << 16;
    }

    /**
     * Writes 16 bits.
     *
     * @param bytes where to
     * @param at    the index of the first of two bytes
     * @param value the number, of which higher bits are left out
     */
    public static void putUint16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    /**
     * Writes 32 bits.
     *
     * @param bytes where to
     * @param at    the index of the first of four bytes
     * @param value the bits
     */
    public static void putInt32(byte[] bytes, int at, int value) {
        putUint16(bytes, at, value);
        putUint16(bytes, at + 2, value >> 16);
    }

    /**
     * Writes 64 bits.
     *
     * @param bytes where to
     * @param at    the index of the first of eight bytes
     * @param value the bits
     */
    public static void putInt64(byte[] bytes, int at, long value) {
        putInt32(bytes, at, (int) value);
        putInt32(bytes, at + 4, (int) (value >> 32));
    }
}
