package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Digits;
import sshconnect.base.Utf8;

/** What parents of processes have in common. */
final class ChildProcess {

    /** Their numbers in decimal, a blank behind each (proc(5)); where Linux is built without it, there is no such file. */
    private static final String CHILDREN = "/proc/thread-self/children";

    private static final int LIST_BYTES = 4096;
    private static final int ANY = -1;

    private ChildProcess() {}

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

    /** Whether there are children, some that have ended among them. */
    static boolean any() {
        return LibcProcess.waitpid(ANY, new int[1], LibcProcess.WNOHANG()) >= 0;
    }

    /**
     * Sends a signal to every child.
     *
     * @param known the one that gets it where the system does not list them
     */
    static void signalAll(int known, int signal) {
        int list = Libc.open(CString.of(CHILDREN), Libc.O_RDONLY() | Libc.O_CLOEXEC());
        if (list < 0) {
            LibcProcess.kill(known, signal);
            return;
        }
        byte[] text = new byte[LIST_BYTES];
        long count = Libc.read(list, Address.ofData(text), text.length);
        Address.pin(text);
        Libc.close(list);
        String processes = Utf8.decode(text, 0, Math.max(0, (int) count));
        int from = 0;
        for (int blank = processes.indexOf(' '); blank >= 0; blank = processes.indexOf(' ', from)) {
            long process = Digits.number(processes, from, blank, 10, Integer.MAX_VALUE);
            // For kill(2), 0 and -1 are many processes that are none of ours.
            if (process > 0) {
                LibcProcess.kill((int) process, signal);
            }
            from = blank + 1;
        }
    }
}
