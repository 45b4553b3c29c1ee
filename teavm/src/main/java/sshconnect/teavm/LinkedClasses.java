package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Lets generated C make its list of all classes when the garbage collector wants it, and not when the program starts: a
 * usual run never collects, and linking gave it copies of its own of all pages with classes.
 */
public final class LinkedClasses {
    private static final String LIST = "teavm_firstClass";

    private LinkedClasses() {}

    /**
     * Changes the start of a program and its collector.
     *
     * @param directory a folder of generated C
     * @throws IOException if the C is not what it is known to be, or if a file cannot be read or written
     */
    public static void linkWhenCollecting(Path directory) throws IOException {
        GeneratedCode.replace(directory.resolve("core.c"), 1, """
                    for (int i = 0; i < teavm_classReferencesCount; ++i) {
                        TeaVM_Class* cls = teavm_classReferences[i];
                        cls->next = teavm_firstClass;
                        teavm_firstClass = cls;
                    }
                }
                """, """
                }

                TeaVM_Class* teavm_linkedClasses() {
                    static int32_t linked = 0;
                    for (; linked < teavm_classReferencesCount; ++linked) {
                        TeaVM_Class* cls = teavm_classReferences[linked];
                        cls->next = teavm_firstClass;
                        teavm_firstClass = cls;
                    }
                    return teavm_firstClass;
                }
                """);
        GeneratedCode.replace(
                directory.resolve("core.h"),
                1,
                "extern TeaVM_Class* " + LIST + ";",
                "extern TeaVM_Class* " + LIST + ";\nextern TeaVM_Class* teavm_linkedClasses();");
        GeneratedCode.replace(
                directory.resolve("classes/org/teavm/runtime/GC.c"), 2, "= " + LIST + ";", "= teavm_linkedClasses();");
    }
}
