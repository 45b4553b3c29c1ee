package sshconnect.posix;

import org.teavm.interop.Address;

/** The command line, from C: TeaVM's own decoding follows the locale, which is never set. */
final class Arguments {

    private static final String NAMELESS = "connect";

    private Arguments() {}

    /** The last component of what the program was called by. */
    static String programName() {
        Address name = at(0);
        String path = name == null ? NAMELESS : CString.toString(name);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What follows the program's name. */
    static String[] all() {
        int count = 0;
        while (at(count) != null) {
            count++;
        }
        String[] arguments = new String[Math.max(0, count - 1)];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = CString.toString(at(i + 1));
        }
        return arguments;
    }

    private static Address at(int index) {
        return Libc.arguments().add((long) index * Address.sizeOf()).getAddress();
    }
}
