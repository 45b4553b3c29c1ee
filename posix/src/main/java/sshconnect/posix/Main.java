package sshconnect.posix;

import sshconnect.cli.App;
import sshconnect.host.Host;

/** The program on POSIX, compiled ahead of time. */
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the process with its exit status.
     *
     * @param unused nothing: the command line comes from C, since TeaVM decodes it by the locale
     */
    public static void main(String[] unused) {
        FullExecutable.takeName();
        FullExecutable.handOverToPreloaded();
        StandardStreams.fillGaps();
        LibcProcess.signal(LibcProcess.SIGPIPE(), LibcProcess.SIG_IGN());
        Host host = new PosixHost();
        Libc.exit(Guard.run(App::run, host, Arguments.all()));
    }
}
