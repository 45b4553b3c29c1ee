package sshconnect.posix;

/** The full executable: everything, linked dynamically. */
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the process.
     *
     * @param unused nothing: the command line comes from C, since TeaVM decodes it by the locale
     */
    public static void main(String[] unused) {
        Program.run(PosixHost::full);
    }
}
