package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps the heap from being full to the last byte. TeaVM's collector takes it for granted that there is a free chunk
 * somewhere: with none, it reads what an earlier list left and writes through it. There is none when the last chunk is
 * used up by an object of just its size; and where the heap has to grow, it grows so that the object fits exactly. So
 * what is left of a chunk has to have the eight bytes of a chunk.
 */
public final class SpareChunk {
    private static final String COLLECTOR = "classes/org/teavm/runtime/GC.c";
    private static final String CURRENT_SIZE = "TEAVM_FIELD(sfld_otr_GC_currentChunk, cls_otr_FreeChunk, fld_size)";

    private SpareChunk() {}

    /**
     * Changes what counts as large enough.
     *
     * @param directory a folder of generated C
     * @throws IOException if the C is not what it is known to be, or if a file cannot be read or written
     */
    public static void keep(Path directory) throws IOException {
        Path collector = directory.resolve(COLLECTOR);
        GeneratedCode.replace(collector, 1, "        if ((" + CURRENT_SIZE + """
                 == teavm_local_1)) {
                            goto teavm_label_1;
                        }
                """, "");
        GeneratedCode.replace(collector, 1, """
                        if ((teavm_local_1 == TEAVM_FIELD(TEAVM_FIELD(teavm_local_2, cls_otr_FreeChunkHolder, \
                fld_value), cls_otr_FreeChunk, fld_size))) {
                            goto teavm_label_1;
                        }
                """, "");
        GeneratedCode.replace(
                collector,
                1,
                "((" + CURRENT_SIZE + " != teavm_local_1) && ((" + CURRENT_SIZE
                        + " <= (teavm_local_1 + INT32_C(8))) && (!meth_otr_GC_getNextChunkIfPossible(teavm_local_1))))",
                "((" + CURRENT_SIZE
                        + " < (teavm_local_1 + INT32_C(8))) && (!meth_otr_GC_getNextChunkIfPossible(teavm_local_1)))");
        GeneratedCode.replace(
                collector,
                1,
                "return (teavm_gc_availableBytes + ((int64_t) teavm_local_1));",
                "return (teavm_gc_availableBytes + ((int64_t) teavm_local_1) + INT64_C(8));");
    }
}
