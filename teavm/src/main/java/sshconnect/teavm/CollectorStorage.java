package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Gives the garbage collector room for its lists. TeaVM reserves a sixteenth of the heap for the list of free chunks,
 * of the blocks into which objects are moved, and, before these, of the objects that are still to be marked. That is
 * enough for a free chunk in every 128 bytes, and nothing is checked: a program that keeps every other of many small
 * objects lets the collector write behind it.
 *
 * <p>The smallest objects and the smallest chunks have 8 bytes. So there are at most {@code heap / 16} chunks, which
 * take a pointer each, and as many blocks (three pointers), and one of either at the end; and at most
 * {@code heap / 8} objects to be marked (4 bytes). Memory that is not used takes none.
 */
public final class CollectorStorage {
    private CollectorStorage() {}

    /**
     * Makes overruns impossible.
     *
     * @param directory a folder of generated C
     * @throws IOException if the C is not what it is known to be, or if a file cannot be read or written
     */
    public static void enlarge(Path directory) throws IOException {
        GeneratedCode.replace(
                directory.resolve("memory.c"),
                1,
                "return (int32_t) (heapSize / 16);",
                "return (int32_t) (heapSize / 16 * 4 * sizeof(void*) + 64);");
    }
}
