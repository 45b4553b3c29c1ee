package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The C library: terminals. Nothing but bindings, see {@link Libc}. */
final class LibcTerminal {

    private LibcTerminal() {}

    @Import(name = "tcgetattr")
    @Include("termios.h")
    static native int tcgetattr(int descriptor, Modes modes);

    @Import(name = "tcsetattr")
    @Include("termios.h")
    static native int tcsetattr(int descriptor, int when, Modes modes);

    @Import(name = "tcgetpgrp")
    @Include("unistd.h")
    static native int tcgetpgrp(int descriptor);

    @Import(name = "ptsname")
    @Include("stdlib.h")
    static native Address ptsname(int descriptor);

    @Variable
    @Import(name = "TCSAFLUSH")
    @Include("termios.h")
    static native int TCSAFLUSH();

    @Variable
    @Import(name = "TCSADRAIN")
    @Include("termios.h")
    static native int TCSADRAIN();

    @Variable
    @Import(name = "ECHO")
    @Include("termios.h")
    static native int ECHO();

    @Variable
    @Import(name = "ECHONL")
    @Include("termios.h")
    static native int ECHONL();

    /** {@code struct termios}. */
    @Native(structKeyword = true)
    @Name("termios")
    @Include("termios.h")
    static final class Modes extends Structure {
        @Name("c_lflag")
        int localFlags;
    }
}
