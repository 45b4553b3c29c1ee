package sshconnect.vectors;

import sshconnect.base.Ascii;

/** Bytes as hexadecimal digits: two for each, lower case. */
final class Hex {

    private Hex() {}

    static String of(byte... bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte each : bytes) {
            hex.append(Character.forDigit(each >> 4 & 15, 16)).append(Character.forDigit(each & 15, 16));
        }
        return hex.toString();
    }

    /** The bytes of digits; spaces do not count. */
    static byte[] bytes(String digits) {
        String packed = digits.replace(" ", "");
        byte[] bytes = new byte[packed.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Ascii.digit(packed.charAt(2 * i), 16) << 4 | Ascii.digit(packed.charAt(2 * i + 1), 16));
        }
        return bytes;
    }
}
