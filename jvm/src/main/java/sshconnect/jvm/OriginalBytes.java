package sshconnect.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Arguments and environment as the process got them. The JVM decodes them by the locale, and in the C locale turns
 * every byte beyond ASCII into U+FFFD; a password or a name that went through that is lost. Linux keeps the bytes in
 * {@code /proc/self}, which is read only when something beyond ASCII shows up. Elsewhere the JVM's text is encoded in
 * UTF-8: macOS always decodes as UTF-8, and Windows has Unicode.
 */
final class OriginalBytes {

    private OriginalBytes() {}

    /**
     * A variable's bytes.
     *
     * @param name    the variable's name, in ASCII
     * @param decoded its value as the JVM has it
     */
    static byte[] ofVariable(String name, String decoded) {
        byte[] entries = isAscii(decoded) ? null : read("environ");
        byte[] bytes = entries == null ? null : find(entries, (name + "=").getBytes(StandardCharsets.UTF_8));
        return bytes == null ? decoded.getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private static byte[] find(byte[] entries, byte[] start) {
        int at = 0;
        while (at < entries.length) {
            int end = endOfEntry(entries, at);
            int valueAt = at + start.length;
            if (valueAt <= end && Arrays.equals(entries, at, valueAt, start, 0, start.length)) {
                return Arrays.copyOfRange(entries, valueAt, end);
            }
            at = end + 1;
        }
        return null;
    }

    /**
     * The program's arguments.
     *
     * @param decoded as the JVM has them
     * @return the same number of arguments, read as UTF-8
     */
    static String[] ofArguments(String[] decoded) {
        boolean ascii = true;
        for (String argument : decoded) {
            ascii &= isAscii(argument);
        }
        byte[] entries = ascii ? null : read("cmdline");
        return entries == null ? decoded : last(entries, decoded);
    }

    /** The program's arguments are the last ones of the command line; in front of them are the JVM's own. */
    private static String[] last(byte[] entries, String[] decoded) {
        int count = 0;
        for (int at = 0; at < entries.length; at = endOfEntry(entries, at) + 1) {
            count++;
        }
        String[] arguments = new String[decoded.length];
        int index = decoded.length - count;
        for (int at = 0; at < entries.length; at = endOfEntry(entries, at) + 1) {
            if (index >= 0) {
                arguments[index] = new String(entries, at, endOfEntry(entries, at) - at, StandardCharsets.UTF_8);
            }
            index++;
        }
        return count < decoded.length ? decoded : arguments;
    }

    private static int endOfEntry(byte[] entries, int from) {
        int at = from;
        while (at < entries.length && entries[at] != 0) {
            at++;
        }
        return at;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(Path.of("/proc/self", file));
        } catch (IOException e) {
            // Not Linux, or /proc is not mounted.
            return null;
        }
    }
}
