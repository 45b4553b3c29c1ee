package sshconnect.base;

import java.util.Arrays;

/**
 * Bytes of a peer in one of the readings in which a secret may be in them: each byte of the reading stands for one or
 * several of the bytes that were received.
 */
final class ReceivedText {

    /** How a reading is compared. */
    enum Reading {
        /** ASCII in lower case, without white space and backslashes. */
        TEXT,
        /** Hexadecimal digits in lower case. */
        HEXADECIMAL
    }

    /** Stands for what is no hexadecimal digit. */
    private static final byte NO_DIGIT = 0;

    /** What stands between the bytes of a dump. */
    private static final String SEPARATORS = " \t\r\n:-,;._%\\";

    private final Reading reading;
    private final byte[] bytes;
    /** Where each byte of the reading begins among those that were received. */
    private final int[] starts;
    /** Where it ends. */
    private final int[] ends;

    private final byte[] received;
    private int length;

    private ReceivedText(Reading reading, byte[] received, int from, int to) {
        this.reading = reading;
        this.received = received;
        bytes = new byte[to - from];
        starts = new int[to - from];
        ends = new int[to - from];
    }

    /** Some of what was received, as it is. */
    static ReceivedText plain(byte[] received, int from, int to) {
        ReceivedText text = new ReceivedText(Reading.TEXT, received, from, to);
        for (int i = from; i < to; i++) {
            text.addFolded(received[i], i, i + 1);
        }
        return text;
    }

    /** With percent escapes decoded (RFC 3986, section 2.1), and plus signs for blanks. Empty where there are neither. */
    static ReceivedText percentEncoded(byte[] received, int from, int to) {
        ReceivedText text = new ReceivedText(Reading.TEXT, received, from, to);
        boolean encoded = false;
        int width = 1;
        for (int i = from; i < to; i += width) {
            int high = received[i] == '%' && i + 2 < to ? digit(received[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(received[i + 2]);
            width = low < 0 ? 1 : 3;
            encoded |= low >= 0 || received[i] == '+';
            text.addFolded(
                    low >= 0 ? (byte) (high << 4 | low) : received[i] == '+' ? (byte) ' ' : received[i], i, i + width);
        }
        text.length = encoded ? text.length : 0;
        return text;
    }

    /** The hexadecimal digits, of which two are a byte of something that was dumped. */
    static ReceivedText hexadecimal(byte[] received, int from, int to) {
        ReceivedText text = new ReceivedText(Reading.HEXADECIMAL, received, from, to);
        int width = 1;
        for (int i = from; i < to; i += width) {
            boolean prefix =
                    (received[i] == '0' || received[i] == '\\') && i + 1 < to && (received[i + 1] | 0x20) == 'x';
            width = prefix ? 2 : 1;
            int digit = digit(received[i]);
            if (!prefix && digit >= 0) {
                text.add((byte) Digits.hexadecimal(digit), i, i + 1);
            } else if (!prefix && SEPARATORS.indexOf(received[i]) < 0) {
                text.add(NO_DIGIT, i, i + 1);
            }
        }
        return text;
    }

    private static int digit(byte character) {
        return Ascii.digit((char) (character & 0xff), 16);
    }

    private void addFolded(byte octet, int start, int end) {
        boolean skipped = octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n' || octet == '\\';
        if (!skipped) {
            add(Ascii.lower(octet), start, end);
        }
    }

    private void add(byte octet, int start, int end) {
        bytes[length] = octet;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    Reading reading() {
        return reading;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[index];
    }

    /** The reading itself. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Hides the bytes that were received for some of the reading, and what was skipped between them. */
    void hide(int from, int to, boolean[] hidden) {
        for (int i = starts[from]; i < ends[to - 1]; i++) {
            hidden[i] = true;
        }
    }

    /** Whether some of the reading has neither letters nor digits beside it. */
    boolean standsAlone(int from, int to) {
        return !isWord(starts[from] - 1) && !isWord(ends[to - 1]);
    }

    private boolean isWord(int index) {
        if (index < 0 || index >= received.length) {
            return false;
        }
        int octet = received[index] & 0xff;
        int lower = octet | 0x20;
        return octet >= 0x80 || octet >= '0' && octet <= '9' || lower >= 'a' && lower <= 'z';
    }

    /** Overwrites what was received with zeros. */
    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }
}
