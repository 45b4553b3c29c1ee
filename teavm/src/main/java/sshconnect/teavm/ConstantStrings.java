package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes out of generated C that string constants are worked on when the program starts: each was hashed and put into a
 * table for {@code String.intern}, which nothing here calls, and headers were written into each string and into its
 * characters, which lie in between the other strings. That took 40 % of all instructions of a run, and gave it copies
 * of its own of a third of the data in the executable.
 *
 * <p>Headers name a class by its distance from a point. That point is laid where arrays of characters get a number that
 * is known when the C is compiled, so that the characters of all constants can be constant data. What is left to do is
 * to complete the strings themselves, which are small and lie side by side then.
 */
public final class ConstantStrings {
    private static final String REGISTER = "teavm_registerString(";

    /** In units of eight bytes: classes lie within 16 MiB around the one of these arrays. */
    private static final String ARRAY_CLASS = "0x200000";
    /** The mark bit is set: the garbage collector has nothing to do there. */
    private static final String ARRAY_HEADER = "(int32_t) (INT32_C(" + ARRAY_CLASS + ") | UINT32_C(0x80000000))";

    private ConstantStrings() {}

    /**
     * Changes the start of a program.
     *
     * @param directory a folder of generated C
     * @throws IOException if the C is not what it is known to be, if the program interns strings, or if a file cannot be
     *     read or written
     */
    public static void prepare(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory.resolve("classes"))) {
            List<Path> files =
                    tree.filter(each -> each.toString().endsWith(".c")).toList();
            for (Path file : files) {
                if (Files.readString(file).contains(REGISTER)) {
                    throw new IOException(
                            file + " interns strings, and string constants are not in the table for that");
                }
            }
        }
        GeneratedCode.replace(directory.resolve("strings.c"), 1, "s = " + REGISTER + "s);", "");
        GeneratedCode.replace(directory.resolve("strings.c"), 1, "teavm_stringPool[i] = s;", "");
        GeneratedCode.replace(
                directory.resolve("string.h"), 2, "(TeaVM_Array*) & (struct {", "(TeaVM_Array*) & (const struct {");
        GeneratedCode.replace(
                directory.resolve("string.h"),
                2,
                ".hdr = { .size = length }",
                ".hdr = { .parent = { .header = " + ARRAY_HEADER + " }, .size = length }");
        GeneratedCode.replace(
                directory.resolve("core.c"),
                1,
                """
                    teavm_beforeClasses = (char*) teavm_classReferences[0];
                    for (int i = 1; i < teavm_classReferencesCount; ++i) {
                        char* c = (char*) teavm_classReferences[i];
                        if (c < teavm_beforeClasses) teavm_beforeClasses = c;
                    }
                    teavm_beforeClasses -= 4096;
                """,
                "    teavm_beforeClasses = (char*) teavm_charArrayClass - ((intptr_t) " + ARRAY_CLASS + " << 3);\n");
    }
}
