package sshconnect.posix;

import sshconnect.host.Host;

/**
 * Around the whole program: what should never be thrown becomes one line and an exit status. This is the only catch
 * there is, and nothing is assigned in it: TeaVM's C backend compiles no more than that rightly.
 */
final class Guard {

    private static final int FAILED = 1;

    private Guard() {}

    /** What is guarded. */
    interface Program {
        /**
         * Runs.
         *
         * @return the exit status
         */
        int run(Host host, String[] arguments);
    }

    /** Runs a program; gives its exit status, or 1 when it threw something. */
    static int run(Program program, Host host, String[] arguments) {
        try {
            return program.run(host, arguments);
        } catch (Throwable unexpected) {
            return report(host, unexpected);
        }
    }

    private static int report(Host host, Throwable unexpected) {
        // The process ends, and forwards no line of its own any more.
        ErrorPipe.leave();
        // TeaVM keeps no names of exceptions that its runtime alone throws.
        boolean named = unexpected.getClass().getName() != null;
        host.diagnostics().error("ERROR: internal error, please report it" + (named ? ": " + unexpected : ""));
        return FAILED;
    }
}
