package sshconnect.base;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that nobody may see: a password, or something that was computed from one. Prints as a fixed mask, so that
 * neither the content nor its length can reach a log by way of string concatenation, and can be wiped.
 */
public final class Secret {

    /** What stands for any secret, whatever its length. */
    public static final String MASK = "xxxxx";

    /** Hears of every secret that is made; null for nobody, as in the program. */
    static @Nullable Consumer<Secret> onMade;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
        if (onMade != null) {
            onMade.accept(this);
        }
    }

    /**
     * Takes over an array: the caller keeps no other use for it.
     *
     * @param bytes the secret's bytes, wiped by {@link #wipe}
     * @return the secret
     */
    public static Secret of(byte[] bytes) {
        return new Secret(bytes);
    }

    /**
     * A secret from text, in UTF-8.
     *
     * @param text the secret
     * @return the secret
     */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A secret from the first line of a file or of a program's output; line ends are LF or CR LF.
     *
     * @param text the lines, which are wiped
     * @return the bytes before the first line end, or all where there is none
     */
    public static Secret ofFirstLine(byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        if (end > 0 && end < text.length && text[end - 1] == '\r') {
            end--;
        }
        byte[] line = Arrays.copyOf(text, end);
        Arrays.fill(text, (byte) 0);
        return new Secret(line);
    }

    /**
     * A copy that can be wiped on its own.
     *
     * @return the copy
     */
    public Secret copy() {
        return new Secret(Arrays.copyOf(bytes, bytes.length));
    }

    /**
     * The secret itself, not a copy: for encoding it, never for keeping it.
     *
     * @return the bytes, zeros after {@link #wipe}
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * The length, to compare with a protocol's limit; never to be printed.
     *
     * @return the number of bytes
     */
    public int length() {
        return bytes.length;
    }

    /** Overwrites the bytes with zeros. */
    public void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
