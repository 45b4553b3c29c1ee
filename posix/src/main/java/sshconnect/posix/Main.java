package sshconnect.posix;

import sshconnect.cli.App;

/** The program on POSIX, compiled ahead of time. */
public final class Main {

    /** Who wants a library in every program, as torsocks and proxychains do, would be passed by unseen without it. */
    private static final String PRELOADED = "LD_PRELOAD";

    private Main() {}

    /**
     * Runs the program and ends the process with its exit status, unless another executable takes its place. This is
     * the one place where that happens; see {@link Replacement}.
     *
     * @param unused nothing: the command line comes from C, since TeaVM decodes it by the locale
     */
    public static void main(String[] unused) {
        FullExecutable.takeOver();
        // Before anything is opened, which would else take the place of a standard stream.
        StandardStreams.fillGaps();
        if (Libc.getenv(CString.of(PRELOADED)) != null) {
            Replacement.require(PRELOADED);
        }
        LibcProcess.signal(LibcProcess.SIGPIPE(), LibcProcess.SIG_IGN());
        int status = run();
        if (Replacement.failed()) {
            status = run();
        }
        Libc.exit(status);
    }

    private static int run() {
        return Guard.run(App::run, new PosixHost(), Arguments.all());
    }
}
