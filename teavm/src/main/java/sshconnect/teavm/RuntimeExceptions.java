package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Tells the garbage collector of exceptions that TeaVM's runtime throws itself, for null and for indexes out of bounds.
 * Their constructors allocate a stack trace, and nothing else holds them meanwhile: a collection just then took them
 * away.
 */
public final class RuntimeExceptions {
    private static final String THROW = "meth_otr_ExceptionHandling_throwException(";
    private static final Pattern UNKNOWN_TO_THE_COLLECTOR = Pattern.compile(Pattern.quote(THROW)
            + "\\((teavm_tmp_ptr_\\d+) = (meth_otr_Allocator_allocate\\(&\\w+\\)), (meth_\\w+\\(\\1\\)), \\1\\)\\);");
    /** A frame of the stack that the collector looks at, which is no place in the program. */
    private static final String KNOWN = """
            $1 = $2;
                TEAVM_ALLOC_STACK(INT32_C(1));
                TEAVM_CALL_SITE(-INT32_C(1));
                TEAVM_GC_ROOT(INT32_C(0), $1);
                $3;
                TEAVM_RELEASE_STACK;
                meth_otr_ExceptionHandling_throwException($1);""";

    private RuntimeExceptions() {}

    /**
     * Changes how they are made.
     *
     * @param directory a folder of generated C
     * @throws IOException if the C is not what it is known to be, or if a file cannot be read or written
     */
    public static void keep(Path directory) throws IOException {
        Path file = directory.resolve("classes/org/teavm/runtime/ExceptionHandling.c");
        String text = UNKNOWN_TO_THE_COLLECTOR.matcher(Files.readString(file)).replaceAll(KNOWN);
        if (text.contains(THROW + "(") || !text.contains("TEAVM_CALL_SITE(-INT32_C(1));")) {
            throw new IOException(file + " throws exceptions in another way than is known; is this another TeaVM?");
        }
        Files.writeString(file, text);
    }
}
