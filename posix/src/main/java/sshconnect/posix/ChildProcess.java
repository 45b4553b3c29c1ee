package sshconnect.posix;

/** What parents of processes have in common. */
final class ChildProcess {

    private ChildProcess() {
    }

    /**
     * Waits for the end of a child.
     *
     * @return its status as waitpid(2) gives it; -1 when the system does not tell
     */
    static int await(int process) {
        int[] status = {0};
        while (true) {
            int ended = LibcProcess.waitpid(process, status, 0);
            int error = ended < 0 ? Libc.errno() : 0;
            if (error != Errno.EINTR()) {
                return error == 0 ? status[0] : -1;
            }
        }
    }
}
