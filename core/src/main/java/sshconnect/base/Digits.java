package sshconnect.base;

/**
 * Numbers as text writes them, without a sign, and bytes as hexadecimal digits. The class library's own methods throw,
 * take a sign, and know the digits of all scripts.
 */
public final class Digits {

    /** What {@link #number} answers where the text is no number, or one that is too large. */
    public static final long NO_NUMBER = -1;

    private static final String HEXADECIMAL = "0123456789abcdef";

    private Digits() {}

    /**
     * Reads a number that is the whole text.
     *
     * @param text  nothing but digits, at least one; leading zeros are none of its concern
     * @param radix 10 or 16
     * @param max   the largest that is meant, up to 2<sup>58</sup>
     * @return 0 to {@code max}, or {@link #NO_NUMBER}
     */
    public static long number(String text, int radix, long max) {
        return number(text, 0, text.length(), radix, max);
    }

    /**
     * Reads a number that is a part of a text.
     *
     * @param text  the text
     * @param from  where the number begins
     * @param to    where it ends
     * @param radix 10 or 16
     * @param max   the largest that is meant, up to 2<sup>58</sup>
     * @return 0 to {@code max}, or {@link #NO_NUMBER}
     */
    public static long number(String text, int from, int to, int radix, long max) {
        long value = from < to ? 0 : NO_NUMBER;
        for (int i = from; i < to; i++) {
            int digit = Ascii.digit(text.charAt(i), radix);
            value = value * radix + digit;
            if (digit < 0 || value > max) {
                return NO_NUMBER;
            }
        }
        return value;
    }

    /**
     * The hexadecimal digit, in lower case, of the lowest four bits of a number.
     *
     * @param value any number
     * @return the digit
     */
    public static char hexadecimal(int value) {
        return HEXADECIMAL.charAt(value & 15);
    }

    /**
     * Bytes as hexadecimal digits in lower case, in ASCII.
     *
     * @param bytes the bytes
     * @return two digits for each, the caller's to wipe
     */
    public static byte[] hexadecimal(byte[] bytes) {
        byte[] digits = new byte[2 * bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            digits[2 * i] = (byte) hexadecimal(bytes[i] >> 4);
            digits[2 * i + 1] = (byte) hexadecimal(bytes[i]);
        }
        return digits;
    }
}
