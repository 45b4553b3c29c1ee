package sshconnect.posix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.teavm.interop.Address;
import sshconnect.base.Utf8;

/** Text as C has it: bytes that end in NUL, UTF-8 whatever the locale says. */
final class CString {

    private static final char MAX_ASCII = 0x7f;

    private CString() {}

    /**
     * Text for a C function.
     *
     * @return its UTF-8 bytes and a NUL; null when there is a NUL inside, where C would cut it
     */
    static byte[] of(String text) {
        // Nearly all is ASCII, for which TeaVM's encoder takes ten times as long as this loop.
        byte[] ascii = new byte[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || c > MAX_ASCII) {
                return ofUnicode(text);
            }
            ascii[i] = (byte) c;
        }
        return ascii;
    }

    private static byte[] ofUnicode(String text) {
        if (text.indexOf('\0') >= 0) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /**
     * Text for a C function that keeps it.
     *
     * @param terminated what {@link #of} gave
     * @return a copy outside the Java heap, for the caller to free
     */
    static Address allocate(byte[] terminated) {
        Address memory = Libc.malloc(terminated.length);
        Address.moveMemoryBlock(Address.ofData(terminated), memory, terminated.length);
        Address.pin(terminated);
        return memory;
    }

    /**
     * What a C function gave.
     *
     * @param text bytes that end in NUL, not null
     * @return the bytes before the NUL
     */
    static byte[] bytes(Address text) {
        int length = 0;
        while (text.add(length).getByte() != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        Address.moveMemoryBlock(text, Address.ofData(bytes), length);
        Address.pin(bytes);
        return bytes;
    }

    /**
     * What a C function gave, as text.
     *
     * @param text bytes that end in NUL, not null
     * @return the text, with U+FFFD where the bytes are not UTF-8
     */
    static String toString(Address text) {
        return Utf8.decode(bytes(text));
    }
}
