package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes out of generated C that every string constant is hashed and put into a table when the program starts. The table
 * is there for {@code String.intern} alone, which nothing here calls; filling it took 40 % of all instructions of a
 * run. What else the registration does, completing the object, stays.
 */
public final class ConstantStrings {
    private static final String POOL = "strings.c";
    private static final String REGISTER = "teavm_registerString(";
    private static final String REGISTRATION = "s = " + REGISTER + "s);";
    private static final String COMPLETION = "s->characters->parent.header = "
            + "TEAVM_PACK_CLASS(teavm_charArrayClass) | (int32_t) INT32_C(0x80000000);";

    private ConstantStrings() {
    }

    /**
     * Changes the start of a program.
     *
     * @param directory a folder of generated C
     * @throws IOException if the C is not what it is known to be, if the program interns strings, or if a file cannot be
     *     read or written
     */
    public static void leaveUnregistered(Path directory) throws IOException {
        Path pool = directory.resolve(POOL);
        String text = Files.readString(pool);
        int at = text.indexOf(REGISTRATION);
        if (at < 0 || text.indexOf(REGISTER, at + REGISTRATION.length()) >= 0) {
            throw new IOException(pool + " does not register each string constant in one place: is this another TeaVM?");
        }
        try (Stream<Path> tree = Files.walk(directory.resolve("classes"))) {
            List<Path> files = tree.filter(each -> each.toString().endsWith(".c")).toList();
            for (Path file : files) {
                if (Files.readString(file).contains(REGISTER)) {
                    throw new IOException(file + " interns strings, and string constants are not in the table for that");
                }
            }
        }
        Files.writeString(pool, text.replace(REGISTRATION, COMPLETION));
    }
}
