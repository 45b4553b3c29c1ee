package sshconnect.posix;

import java.util.function.Supplier;
import sshconnect.cli.App;

/** The program on POSIX, compiled ahead of time. */
final class Program {

    /** Who wants a library in every program, as torsocks and proxychains do, would be passed by unseen without it. */
    private static final String PRELOADED = "LD_PRELOAD";

    private Program() {}

    /**
     * Runs the program and ends the process with its exit status, unless another executable takes its place. This is
     * the one place where that happens; see {@link Replacement}.
     *
     * @param host makes the outside world of one run
     */
    static void run(Supplier<PosixHost> host) {
        FullExecutable.takeOver();
        // Before anything is opened, which would else take the place of a standard stream.
        StandardStreams.fillGaps();
        if (Libc.getenv(CString.of(PRELOADED)) != null) {
            Replacement.require(PRELOADED);
        }
        LibcProcess.signal(LibcProcess.SIGPIPE(), LibcProcess.SIG_IGN());
        int status = runOnce(host);
        if (Replacement.failed()) {
            status = runOnce(host);
        }
        Libc.exit(status);
    }

    private static int runOnce(Supplier<PosixHost> host) {
        return Guard.run(App::run, host.get(), Arguments.all());
    }
}
