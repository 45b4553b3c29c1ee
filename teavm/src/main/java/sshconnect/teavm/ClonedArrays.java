package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Corrects in generated C how much of an array {@code Object.clone} copies. TeaVM's {@code Object.cloneLowLevel} asks
 * whether the class of the array is primitive, which no array is, instead of its items', so that every item counted as
 * a pointer: the clone of a {@code byte[]} wrote eight times its length over what lies behind it. {@code
 * String.getBytes} clones, so that this was in reach of a peer.
 */
public final class ClonedArrays {
    private static final String OBJECT = "classes/java/lang/Object.c";
    /** There where the program clones anything. */
    private static final String METHOD = "cloneLowLevel";

    private static final Pattern WRONG = Pattern.compile("meth_otr_RuntimeClass_isPrimitive\\((teavm_local_\\d+)\\)");
    private static final String RIGHT = "meth_otr_RuntimeClass_isPrimitive(TEAVM_FIELD($1, TeaVM_Class, itemType))";

    private ClonedArrays() {}

    /**
     * Lets the items' class say how large they are.
     *
     * @param directory a folder of generated C
     * @throws IOException if the C is not what it is known to be, or if a file cannot be read or written
     */
    public static void correct(Path directory) throws IOException {
        GeneratedCode.replaceWhereThereIs(METHOD, directory.resolve(OBJECT), WRONG, RIGHT);
    }
}
