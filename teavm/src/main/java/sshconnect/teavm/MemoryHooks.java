package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Lets the header that is included before generated C see to its heap: {@code CONNECT_HEAP(bytes)} is how large the
 * heap is in the beginning, {@code CONNECT_ALLOCATED(bytes)} is told of every allocation. Checked executables collect
 * often, and count.
 */
public final class MemoryHooks {
    private MemoryHooks() {}

    /**
     * Puts the hooks in.
     *
     * @param directory a folder of generated C
     * @param heapBytes how large the heap is in the beginning
     * @param mostBytes how large it can become
     * @throws IOException if the C is not what it is known to be, or if a file cannot be read or written
     */
    public static void insert(Path directory, int heapBytes, int mostBytes) throws IOException {
        GeneratedCode.replace(
                directory.resolve("main.c"),
                1,
                "teavm_initHeap(" + heapBytes + ", " + mostBytes + ");",
                "teavm_initHeap(CONNECT_HEAP(" + heapBytes + "), " + mostBytes + ");");
        String allocate = "void teavm_gc_allocate(void* address, int32_t size) {\n";
        GeneratedCode.replace(
                directory.resolve("heaptrace.c"), 1, allocate, allocate + "    CONNECT_ALLOCATED(size);\n");
    }
}
