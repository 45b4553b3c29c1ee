package sshconnect.posix;

import org.teavm.interop.Structure;
import sshconnect.host.SystemEnvironment.FileAccess;

/**
 * What a descriptor stands for.
 *
 * @param bits  type and permissions as stat(2) has them; 0, which is no type, for a descriptor that is not open
 * @param owner the number of the account that it belongs to
 */
record FileMode(int bits, int owner) {

    private static final Libc.Stat STAT =
            Libc.calloc(1, Structure.sizeOf(Libc.Stat.class)).toStructure();
    private static final int ROOT = 0;

    /** Looks at a descriptor. */
    static FileMode of(int descriptor) {
        return Libc.fstat(descriptor, STAT) == 0 ? new FileMode(STAT.mode, STAT.owner) : new FileMode(0, ROOT);
    }

    /** Whether reading it never waits for anybody. */
    boolean isRegularFile() {
        return Libc.S_ISREG(bits) != 0;
    }

    /** Who else has to do with it: the group and others count as others, whoever they are. */
    FileAccess access() {
        return new FileAccess(
                (bits & (Libc.S_IRGRP() | Libc.S_IROTH())) != 0,
                (bits & (Libc.S_IWGRP() | Libc.S_IWOTH())) != 0,
                owner != ROOT && owner != LibcNames.geteuid());
    }
}
