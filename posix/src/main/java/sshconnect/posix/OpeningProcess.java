package sshconnect.posix;

import sshconnect.host.Relay.Result;
import sshconnect.host.Tunnels;

/**
 * Processes that do for one client what takes time and memory, so that the one that serves neither waits nor makes
 * garbage: make a tunnel and pass its socket on, or compose a message. They end with the process that serves.
 */
final class OpeningProcess {

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private OpeningProcess() {
    }

    /** For the process that serves: children that end leave nothing to be waited for. */
    static void prepare() {
        LibcProcess.signal(LibcProcess.SIGCHLD(), LibcProcess.SIG_IGN());
    }

    /**
     * Starts a process that makes a tunnel.
     *
     * @param server  what it inherits and has no use for
     * @param tunnels what makes the tunnel
     * @param client  the client's number
     * @param through where to pass it on, see {@link DescriptorMessage}
     * @return 0 or an errno
     */
    static int open(ClientServer server, Tunnels tunnels, int client, int through) {
        int parent = LibcProcess.getpid();
        int child = LibcProcess.fork();
        if (child < 0) {
            return Libc.errno();
        }
        if (child == 0) {
            begin(parent);
            server.forget();
            Tunnels.Attempt attempt = tunnels.open(client);
            boolean opened = attempt.tunnel() != null;
            if (opened || attempt.learnt() != null) {
                DescriptorMessage.send(through, opened ? ((PosixChannel) attempt.tunnel()).descriptor() : -1,
                        attempt.learnt());
            }
            LibcProcess.exitAtOnce(opened ? DONE : FAILED);
        }
        return 0;
    }

    /** Tells the person how a relay has ended. Where no process can be had, nothing is told. */
    static void tell(Tunnels tunnels, int client, Result result) {
        tunnels.ended(client, result);
        LibcProcess.exitAtOnce(DONE);
    }

    /**
     * A process that is about to {@link #tell}.
     *
     * @return whether this is it
     */
    static boolean isTelling() {
        int parent = LibcProcess.getpid();
        boolean child = LibcProcess.fork() == 0;
        if (child) {
            begin(parent);
        }
        return child;
    }

    private static void begin(int parent) {
        UnixSocketFile.leave();
        LibcProcess.signal(LibcProcess.SIGCHLD(), LibcProcess.SIG_DFL());
        LibcLimits.prctl(LibcLimits.PR_SET_PDEATHSIG(), LibcProcess.SIGTERM());
        if (LibcLimits.getppid() != parent) {
            LibcProcess.exitAtOnce(FAILED);
        }
    }
}
