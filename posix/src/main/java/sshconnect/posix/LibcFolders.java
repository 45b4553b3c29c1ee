package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/** The C library: what is in a folder. Nothing but bindings, see {@link Libc}. */
final class LibcFolders {

    private LibcFolders() {}

    @Import(name = "opendir")
    @Include("dirent.h")
    static native Address opendir(byte[] path);

    @Import(name = "readdir")
    @Include("dirent.h")
    static native Entry readdir(Address folder);

    @Import(name = "closedir")
    @Include("dirent.h")
    static native int closedir(Address folder);

    /** {@code struct dirent}. */
    @Native(structKeyword = true)
    @Name("dirent")
    @Include("dirent.h")
    static final class Entry extends Structure {
        /** An array in C, so that reading it gives its place. */
        @Name("d_name")
        Address name;
    }
}
