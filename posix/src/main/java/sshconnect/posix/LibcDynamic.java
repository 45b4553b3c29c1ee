package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Variable;

/** The C library: libraries that are opened while the program runs. Nothing but bindings, see {@link Libc}. */
final class LibcDynamic {

    private LibcDynamic() {}

    @Import(name = "dlopen")
    @Include("dlfcn.h")
    static native Address dlopen(byte[] name, int flags);

    /** A function; absent ones are null pointers ({@link Function#isNull}). */
    @Import(name = "dlsym")
    @Include("dlfcn.h")
    static native <T extends Function> T dlsym(Address library, byte[] name);

    /** A variable's address. */
    @Import(name = "dlsym")
    @Include("dlfcn.h")
    static native Address variable(Address library, byte[] name);

    @Variable
    @Import(name = "RTLD_LAZY")
    @Include("dlfcn.h")
    static native int RTLD_LAZY();
}
