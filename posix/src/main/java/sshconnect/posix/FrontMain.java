package sshconnect.posix;

/** The front: what needs no library, linked statically. */
public final class FrontMain {

    private FrontMain() {}

    /**
     * Runs the program and ends the process, unless the full executable takes its place.
     *
     * @param unused nothing: the command line comes from C, since TeaVM decodes it by the locale
     */
    public static void main(String[] unused) {
        Program.run(PosixHost::front);
    }
}
