package sshconnect.posix;

import org.teavm.interop.Structure;

/** What a descriptor stands for. */
final class FileMode {

    private static final Libc.Stat STAT = Libc.calloc(1, Structure.sizeOf(Libc.Stat.class)).toStructure();

    private FileMode() {
    }

    /** Type and permissions as stat(2) has them; 0, which is no type, for a descriptor that is not open. */
    static int of(int descriptor) {
        return Libc.fstat(descriptor, STAT) == 0 ? STAT.mode : 0;
    }
}
